import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { startServe } from '../support/serve-process.ts'
import { expect, test, watchErrors } from './fixtures.ts'

test('after a kill in the middle of a run, a banner names the job, and it finishes with each item paid once', async ({
  page
}) => {
  const dataDir = mkdtempSync(path.join(tmpdir(), 'wordshelf-e2e-'))
  const first = await startServe({ dataDir, args: ['--sample'] })
  const { ids } = (await first.api('GET', '/api/products/ids')).json as { ids: string[] }
  await first.api('POST', '/api/jobs', {
    sourceScope: 'products',
    productIds: ids.slice(0, 150),
    attributes: ['title', 'description'],
    language: 'en',
    prompt: 'Clear and friendly.'
  })
  const done = async (): Promise<number> => {
    const { progress } = (await first.api('GET', '/api/jobs/1')).json as { progress: { done: number } }
    return progress.done
  }
  await expect.poll(done).toBeGreaterThan(20)
  await first.kill()

  const second = await startServe({ dataDir })
  const errors = watchErrors(page)
  await page.goto(second.url)
  await expect(page.getByText(/was stopped in the middle of job 1/)).toBeVisible()
  await page.getByRole('link', { name: 'Open job' }).click()
  await expect(page.getByText('Completed')).toBeVisible({ timeout: 60_000 })
  const job = (await second.api('GET', '/api/jobs/1')).json as Record<string, unknown>
  expect(job).toMatchObject({ totalItems: 300, releasedCredits: 0, capturedCredits: 300, progress: { done: 300 } })
  expect((await second.api('GET', '/api/credits')).json).toMatchObject({ creditsUsed: 300, reserved: 0 })
  await page.getByRole('button', { name: 'Dismiss' }).click()
  await expect(page.getByText(/was stopped in the middle/)).toBeHidden()
  expect(errors).toEqual([])
  await second.stop()
  rmSync(dataDir, { recursive: true, force: true })
})
