import type { JobItem } from '../../src/shared/contract/jobs.ts'
import { furnish } from '../support/screens.ts'
import { startServe, type ServeProcess } from '../support/serve-process.ts'
import { expect, test, watchErrors } from './fixtures.ts'

let server: ServeProcess

test.beforeAll(async () => {
  server = await startServe({ args: ['--sample'] })
  await furnish(server)
})
test.afterAll(() => server.stop())

test('a long text is compared in a thread of its own, which the content policy lets in', async ({ page }) => {
  const reply = await server.api('GET', '/api/jobs/1/items?limit=200&status=DONE')
  const { items } = reply.json as { items: JobItem[] }
  const item = items.find(({ attribute, review }) => attribute === 'description' && review === 'OPEN')
  if (item === undefined) throw new Error('No description is left to review')
  const edit = `${item.original}${'<p>A line that makes it a long text, with one word more.</p>'.repeat(120)}`
  await server.api('POST', '/api/items/review', { ids: [item.id], edit })

  const errors = watchErrors(page)
  const thread = page.waitForEvent('worker')
  await page.goto(server.url)
  await page.goto(`${server.origin}/#/jobs/1/review`)
  await page.getByLabel('Search products and texts').fill(item.productName)
  const row = page.locator(`#review-item-${item.id}`)
  await expect(row).toBeVisible()
  await page.getByTitle('Rendered').click()
  expect((await thread).url()).toContain('/assets/comparison-worker')
  await expect(row.locator('ins[data-change]').first()).toBeAttached()
  await expect(row.getByText('Comparing…')).toHaveCount(0)
  expect(errors).toEqual([])
})
