import { readFileSync } from 'node:fs'
import path from 'node:path'
import { differingCells } from '../../bench/support/csv-diff.ts'
import type { JobItem } from '../../src/shared/contract/jobs.ts'
import type { ServeProcess } from '../support/serve-process.ts'
import { expect, test } from './fixtures.ts'

const sampleStore = path.resolve(import.meta.dirname, '../../resources/sample-store.csv')
const COLUMNS: Readonly<Record<string, string>> = {
  title: 'name',
  description: 'plainDescription',
  seoTitle: 'seoTitle'
}

async function itemsOf(server: ServeProcess): Promise<JobItem[]> {
  const reply = await server.api('GET', '/api/jobs/1/items?limit=500')
  return (reply.json as { items: JobItem[] }).items
}

test.setTimeout(360_000)

test('from the first run to an export that differs in exactly the approved cells', async ({ app, server }) => {
  await test.step('first run: the sample store', async () => {
    await app.getByRole('button', { name: 'Load the sample store' }).click()
    await expect(app.getByRole('heading', { name: 'Products', level: 1 })).toBeVisible()
    await expect(app.getByText('209 products')).toBeVisible()
  })

  await test.step('ten products, three attributes, and the price before anything is paid', async () => {
    const rows = app.getByRole('grid').getByRole('row')
    await rows.nth(1).getByRole('gridcell').first().click()
    await rows
      .nth(10)
      .getByRole('gridcell')
      .first()
      .click({ modifiers: ['Shift'] })
    await app.getByRole('button', { name: 'Optimise 10 products' }).click()
    for (const attribute of ['Title', 'Description', 'SEO title'])
      await app.getByRole('checkbox', { name: attribute, exact: true }).check()
    await app.getByRole('button', { name: 'Clear and short' }).click()
    const price = app.getByRole('region', { name: 'Price' })
    await expect(price).toContainText('10 products × 3 attributes')
    await expect(price).toContainText('30 credits')
    await expect(price).toContainText('970')
    await expect(price).toContainText('Sample model')
  })

  await test.step('run', async () => {
    await app.getByRole('button', { name: 'Create and start job' }).click()
    await expect(app.getByText(/Job 1 created/)).toBeVisible()
    await app.getByRole('link', { name: 'Open job' }).click()
    await expect(app.getByText('Completed')).toBeVisible()
    await expect(app.getByRole('complementary', { name: 'Details' })).toContainText('Sample model')
    await app.getByRole('link', { name: /^Review [\d,]+$/ }).click()
  })

  await test.step('one text again with a note, and the earlier one back', async () => {
    await expect(app.locator('[role=row][aria-current=true]')).toBeVisible()
    const proposal = async () => (await itemsOf(server))[0]?.proposal
    const before = await proposal()
    await app.keyboard.press('m')
    await app.getByRole('textbox', { name: 'What should be different?' }).fill('Name the maker')
    await app.keyboard.press('Enter')
    await expect.poll(proposal).toContain('Name the maker')
    await expect(app.getByText(/the new text is here/)).toBeVisible()
    await app.keyboard.press('u')
    await expect.poll(proposal).toBe(before)
    // Before the window shows it, a decision would be about a text that is there no more, and refused.
    await expect(app.locator('[role=row][aria-current=true]')).not.toContainText('Name the maker')
  })

  await test.step('review by keyboard: approve 20, reject 5, edit 5', async () => {
    const reviewed = (count: number) => expect(app.getByText(`${count} of 30 reviewed`)).toBeVisible()
    await reviewed(0)
    // Keys mean nothing before there is a text that they could be about.
    await expect(app.locator('[role=row][aria-current=true]')).toBeVisible()
    for (let n = 1; n <= 20; n++) {
      await app.keyboard.press('a')
      await reviewed(n)
    }
    for (let n = 21; n <= 25; n++) {
      await app.keyboard.press('r')
      await reviewed(n)
    }
    for (let n = 26; n <= 30; n++) {
      await app.keyboard.press('e')
      const box = app.getByRole('textbox', { name: /^Your text/ })
      await expect(box).toBeFocused()
      await box.fill(`Edited by hand ${n}`)
      // A description is edited as it reads; to other texts the keys mean nothing.
      await app.keyboard.press('Control+a')
      await app.keyboard.press('Control+b')
      await app.keyboard.press('Control+Enter')
      await expect(box).toBeHidden()
      await app.keyboard.press('a')
      await reviewed(n)
    }
    // The window counts a decision as soon as it is made; what counts is what is stored.
    const stored = async () => {
      const items = await itemsOf(server)
      const count = (of: (item: JobItem) => boolean) => items.filter(of).length
      return {
        approved: count((item) => item.review === 'APPROVED' && item.edit === null),
        rejected: count((item) => item.review === 'REJECTED'),
        edited: count((item) => item.review === 'APPROVED' && item.edit !== null)
      }
    }
    await expect.poll(stored).toEqual({ approved: 20, rejected: 5, edited: 5 })
    const descriptions = (await itemsOf(server)).filter((item) => item.attribute === 'description')
    expect(descriptions.map((item) => item.edit)).toContainEqual(
      expect.stringMatching(/^<p><strong>Edited by hand \d+<\/strong><\/p>$/)
    )
  })

  await test.step('export: the file differs in the approved cells and nowhere else', async () => {
    await app.getByRole('link', { name: 'Export', exact: true }).click()
    await app.getByRole('button', { name: 'Create the file' }).click()
    const download = app.waitForEvent('download')
    await app.getByRole('link', { name: /Download/ }).click()
    const file = await (await download).path()
    const differences = differingCells(readFileSync(sampleStore, 'utf8'), readFileSync(file, 'utf8'))
    const expected = (await itemsOf(server))
      .filter((item) => item.review === 'APPROVED')
      // An approved text can be the original.
      .filter((item) => (item.edit ?? item.proposal) !== item.original)
      .map((item) => [item.productId, COLUMNS[item.attribute], item.edit ?? item.proposal])
    expect(differences.map(({ handle, column, after }) => [handle, column, after])).toEqual(
      expect.arrayContaining(expected)
    )
    expect(differences).toHaveLength(expected.length)
    expect(expected.length).toBeGreaterThan(20)
  })
})
