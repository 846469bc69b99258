import { describe, expect, test, vi } from 'vitest'
import { render } from 'vitest-browser-react'
import { page, userEvent } from 'vitest/browser'
import type { HistoryEntry } from '#shared/contract/publishes.ts'
import type { HistorySearch } from '../../../lib/routes.ts'
import { fakeHistoryEntry, fakePublish } from '../../../lib/testing/fake-publishes.ts'
import { PublishFrame, publishClient } from '../testing/publish-frame.tsx'
import { HistoryScreen } from './history-screen.tsx'

const SIX = Array.from({ length: 6 }, (_, at) => fakeHistoryEntry(at + 1))

async function open(history: readonly HistoryEntry[] = SIX, search: HistorySearch = {}) {
  const go = vi.fn()
  const fake = publishClient({
    history: [...history],
    publishes: [fakePublish(), fakePublish({ id: 4, kind: 'UNDO' })]
  })
  await render(
    <PublishFrame fake={fake} go={go}>
      <HistoryScreen {...search} />
    </PublishFrame>
  )
  return { fake, go, undone: () => fake.callsOf('history.undo').map(({ input }) => input) }
}

/** What took the second value back. */
const PUT_BACK = { kind: 'UNDO', publishId: 4, itemId: 2 } as const
const ticks = () =>
  page
    .getByRole('checkbox')
    .all()
    .map((each) => (each.element() as HTMLInputElement).checked)
const button = (name: string | RegExp) => page.getByRole('button', { name })
const rows = () => page.getByRole('listitem').all().length
const asked = (fake: { callsOf: (name: 'history.list') => readonly { input: unknown }[] }) =>
  fake.callsOf('history.list').at(-1)?.input

test('a value tells what it replaced, who approved it, and what wrote it', async () => {
  await open([
    fakeHistoryEntry(1, { before: 'Linen apron', value: 'Linen apron by Northbank', edited: true, language: 'de' })
  ])
  const row = page.getByRole('listitem')
  await expect.element(row).toMatchTextContent(/Linen apron by Northbank/)
  await expect.element(row).toMatchTextContent(/Approved here on 23 Nov 2026, \d\d:\d\d/)
  await expect.element(row).toMatchTextContent(/German, Sample model, edited by hand/)
  await expect.element(row).toMatchTextContent(/Prompt: Make it short and clear\./)
  await expect.element(row.getByRole('link', { name: 'Job 1' })).toHaveAttribute('href', '#/jobs/1')
  await expect.element(row.getByRole('link', { name: 'Publish 1' })).toHaveAttribute('href', '#/publishes/1')
  expect(row.element().querySelector('ins')?.textContent).toBe(' by Northbank')
})

describe('the filters', () => {
  test('ask for a product, a job, an attribute and whole days of the reader', async () => {
    const { fake } = await open()
    await expect.poll(rows).toBe(6)
    await userEvent.fill(page.getByLabelText('Search products and texts'), 'mug')
    await expect.poll(rows).toBe(2)
    await userEvent.click(page.getByRole('combobox', { name: 'Attribute' }))
    await userEvent.click(page.getByRole('option', { name: 'Title', exact: true }))
    await expect.poll(rows).toBe(1)
    await userEvent.fill(page.getByLabelText('From'), '2026-11-23')
    await userEvent.fill(page.getByLabelText('To'), '2026-11-23')
    await expect
      .poll(() => asked(fake))
      .toMatchObject({
        query: 'mug',
        attribute: 'title',
        from: new Date(2026, 10, 23).toISOString(),
        to: new Date(2026, 10, 24).toISOString()
      })
  })

  test('that match nothing can be cleared', async () => {
    await open(SIX, { query: 'unicorn' })
    await expect.element(page.getByText('Nothing matches')).toBeVisible()
    await userEvent.click(button('Clear the filters'))
    await expect.poll(rows).toBe(6)
  })
})

