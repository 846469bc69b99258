import type { Page } from '@playwright/test'
import { contentsOf, differences } from '../../simulators/wix/snapshot.ts'
import { readsAlike } from '../../src/shared/model/shop-value.ts'
import { jobItems } from '../support/job-items.ts'
import { Keyboard } from '../support/keyboard.ts'
import { startServe, type ServeProcess } from '../support/serve-process.ts'
import { startWixServer } from '../support/wix-server.ts'
import { expect, test, watchErrors } from './fixtures.ts'

test.setTimeout(360_000)

const ATTRIBUTES = ['Title', 'Description', 'SEO title']

test('the sample store by keyboard alone: from the first run to the file of what was approved', async ({ page }) => {
  const server = await startServe()
  try {
    const errors = watchErrors(page)
    const keyboard = await Keyboard.of(page)
    await page.goto(server.url)

    await test.step('first run', async () => {
      await keyboard.use(page.getByRole('button', { name: 'Load the sample store' }))
      await expect(page.getByText('209 products')).toBeVisible()
      await keyboard.isHeld()
    })

    await test.step('ten products', async () => {
      await expect(page.getByRole('grid').getByRole('row').nth(1)).toBeVisible()
      await keyboard.press('x')
      await keyboard.seesFocus()
      for (let more = 0; more < 9; more += 1) await keyboard.press('Shift+ArrowDown')
      await expect(page.getByRole('button', { name: 'Optimise 10 products' })).toBeVisible()
      await keyboard.seesFocus()
    })

    await optimise(page, keyboard)

    await test.step('review: approve, reject, edit, undo', async () => {
      const reviewed = (count: number) => expect(page.getByText(`${count} of 30 reviewed`)).toBeVisible()
      await keyboard.isHeld()
      await expect(page.locator('[role=row][aria-current=true]')).toBeVisible()
      await keyboard.press('a')
      await reviewed(1)
      await keyboard.press('r')
      await reviewed(2)
      await keyboard.press('e')
      const field = page.getByRole('textbox', { name: /^Your text/ })
      await expect(field).toBeFocused()
      await keyboard.seesFocus()
      await keyboard.press('Control+a')
      await keyboard.type('Written by hand')
      await keyboard.press('Control+Shift+Enter')
      await reviewed(3)
      await keyboard.press('a')
      await reviewed(4)
      await keyboard.press('u')
      await reviewed(3)
      await keyboard.isHeld()
      await expect.poll(() => decided(server)).toEqual({ approved: 2, rejected: 1, edited: 1 })
    })

    await test.step('review: filter, and all that matches', async () => {
      await keyboard.use(page.getByRole('button', { name: /^Filter/ }))
      const attribute = page.getByRole('combobox', { name: 'Attribute' })
      await keyboard.to(attribute)
      await keyboard.press('ArrowDown')
      await expect(page.getByRole('option', { name: /^Title \(\d+\)$/ })).toBeVisible()
      await keyboard.press('Enter')
      await expect(page.getByRole('button', { name: 'Without Title' })).toBeAttached()
      await keyboard.press('Escape', 'Escape')
      await expect(attribute).toBeHidden()
      await keyboard.isHeld()
      await keyboard.use(page.getByRole('button', { name: 'Without Title' }))
      await expect(page.getByRole('button', { name: 'Without Title' })).toBeHidden()
      await keyboard.press('Control+a')
      await expect(page.getByText(/^All \d+ texts that match$/)).toBeVisible()
      await keyboard.press('a')
      await expect(page.getByText('30 of 30 reviewed')).toBeVisible()
      await expect.poll(() => decided(server)).toEqual({ approved: 29, rejected: 1, edited: 1 })
    })

    await test.step('the file', async () => {
      await keyboard.use(page.getByRole('link', { name: 'Export', exact: true }).first())
      await keyboard.use(page.getByRole('button', { name: 'Create the file' }))
      const download = page.waitForEvent('download')
      await keyboard.use(page.getByRole('link', { name: /Download/ }))
      expect(await (await download).path()).not.toBe('')
    })

    keyboard.wasAlone()
    expect(errors).toEqual([])
  } finally {
    await server.stop()
  }
})

