import { beforeEach, describe, expect, test } from 'vitest'
import { render } from 'vitest-browser-react'
import { page, userEvent } from 'vitest/browser'
import type { JobItem } from '#shared/contract/jobs.ts'
import { refusal, type FakeClient } from '../../lib/testing/fake-client.ts'
import { regenerateItems } from '../../lib/testing/fake-review.ts'
import { reviewListHandlers } from '../../lib/testing/fake-review-lists.ts'
import { NOTE_FOR_SELECTION, noteDrafts, reviewDrafts } from './draft-store.ts'
import type { ReviewSearch } from './review-search.ts'
import { mugTitles, onItem } from './testing/mugs.ts'
import { ReviewFrame, reviewClient } from './testing/review-frame.tsx'

async function open(items: readonly JobItem[], search: ReviewSearch = {}): Promise<FakeClient> {
  const fake = reviewClient(items)
  await render(<ReviewFrame fake={fake} search={search} />)
  await onItem('Mug 1')
  return fake
}

const press = (keys: string) => userEvent.keyboard(keys)
const row = (id: number): Element => document.querySelector(`#review-item-${id}`) ?? document.body
const selected = (count: string) => expect.element(page.getByText(`${count} selected`)).toBeVisible()
const reviews = (fake: FakeClient) => fake.state.items.map(({ review }) => review)

/** Reading a range, or more rows than a window has, waits until it is let go; `read` is when the first such reading is answered. */
function holdReading(fake: FakeClient): { readonly letGo: () => void; readonly read: Promise<unknown> } {
  const gate = Promise.withResolvers<undefined>()
  const read = Promise.withResolvers<undefined>()
  fake.answer('review.range', async (input, state) => {
    await gate.promise
    setTimeout(() => read.resolve(undefined))
    return reviewListHandlers['review.range'](input, state)
  })
  fake.answer('review.rows', async (input, state) => {
    if (input.limit <= 101) return reviewListHandlers['review.rows'](input, state)
    await gate.promise
    setTimeout(() => read.resolve(undefined))
    return reviewListHandlers['review.rows'](input, state)
  })
  return { letGo: () => gate.resolve(undefined), read: read.promise }
}

/** Opening a list again waits until it is let go. */
function holdOpening(fake: FakeClient): () => void {
  const gate = Promise.withResolvers<undefined>()
  fake.answer('review.open', async (input, state) => {
    await gate.promise
    return reviewListHandlers['review.open'](input, state)
  })
  return () => gate.resolve(undefined)
}

async function shiftClickOnLast(): Promise<void> {
  const grid = page.getByRole('grid').element()
  grid.scrollTop = grid.scrollHeight
  await expect.element(page.getByText('Mug 1000', { exact: true })).toBeVisible()
  await userEvent.click(row(1_000), { modifiers: ['Shift'] })
  await onItem('Mug 1000')
}

beforeEach(() => {
  for (const id of reviewDrafts.ids()) reviewDrafts.drop(id)
  noteDrafts.drop(NOTE_FOR_SELECTION)
  localStorage.clear()
})

describe('a range', () => {
  test('begins at the row that was clicked last, and stretches from there', async () => {
    await open(mugTitles(12))
    await press('j')
    await onItem('Mug 2')
    await userEvent.click(row(4))
    await onItem('Mug 4')
    await userEvent.click(row(6), { modifiers: ['Shift'] })
    await selected('3')
    await userEvent.click(row(8), { modifiers: ['Shift'] })
    await selected('5')
  })

  test('begins on the list that is shown, wherever the cursor was on another', async () => {
    await open(mugTitles(40).map((item, at) => (at < 20 ? item : { ...item, review: 'APPROVED' as const })))
    await press('jjjjj{Shift>}j{/Shift}')
    await selected('2')
    await press('{Escape}')
    await userEvent.click(page.getByText(/^Approved20$/))
    await onItem('Mug 21')
    await userEvent.click(row(22), { modifiers: ['Shift'] })
    await selected('2')
  })

  test('that is still being read does not come back once the selection was cleared', async () => {
    const fake = await open(mugTitles(1_000))
    const { letGo, read } = holdReading(fake)
    await shiftClickOnLast()
    await press('{Escape}')
    letGo()
    await read
    await press('x')
    await selected('1')
  })

  test('that is still being read is what a decision is about, and what was ticked meanwhile with it', async () => {
    const fake = await open(mugTitles(1_001))
    const { letGo, read } = holdReading(fake)
    await shiftClickOnLast()
    await press('jx')
    await selected('1')
    await press('r')
    letGo()
    await read
    await expect.poll(() => reviews(fake).filter((review) => review === 'REJECTED').length).toBe(1_001)
    await expect.element(page.getByText(/selected$/)).not.toBeInTheDocument()
  })
})