describe('undoing', () => {
  test('one value asks, names the store, and leads to the undo', async () => {
    const { go, undone } = await open()
    await userEvent.click(button('Undo Title of Linen apron 1'))
    const dialog = page.getByRole('dialog', { name: 'Undo Title of Linen apron 1?' })
    await expect.element(dialog).toMatchTextContent(/1 value of 1 product in Northbank Goods goes back/)
    expect(undone()).toEqual([])
    await userEvent.click(dialog.getByRole('button', { name: 'Undo 1 value' }))
    await expect.poll(undone).toEqual([{ opIds: [1], storeName: 'Northbank Goods', values: 1 }])
    await expect.poll(() => go.mock.calls).toEqual([['#/publishes/3']])
  })

  test('some of them is by id', async () => {
    const { undone } = await open()
    await userEvent.click(page.getByRole('checkbox', { name: /Title of Linen apron 1/ }))
    await userEvent.click(page.getByRole('checkbox', { name: /Title of Stoneware mug 2/ }))
    await userEvent.click(button('Undo 2…'))
    await userEvent.click(button('Undo 2 values'))
    await expect.poll(undone).toMatchObject([{ opIds: [1, 3] }])
  })

  test('everything that matches is by filter, without what was taken out', async () => {
    const { undone } = await open(SIX, { attribute: 'title' })
    await userEvent.click(button('Select all that match'))
    await userEvent.click(page.getByRole('checkbox', { name: /Stoneware mug 2/ }))
    await expect.element(page.getByText('All that match but 1')).toBeVisible()
    await userEvent.click(button('Undo…'))
    await expect.element(page.getByRole('dialog', { name: 'Undo the values that match?' })).toBeVisible()
    await userEvent.click(button('Undo 2 values'))
    await expect.poll(undone).toMatchObject([{ filter: { attribute: 'title' }, except: [3] }])
    expect(undone()[0]).not.toHaveProperty('opIds')
  })

  test('everything that matches is what was typed, even before the list has followed', async () => {
    const { fake } = await open()
    await expect.poll(rows).toBe(6)
    // Without a pause: the list follows a moment after the last letter.
    const field = page.getByLabelText('Search products and texts').element() as HTMLInputElement
    field.setRangeText('mug')
    field.dispatchEvent(new InputEvent('input', { bubbles: true }))
    const press = (name: string): void => (button(name).element() as HTMLElement).click()
    press('Select all that match')
    await Promise.resolve()
    press('Undo…')
    await expect
      .poll(() => fake.callsOf('history.undoPreview').map(({ input }) => input))
      .toMatchObject([{ filter: { query: 'mug' } }])
  })

  test('says what is left alone and why, and offers nothing where nothing can be undone', async () => {
    await open([fakeHistoryEntry(7, PUT_BACK), fakeHistoryEntry(1), fakeHistoryEntry(2, { undoneBy: 4 })])
    await userEvent.click(button('Select all that match'))
    // No number of events is said to be one of values that go back.
    await expect.element(page.getByText('All that match')).toBeVisible()
    await expect.poll(ticks).toEqual([true])
    await userEvent.click(button('Undo…'))
    await expect.element(page.getByText('1 value: It was taken back already.')).toBeVisible()
    await expect.element(button('Undo 1 value')).toBeVisible()
  })

  test('is not offered again for what is undone, which is marked and leads to its undo', async () => {
    await open([fakeHistoryEntry(1, { undoneBy: 4 })])
    await expect.element(page.getByText('Reverted')).toBeVisible()
    await expect.element(page.getByRole('link', { name: 'Undo 4' })).toHaveAttribute('href', '#/publishes/4')
    expect(button(/^Undo Title/).all()).toEqual([])
  })
})

describe('an undo can be taken back, which is said to publish the text again', () => {
  test('where it is one', async () => {
    const { undone } = await open([fakeHistoryEntry(1, { kind: 'UNDO' })])
    await expect.element(page.getByText('Put back')).toBeVisible()
    await userEvent.click(button('Publish again: Title of Linen apron 1'))
    const dialog = page.getByRole('dialog', { name: 'Publish Title of Linen apron 1 again?' })
    await expect.element(dialog).toMatchTextContent(/1 value of 1 product in Northbank Goods is published again/)
    await userEvent.click(dialog.getByRole('button', { name: 'Publish 1 value again' }))
    await expect.poll(undone).toMatchObject([{ opIds: [1] }])
  })

  test('where it is ticked among others', async () => {
    await open([fakeHistoryEntry(7, PUT_BACK), fakeHistoryEntry(1)])
    await expect.poll(rows).toBe(2)
    for (const box of page.getByRole('checkbox').all()) await userEvent.click(box)
    await userEvent.click(button('Undo 2…'))
    await expect.element(page.getByRole('dialog')).toMatchTextContent(/2 values.*1 of them was taken back: its text is/)
  })

  test('where all of one run are', async () => {
    const { undone } = await open([fakeHistoryEntry(7, PUT_BACK)], { publishId: 4 })
    await expect.element(button('Undo 4 only: show all')).toBeVisible()
    await userEvent.click(button('Select all that match'))
    await expect.poll(ticks).toEqual([true])
    await userEvent.click(button('Undo…'))
    await userEvent.click(button('Publish 1 value again'))
    await expect.poll(undone).toMatchObject([{ filter: { publishId: 4 } }])
  })

  test('but not where it put a text on the store itself', async () => {
    await open([fakeHistoryEntry(1, { kind: 'UNDO', outcome: 'PUBLISHED' })])
    await expect.element(button('Undo Title of Linen apron 1')).toBeVisible()
  })
})

test('the publishes themselves are a tab of their own', async () => {
  const { go } = await open()
  await userEvent.click(page.getByRole('tab', { name: 'Publishes' }))
  expect(go.mock.calls).toEqual([['#/history?view=publishes']])
})

test('publishes are listed with what they came to', async () => {
  await open(SIX, { view: 'publishes' })
  const row = page.getByRole('row', { name: /Publish 1/ })
  await expect.element(row).toMatchTextContent(/Done.*Job 1.*10 of 10.*10 published/)
  await expect.element(row.getByRole('link', { name: 'Publish 1' })).toHaveAttribute('href', '#/publishes/1')
})

test('a store to which nothing was published says where to begin', async () => {
  await open([])
  await expect.element(page.getByText('Nothing was published yet')).toBeVisible()
  await expect.element(page.getByRole('link', { name: 'Open jobs' })).toHaveAttribute('href', '#/jobs')
})
