import type { Page } from '@playwright/test'
import { creditFaults } from '../../bench/support/procs-credits.ts'
import { viewDifferences, viewOf, type Shows } from '../../bench/support/procs-view.ts'
import type { JobItem } from '../../src/shared/contract/jobs.ts'
import { startTwoDesktops, type Desktop, type TwoDesktops } from '../support/two-desktops.ts'
import { expect, test as base, watchErrors } from './fixtures.ts'

interface Fixtures {
  readonly shop: TwoDesktops
  /** A window at each desktop, linked with the store by hand. */
  readonly annasWindow: Page
  readonly bensWindow: Page
}

const test = base.extend<Fixtures>({
  shop: async ({ browserName: _browserName }, use) => {
    const shop = await startTwoDesktops(100)
    await use(shop)
    await shop.stop()
  },
  annasWindow: async ({ page, shop }, use) => {
    await openLinked(page, shop, shop.anna, use)
  },
  bensWindow: async ({ context, shop }, use) => {
    const page = await context.newPage()
    await openLinked(page, shop, shop.ben, use)
  }
})

test.setTimeout(360_000)

async function openLinked(
  page: Page,
  shop: TwoDesktops,
  desktop: Desktop,
  use: (page: Page) => Promise<void>
): Promise<void> {
  const errors = watchErrors(page)
  await page.goto(desktop.server.url)
  await page.getByRole('link', { name: 'Sync', exact: true }).click()
  await page.getByLabel('Address of the backend').fill(desktop.lane.origin)
  await page.getByLabel('Pairing code').fill(await shop.pairingCode())
  await page.getByLabel('Name of this device').fill(desktop.name)
  await page.getByRole('button', { name: 'Link this store' }).click()
  await expect(chip(page, 'Up to date')).toBeVisible()
  await use(page)
  expect(errors).toEqual([])
}

const chip = (page: Page, words: string | RegExp) => page.getByRole('button', { name: words }).first()

/** Anna's or Ben's own way to hear at once what the other one did. */
async function syncNow(page: Page): Promise<void> {
  await page.getByRole('link', { name: 'Sync', exact: true }).click()
  await page.getByRole('button', { name: 'Sync now' }).first().click()
  await expect(chip(page, 'Up to date')).toBeVisible()
}

async function runJob(page: Page, products: number, attributes: readonly string[]): Promise<void> {
  await page.getByRole('link', { name: 'Products', exact: true }).click()
  const rows = page.getByRole('grid').getByRole('row')
  await rows.nth(1).getByRole('gridcell').first().click()
  await rows
    .nth(products)
    .getByRole('gridcell')
    .first()
    .click({ modifiers: ['Shift'] })
  await page.getByRole('button', { name: `Optimise ${products} products` }).click()
  for (const attribute of attributes) await page.getByRole('checkbox', { name: attribute, exact: true }).check()
  await page.getByRole('button', { name: 'Clear and short' }).click()
  await page.getByRole('button', { name: 'Create and start job' }).click()
  await page.getByRole('link', { name: 'Open job' }).click()
  await expect(page.getByText('Completed').first()).toBeVisible({ timeout: 30_000 })
}

async function openReview(page: Page, job: number): Promise<void> {
  await page.goto(`${new URL(page.url()).origin}/#/jobs/${job}/review`)
  await expect(page.locator('[role=row][aria-current=true]')).toBeVisible()
}

async function edit(page: Page, text: string): Promise<void> {
  await page.keyboard.press('e')
  const box = page.getByRole('textbox', { name: /^Your text/ })
  await expect(box).toBeFocused()
  await box.fill(text)
  await page.keyboard.press('Control+Enter')
  await expect(box).toBeHidden()
}

const shows = ({ name, server }: Desktop): Shows => ({ name, api: (method, path) => server.api(method, path) })

/** What was run is sent a moment later, and heard of when it is asked for. */
async function expectHeard(desktops: readonly Desktop[], job: number, delivered: number): Promise<void> {
  await expect
    .poll(
      async () => {
        for (const { server } of desktops) await server.api('POST', '/api/sync/now', {})
        const last = desktops.at(-1)
        const items = last ? await itemsOf(last, job) : []
        return items.filter((item) => item.status === 'DONE').length
      },
      { timeout: 30_000 }
    )
    .toBe(delivered)
}

/** Everything that the two windows are made of is the same, and so is the backend's own list. */
async function expectSame({ anna, ben }: TwoDesktops): Promise<void> {
  await expect
    .poll(
      async () => {
        for (const { server } of [ben, anna, ben]) await server.api('POST', '/api/sync/now', {})
        return viewDifferences(await Promise.all([anna, ben].map((desktop) => viewOf(shows(desktop)))))
      },
      { timeout: 30_000 }
    )
    .toEqual([])
}