test('a store on Wix by keyboard alone: from connecting it to the undo of what was published', async ({ page }) => {
  const wix = await startWixServer(8, 'V3')
  const server = await startServe({ args: ['--wix-base-url', wix.baseUrl] })
  const before = contentsOf(wix.simulator.store)
  const changed = () => differences(before, contentsOf(wix.simulator.store)).length
  try {
    const errors = watchErrors(page)
    const keyboard = await Keyboard.of(page)
    await page.goto(server.url)

    await test.step('connect and fetch', async () => {
      await keyboard.use(page.getByRole('link', { name: 'Connect a Wix store' }))
      await keyboard.to(page.getByLabel('Site id'))
      await keyboard.type(wix.siteId)
      await keyboard.to(page.getByLabel('API key'))
      await keyboard.type(wix.apiKey)
      await keyboard.press('Enter')
      await expect(page.getByText(/Current as of/).first()).toBeVisible({ timeout: 60_000 })
      await keyboard.isHeld()
    })

    await test.step('all products', async () => {
      await keyboard.press('g', 'p')
      await expect(page.getByRole('heading', { name: 'Products', level: 1 })).toBeVisible()
      await keyboard.isHeld()
      await expect(page.getByRole('grid').getByRole('row').nth(1)).toBeVisible()
      await keyboard.press('Control+a')
      await expect(page.getByRole('button', { name: 'Optimise 8 products' })).toBeVisible()
    })

    await optimise(page, keyboard)

    await test.step('review', async () => {
      await expect(page.locator('[role=row][aria-current=true]')).toBeVisible()
      await keyboard.press('r')
      await expect(page.getByText('1 of 24 reviewed')).toBeVisible()
      await keyboard.press('Control+a')
      await expect(page.getByText('All 23 texts that match')).toBeVisible()
      await keyboard.press('a')
      await expect(page.getByText('24 of 24 reviewed')).toBeVisible()
      await expect.poll(() => decided(server)).toEqual({ approved: 23, rejected: 1, edited: 0 })
    })

    await test.step('publish', async () => {
      await keyboard.use(page.getByRole('link', { name: 'Publish', exact: true }).first())
      await keyboard.use(page.getByRole('button', { name: /^Publish \d+ values…$/ }))
      const confirm = page.getByRole('dialog').getByRole('button', { name: /^Publish \d+ values now$/ })
      await expect(confirm).toBeFocused()
      await keyboard.seesFocus()
      await keyboard.press('Enter')
      await expect(page.getByText(/^Done/).first()).toBeVisible({ timeout: 60_000 })
      await keyboard.isHeld()
      const approved = (await jobItems(server, 1)).filter(
        ({ review, attribute, proposal, original }) =>
          review === 'APPROVED' && !readsAlike(attribute, proposal ?? '', original)
      )
      expect(approved.length).toBeGreaterThan(8)
      expect(changed()).toBeGreaterThanOrEqual(approved.length)
    })

    await test.step('history and undo', async () => {
      await keyboard.press('g', 'h')
      await expect(page.getByRole('heading', { name: 'History', level: 1 })).toBeVisible()
      await keyboard.isHeld()
      await keyboard.to(page.getByRole('tab', { name: 'Values' }))
      await keyboard.press('ArrowRight')
      await keyboard.use(page.getByRole('link', { name: 'Publish 1', exact: true }))
      await keyboard.use(page.getByRole('button', { name: 'Undo this publish…' }))
      const confirm = page.getByRole('dialog').getByRole('button', { name: /^Undo \d+ values$/ })
      await expect(confirm).toBeFocused()
      await keyboard.press('Enter')
      await expect(page.getByRole('heading', { name: /^Undo \d+$/ })).toBeVisible()
      await expect(page.getByText(/^Done/).first()).toBeVisible({ timeout: 60_000 })
      await keyboard.isHeld()
      expect(changed()).toBe(0)
    })

    keyboard.wasAlone()
    expect(errors).toEqual([])
  } finally {
    await server.stop()
    await wix.close()
  }
})

/** From products that are selected to the review of their job. */
async function optimise(page: Page, keyboard: Keyboard): Promise<void> {
  await test.step('attributes, and the job', async () => {
    await keyboard.press('Control+Enter')
    await expect(page.getByRole('heading', { name: 'Optimise', level: 1 })).toBeVisible()
    await keyboard.isHeld()
    for (const name of ATTRIBUTES) {
      const attribute = page.getByRole('checkbox', { name, exact: true })
      await keyboard.to(attribute)
      await keyboard.press('Space')
      await expect(attribute).toBeChecked()
    }
    await keyboard.use(page.getByRole('button', { name: 'Clear and short' }))
    await expect(page.getByRole('region', { name: 'Price' })).toContainText('credits')
    await keyboard.press('Control+Enter')
    await expect(page.getByText(/Job 1 created/)).toBeVisible()
    await keyboard.use(page.getByRole('link', { name: 'Open job' }))
  })

  await test.step('progress', async () => {
    await keyboard.isHeld()
    await expect(page.getByText('Completed').first()).toBeVisible({ timeout: 60_000 })
    await keyboard.use(page.getByRole('link', { name: /^Review [\d,]+$/ }))
    await expect(page.getByRole('heading', { name: 'Review', level: 1 })).toBeVisible()
  })
}

async function decided(server: ServeProcess) {
  const items = await jobItems(server, 1)
  return {
    approved: items.filter(({ review }) => review === 'APPROVED').length,
    rejected: items.filter(({ review }) => review === 'REJECTED').length,
    edited: items.filter(({ edit }) => edit !== null).length
  }
}