describe('a range that takes its time to be read', () => {
  const readingOf = (count: string) => page.getByText(`Reading the range: 0 of ${count}`)

  test('says so, to the eye and to the ear, until it is selected', async () => {
    const fake = await open(mugTitles(1_000))
    const { letGo } = holdReading(fake)
    await shiftClickOnLast()
    await expect.element(readingOf('1,000')).toBeVisible()
    await expect.element(page.getByText('The range is being read. Escape stops it.')).toBeInTheDocument()
    letGo()
    await selected('1,000')
    await expect.element(readingOf('1,000')).not.toBeInTheDocument()
    await expect.element(page.getByText('The range is being read. Escape stops it.')).not.toBeInTheDocument()
    expect(fake.callsOf('review.range')).toHaveLength(1)
  })

  test('is stopped by Escape, which leaves what was selected before', async () => {
    const fake = await open(mugTitles(1_000))
    await press('x')
    const { letGo, read } = holdReading(fake)
    await shiftClickOnLast()
    await expect.element(readingOf('1,000')).toBeVisible()
    await press('{Escape}')
    await expect.element(readingOf('1,000')).not.toBeInTheDocument()
    letGo()
    await read
    await selected('1')
    await press('{Escape}')
    await expect.element(page.getByText(/selected$/)).not.toBeInTheDocument()
  })

  test('is said to whoever has decided on it already, and stopping it calls the decision off', async () => {
    const fake = await open(mugTitles(1_000))
    await press('x')
    const { letGo, read } = holdReading(fake)
    await shiftClickOnLast()
    await press('a')
    await expect.element(readingOf('1,000')).toBeVisible()
    await userEvent.click(page.getByRole('button', { name: /^Stop/ }))
    letGo()
    await read
    await selected('1')
    expect(fake.callsOf('items.review')).toEqual([])
  })

  test('calls the decision that waits for it off where its list is no longer held, and decides on no part of it', async () => {
    const fake = await open(mugTitles(1_000))
    await press('x')
    const gate = Promise.withResolvers<undefined>()
    fake.answer('review.range', async () => {
      await gate.promise
      return refusal('LIST_EXPIRED', 'This list is no longer held.')
    })
    await shiftClickOnLast()
    await press('a')
    await expect.element(readingOf('1,000')).toBeVisible()
    gate.resolve(undefined)
    await expect.element(readingOf('1,000')).not.toBeInTheDocument()
    await selected('1')
    expect(fake.callsOf('items.review')).toEqual([])
  })

  test('of more texts than can be named is decided on in no part, and stays selected', async () => {
    const fake = await open(mugTitles(1_000))
    const ids = Array.from({ length: 100_001 }, (_, at) => at + 1)
    fake.answer('review.range', () => ({ ids, hashes: ids }))
    await shiftClickOnLast()
    await selected('100,001')
    await press('a')
    await expect.element(page.getByText(/^At most 100,000 texts can be chosen one by one/)).toBeVisible()
    await selected('100,001')
    expect(fake.callsOf('items.review')).toEqual([])
  })

  test('and that a decision waits for is not stopped by another selection, nor by its end', async () => {
    const fake = await open(mugTitles(1_000))
    const { letGo } = holdReading(fake)
    await shiftClickOnLast()
    await press('a')
    await userEvent.click(page.getByRole('button', { name: 'Filter' }))
    // Escape and the keys of the list mean nothing to it before it has the focus and while it is there.
    await expect.poll(() => document.activeElement?.closest('[role=dialog]')).toBeTruthy()
    await press('{Escape}')
    await expect.element(page.getByRole('dialog')).not.toBeInTheDocument()
    await press('x')
    await selected('1')
    await userEvent.click(page.getByRole('button', { name: 'Clear', exact: true }))
    letGo()
    await expect.poll(() => reviews(fake).filter((review) => review === 'APPROVED').length).toBe(1_000)
  })
})