async function expectExactCredits(shop: TwoDesktops): Promise<void> {
  const clients = [shop.anna, shop.ben].map(({ name, server }) => ({ name, dataDir: server.dataDir }))
  expect(await creditFaults(shop.backend, shop.instanceId, clients)).toEqual([])
}

async function itemsOf({ server }: Desktop, job: number): Promise<JobItem[]> {
  const reply = await server.api('GET', `/api/jobs/${job}/items?limit=500`)
  return (reply.json as { readonly items?: JobItem[] }).items ?? []
}

test('one desktop approves and edits offline while the other runs a job; online again both show the same, and the credits are exact', async ({
  shop,
  annasWindow: anna,
  bensWindow: ben
}) => {
  await test.step('what Anna ran is there for Ben', async () => {
    await runJob(anna, 5, ['Title', 'Description'])
    await syncNow(ben)
    await expectHeard([shop.anna, shop.ben], 1, 10)
    await openReview(ben, 1)
    await expect(ben.getByText('0 of 10 reviewed')).toBeVisible()
  })

  await test.step('Ben, offline, approves three texts and writes one', async () => {
    shop.ben.lane.cut('requests')
    for (const count of [1, 2, 3]) {
      await ben.keyboard.press('a')
      await expect(ben.getByText(`${count} of 10 reviewed`)).toBeVisible()
    }
    await edit(ben, 'Written by Ben')
    await ben.keyboard.press('a')
    await expect(ben.getByText('4 of 10 reviewed')).toBeVisible()
    await expect(chip(ben, /Offline, \d+ waiting/)).toBeVisible({ timeout: 30_000 })
  })

  await test.step('Anna runs another job meanwhile, and rejects a text', async () => {
    await runJob(anna, 4, ['SEO title'])
    await openReview(anna, 1)
    // Further down than Ben has come, so that nobody is of two minds.
    for (let n = 0; n < 6; n++) await anna.keyboard.press('j')
    await anna.keyboard.press('r')
    await expect(anna.getByText('1 of 10 reviewed')).toBeVisible()
  })

  await test.step('online again', async () => {
    shop.ben.lane.cut(null)
    await syncNow(ben)
    await syncNow(anna)
    await syncNow(ben)
    await expectSame(shop)
    for (const page of [anna, ben]) {
      await openReview(page, 1)
      await expect(page.getByText('5 of 10 reviewed')).toBeVisible()
      await page.locator('label', { hasText: /^Edited/ }).click()
      await expect(page.getByText('Written by Ben').first()).toBeVisible()
    }
    await expectExactCredits(shop)
    for (const { server } of [shop.anna, shop.ben])
      expect((await server.api('GET', '/api/credits')).json).toMatchObject({
        store: { allowance: 100, captured: 14, open: 0 }
      })
  })
})

test('two people write for the same item while they cannot hear each other: both texts are kept until one chooses', async ({
  shop,
  annasWindow: anna,
  bensWindow: ben
}) => {
  await runJob(anna, 2, ['Title'])
  await syncNow(ben)
  await expectHeard([shop.anna, shop.ben], 1, 2)
  for (const { lane } of [shop.anna, shop.ben]) lane.cut('requests')
  for (const [page, text] of [
    [anna, 'Written by Anna'],
    [ben, 'Written by Ben']
  ] as const) {
    await openReview(page, 1)
    await edit(page, text)
  }
  for (const [page, { lane }] of [
    [anna, shop.anna],
    [ben, shop.ben]
  ] as const) {
    lane.cut(null)
    await syncNow(page)
  }
  await syncNow(anna)
  await expectSame(shop)
  const [item] = await itemsOf(shop.anna, 1)
  expect(item).toMatchObject({
    review: 'OPEN',
    edit: 'Written by Anna',
    otherEdit: { text: 'Written by Ben', deviceName: shop.ben.name }
  })

  await openReview(anna, 1)
  await expect(anna.getByText(/^Two people wrote this text at the same time/)).toBeVisible()
  await expect(anna.getByRole('group', { name: `Written on ${shop.ben.name}` })).toContainText('Written by Ben')
  await openReview(ben, 1)
  const bens = ben.getByRole('group', { name: 'Your text, written on this device' })
  await expect(bens).toContainText('Written by Ben')
  await bens.getByRole('button', { name: /^Keep the other/ }).click()
  await expect(ben.getByText(/the other text is kept/).first()).toBeVisible()
  await syncNow(ben)
  await syncNow(anna)
  await expectSame(shop)
  expect((await itemsOf(shop.anna, 1))[0]).toMatchObject({ review: 'OPEN', edit: 'Written by Ben', otherEdit: null })
  await expectExactCredits(shop)
})
