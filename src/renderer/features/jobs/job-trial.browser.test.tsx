import { describe, expect, test } from 'vitest'
import { render } from 'vitest-browser-react'
import { page } from 'vitest/browser'
import { ScreenFrame } from '../../app/testing/render.tsx'
import type { Job } from '#shared/contract/jobs.ts'
import { createFakeClient } from '../../lib/testing/fake-client.ts'
import { fakeJob } from '../../lib/testing/fake-data.ts'
import { JobScreen } from './job-screen.tsx'

async function open(job: Job) {
  const fake = createFakeClient({}, { jobs: [job] })
  await render(
    <ScreenFrame fake={fake}>
      <JobScreen jobId={job.id} />
    </ScreenFrame>
  )
  await expect.element(page.getByRole('progressbar')).toBeInTheDocument()
  return fake
}

const RUNNING = fakeJob({
  status: 'RUNNING',
  productCount: 200,
  counts: { done: 4, running: 2, pending: 394 },
  trial: { products: 5, over: false }
})

const DONE = fakeJob({
  status: 'PAUSED',
  pausedBy: 'trial',
  productCount: 200,
  counts: { done: 10, pending: 390 },
  review: { open: 10, approved: 0, rejected: 0, edited: 0 },
  trial: { products: 5, over: false }
})

/** The filled buttons and links: what the screen asks for first. */
const dominant = () =>
  [...document.querySelectorAll('main [data-variant="filled"], [data-variant="filled"]')].map(
    (each) => each.textContent
  )

describe('a trial', () => {
  test('is said while it runs, with how much of the job it is', async () => {
    await open(RUNNING)
    await expect.element(page.getByText('Trial: 5 of 200 products')).toBeVisible()
    await expect.element(page.getByRole('button', { name: 'Pause' })).toBeVisible()
  })

  test('that is done asks one thing first: to look at what it brought', async () => {
    await open(DONE)
    await expect.element(page.getByText('Trial done: 5 of 200 products')).toBeVisible()
    await expect
      .element(page.getByText(/The other 390 texts wait for your word\. Their credits are held/))
      .toBeVisible()
    await expect
      .element(page.getByRole('link', { name: 'Review the 10 results' }))
      .toHaveAttribute('href', '#/jobs/1/review')
    expect(dominant()).toEqual(['Review the 10 results'])
    await expect.element(page.getByRole('button', { name: 'Resume' })).not.toBeInTheDocument()
  })

  test('counts what waits in texts, without the products that were taken over', async () => {
    await open(
      fakeJob({
        status: 'PAUSED',
        pausedBy: 'trial',
        trial: { products: 5, over: false },
        productCount: 100,
        counts: { done: 130, pending: 70 },
        reusedItems: 120,
        requiredCredits: 80,
        capturedCredits: 10
      })
    )
    await expect.element(page.getByText('The other 70 texts wait for your word. Their credits are held.')).toBeVisible()
  })

  test('whose results have been reviewed asks for the rest', async () => {
    const fake = await open({ ...DONE, review: { open: 0, approved: 9, rejected: 1, edited: 0 } })
    expect(dominant()).toEqual(['Run the rest'])
    await page.getByRole('button', { name: 'Run the rest' }).click()
    await expect.element(page.getByText(/^Trial/)).not.toBeInTheDocument()
    await expect.element(page.getByRole('button', { name: 'Pause' })).toBeVisible()
    expect(fake.callsOf('jobs.resume').map((call) => call.input)).toEqual([{ id: 1 }])
  })

  test('that brought nothing recommends nothing, and its rest can be given up', async () => {
    const failed = fakeJob({
      status: 'PAUSED',
      pausedBy: 'trial',
      productCount: 200,
      counts: { failed: 10, pending: 390 },
      trial: { products: 5, over: false }
    })
    const fake = await open(failed)
    await expect.element(page.getByText(/No text came out of it/)).toBeVisible()
    expect(dominant()).toEqual([])
    await page.getByRole('button', { name: 'Cancel the rest' }).click()
    await expect.element(page.getByText(/390 credits of 400 will come back/)).toBeVisible()
    expect(fake.callsOf('jobs.cancel')).toHaveLength(0)
    await page.getByRole('button', { name: 'Yes, cancel the rest' }).click()
    await expect.poll(() => fake.callsOf('jobs.cancel').length).toBe(1)
  })
})