describe('a press', () => {
  test('of Space selects as X does, but presses a button that has the focus; Ctrl+Y does again what U took back', async () => {
    const fake = await open(mugTitles(3))
    await press(' ')
    await selected('1')
    page.getByRole('button', { name: 'Clear', exact: true }).element().focus()
    await press(' ')
    await expect.element(page.getByText('1 selected')).not.toBeInTheDocument()
    await press('r')
    await expect.poll(() => reviews(fake)[0]).toBe('REJECTED')
    await press('u')
    await expect.poll(() => reviews(fake)[0]).toBe('OPEN')
    await press('{Control>}y{/Control}')
    await expect.poll(() => reviews(fake)[0]).toBe('REJECTED')
  })

  test('with Shift on a box selects all from the last one', async () => {
    await open(mugTitles(6))
    const box = (name: string) => page.getByRole('checkbox', { name: `Select Title of ${name}`, exact: true })
    await userEvent.click(box('Mug 1'))
    await userEvent.click(box('Mug 4'), { modifiers: ['Shift'] })
    await selected('4')
    for (const name of ['Mug 1', 'Mug 2', 'Mug 3', 'Mug 4']) await expect.element(box(name)).toBeChecked()
  })
})

test('a decision that was refused leaves what it was about selected', async () => {
  const fake = await open(mugTitles(6))
  fake.answer('items.review', () => refusal('UNAVAILABLE', 'Start it again, then retry.'))
  await press('{Shift>}jj{/Shift}r')
  await expect.element(page.getByText(/^Not saved/)).toBeVisible()
  await selected('3')
})

describe('everything that matches', () => {
  test('is what matches now: what was decided a moment ago is not decided over', async () => {
    const fake = await open(mugTitles(6))
    await press('rr')
    await press('{Control>}a{/Control}')
    await expect.element(page.getByText('All 4 texts that match')).toBeVisible()
    await userEvent.click(page.getByRole('button', { name: 'Approve 4' }))
    await expect.element(page.getByText('4 items approved.')).toBeVisible()
    expect(fake.state.items.map(({ review }) => review)).toEqual([
      'REJECTED',
      'REJECTED',
      'APPROVED',
      'APPROVED',
      'APPROVED',
      'APPROVED'
    ])
  })

  test('is offered by the number that it selects, and not by that of a list that some have left', async () => {
    await open(mugTitles(6))
    await press('rrx')
    await userEvent.click(page.getByRole('button', { name: 'Select all 4 that match' }))
    await expect.element(page.getByText('All 4 texts that match')).toBeVisible()
  })

  test('is not called all any more once more has come', async () => {
    const fake = await open(mugTitles(6))
    await press('{Control>}a{/Control}')
    await expect.element(page.getByText('All 6 texts that match')).toBeVisible()
    fake.state.items.push(...mugTitles(8).slice(6))
    fake.emit({ name: 'changed', payload: { instanceId: null, topics: ['items'] } })
    await selected('6')
    await userEvent.click(page.getByRole('button', { name: 'Select all 8 that match' }))
    await expect.element(page.getByText('All 8 texts that match')).toBeVisible()
  })

  test('is what the filter says that was chosen a moment ago, though its list is not there yet', async () => {
    const fake = await open(mugTitles(20, (n) => (n % 10 === 0 ? { proposal: 'Stoneware mug' } : {})))
    const letGo = holdOpening(fake)
    await userEvent.click(page.getByRole('button', { name: 'Filter' }))
    await userEvent.click(page.getByRole('checkbox', { name: 'Same text as another product in its job' }))
    await press('{Escape}')
    await expect
      .element(page.getByRole('checkbox', { name: 'Same text as another product in its job' }))
      .not.toBeInTheDocument()
    await userEvent.click(page.getByText('Mug 1', { exact: true }))
    await press('{Control>}a{/Control}')
    letGo()
    await expect.element(page.getByText('All 2 texts that match')).toBeVisible()
  })

  test('is what a decision is about that comes before its list does, and not the one text under the cursor', async () => {
    const fake = await open(mugTitles(6))
    await press('a')
    await onItem('Mug 2')
    const letGo = holdOpening(fake)
    await press('{Control>}a{/Control}r')
    letGo()
    await expect.element(page.getByText('5 items rejected.')).toBeVisible()
    expect(fake.callsOf('items.review').at(-1)?.input).toMatchObject({ listId: 'list-2', decision: 'REJECTED' })
    expect(fake.state.items.map(({ review }) => review)).toEqual(['APPROVED', ...Array(5).fill('REJECTED')])
  })

  test('can be undone and done again, by keys', async () => {
    const fake = await open(mugTitles(6))
    await press('{Control>}a{/Control}')
    await expect.element(page.getByText('All 6 texts that match')).toBeVisible()
    await press('a')
    await expect.element(page.getByText('6 items approved.')).toBeVisible()
    await press('u')
    await expect.element(page.getByText('Undone: 6 items are as before.')).toBeVisible()
    await press('{Control>}{Shift>}z{/Shift}{/Control}')
    await expect.element(page.getByText('Done again: 6 items.')).toBeVisible()
    expect(fake.state.items.every(({ review }) => review === 'APPROVED')).toBe(true)
  })

  test('is without what was taken out before its list was there', async () => {
    const fake = await open(mugTitles(6))
    await press('a')
    await onItem('Mug 2')
    const letGo = holdOpening(fake)
    await press('{Control>}a{/Control}xr')
    letGo()
    await expect.poll(() => reviews(fake)).toEqual(['APPROVED', 'OPEN', ...Array(4).fill('REJECTED')])
  })
})

