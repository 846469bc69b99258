import { beforeEach, describe, expect, test } from 'vitest'
import { page } from 'vitest/browser'
import { render } from 'vitest-browser-react'
import type { SyncState } from '#shared/contract/sync.ts'
import { ScreenFrame } from '../../app/testing/render.tsx'
import { productSelection } from '../../lib/selection.ts'
import { createFakeClient, refusal, type FakeHandlers } from '../../lib/testing/fake-client.ts'
import { fakeLinked, fakeSyncState } from '../../lib/testing/fake-sync.ts'
import { draft } from './draft.ts'
import { OptimizerScreen } from './optimizer-screen.tsx'

beforeEach(() => {
  productSelection.clear()
  draft.reset()
})

/** 12 credits here and 300 at the store, for 40 products and one attribute. */
async function open(status: SyncState['status'], handlers: FakeHandlers = {}, unleased = 300, heldBefore = 0) {
  productSelection.selectIds(Array.from({ length: 40 }, (_, at) => `product-${at + 1}`))
  const linked = fakeLinked({ state: fakeSyncState({ status }) })
  const store = linked.store && { ...linked.store, unleased, heldBefore }
  const fake = createFakeClient(handlers, { sync: { ...linked, store }, creditsTotal: 112, creditsUsed: 100 })
  await render(
    <ScreenFrame fake={fake}>
      <OptimizerScreen />
    </ScreenFrame>
  )
  await page.getByRole('checkbox', { name: 'Title', exact: true }).click()
  await page.getByRole('textbox', { name: 'Prompt' }).fill('Short and clear.')
  return fake
}

const alert = page.getByRole('alert')
const price = page.getByRole('region', { name: 'Price' })

describe('a job that needs more than this device holds', () => {
  test('is told that the rest is fetched from the store, and is no shortfall', async () => {
    await open('up-to-date')
    await expect
      .element(page.getByText('12 here, 300 more at the store: they are fetched when you create the job.'))
      .toBeVisible()
    await expect.element(price).toMatchTextContent(/On this device12At the store300After this job272/)
    await expect.element(alert).not.toBeInTheDocument()
  })

  test('is short while the store is out of reach, with what fits offered', async () => {
    await open('offline')
    await expect.element(alert).toMatchTextContent(/12 here, 300 more at the store, which can’t be fetched/)
    await expect.element(price).toMatchTextContent(/At the storeOut of reach nowAfter this job28 too few/)
    await expect.element(page.getByRole('button', { name: 'Keep the first 12 products' })).toBeVisible()
    await expect.element(page.getByRole('link', { name: 'Who holds what' })).toHaveAttribute('href', '#/credits')
  })

  test('and more than the store has is short by that much, with what lies on other devices', async () => {
    await open('up-to-date', {}, 10)
    await expect
      .element(alert)
      .toMatchTextContent(
        /You need 40 credits but only have 22 remaining\. Other devices hold 170 unused credits, which only they can spend\./
      )
  })

  test('is created with what the store lends, and only the price panel counts what is left for the next one', async () => {
    const fake = await open('up-to-date')
    await page.getByRole('button', { name: 'Create and start job' }).click()
    await expect.element(page.getByText('Job 2 created: 40 items, 40 credits', { exact: true })).toBeVisible()
    await expect.element(price).toMatchTextContent(/On this device0At the store272After this job272/)
    expect(fake.state.creditsUsed).toBe(140)
  })

  test('counts no credits of an earlier life of this device among those of the other devices', async () => {
    await open('up-to-date', {}, 10, 8)
    await expect.element(alert).toMatchTextContent(/Other devices hold 170 unused credits, which only they can spend\./)
  })

  test('is priced from the quote before the first sync as well', async () => {
    productSelection.selectIds(['product-1'])
    const sync = fakeLinked({
      store: null,
      devices: [],
      state: fakeSyncState({ status: 'syncing', lastSyncedAt: null })
    })
    const fake = createFakeClient({}, { sync, creditsTotal: 40, creditsUsed: 40 })
    await render(
      <ScreenFrame fake={fake}>
        <OptimizerScreen />
      </ScreenFrame>
    )
    await page.getByRole('checkbox', { name: 'Title', exact: true }).click()
    await expect.element(price).toMatchTextContent(/On this device0At the store0After this job1 too few/)
    await expect.element(page.getByRole('link', { name: 'Raise the allowance' })).not.toBeInTheDocument()
    await expect.element(page.getByRole('link', { name: 'Who holds what' })).toBeVisible()
  })

  test('shows a refusal of the backend as it comes', async () => {
    const message = 'You need 40 credits but only have 12 remaining. Studio holds 170 unused ones.'
    await open('up-to-date', {
      'jobs.create': () =>
        refusal('INSUFFICIENT_CREDITS', message, { required: 40, remaining: 12, creditsTotal: 112, creditsUsed: 100 })
    })
    await page.getByRole('button', { name: 'Create and start job' }).click()
    await expect.element(alert.getByText(message)).toBeVisible()
    await expect.element(page.getByText('they are fetched when', { exact: false })).not.toBeInTheDocument()
  })
})