test('the next undecided text that is found late does not take the cursor from where it has gone since', async () => {
  const decided = mugTitles(1_500).map((item, at) =>
    at === 0 || at >= 900 ? item : { ...item, review: 'APPROVED' as const }
  )
  const fake = await open(decided, { tab: 'all' })
  const { letGo, read } = holdReading(fake)
  await press('ajj')
  await onItem('Mug 3')
  letGo()
  await read
  await press('j')
  await onItem('Mug 4')
})

test('approving a text beside a draft that was not saved says so', async () => {
  await open(mugTitles(3))
  reviewDrafts.set(1, 'Half a thought')
  await press('a')
  await expect.element(page.getByText(/1 draft beside it was not saved/)).toBeVisible()
})

test('going back to the AI text leaves what is being typed where it is', async () => {
  const fake = await open(mugTitles(3).map((item, at) => (at === 0 ? { ...item, edit: 'My mug' } : item)))
  await press('e')
  await userEvent.fill(page.getByLabelText('Your text for title'), 'Half a thought')
  await userEvent.click(row(2))
  await onItem('Mug 2')
  await userEvent.click(page.getByRole('button', { name: 'Reset to AI text' }))
  await expect.poll(() => fake.state.items[0]?.edit).toBe(null)
  await expect.element(page.getByText('Draft not saved')).toBeVisible()
  expect(reviewDrafts.get(1)).toBe('Half a thought')
})

test('the answer about one selection leaves the note for the next one and what is selected for it alone', async () => {
  const fake = await open(mugTitles(4))
  const gate = Promise.withResolvers<undefined>()
  fake.answer('items.regenerateMany', async (input, state) => {
    await gate.promise
    return regenerateItems(input, state)
  })
  const note = page.getByRole('textbox', { name: 'What should be different?' })
  await press('{Shift>}j{/Shift}m')
  await note.fill('shorter')
  await press('{Enter}')
  await expect.element(note).not.toBeInTheDocument()
  await press('{Escape}j{Shift>}j{/Shift}')
  await selected('2')
  await press('m')
  await note.fill('name the clay and the potter')
  gate.resolve(undefined)
  await expect.element(page.getByText(/^The model is asked again for 2 texts/)).toBeVisible()
  await expect.element(note).toHaveValue('name the clay and the potter')
  expect(noteDrafts.get(NOTE_FOR_SELECTION)).toBe('name the clay and the potter')
  await selected('2')
})
