import { beforeEach, expect, test } from 'vitest'
import { render } from 'vitest-browser-react'
import { page, userEvent } from 'vitest/browser'
import type { JobItem } from '#shared/contract/jobs.ts'
import type { ReviewItem } from '#shared/contract/review-lists.ts'
import { brokenRules } from '../../lib/testing/axe.ts'
import { refusal, type FakeClient } from '../../lib/testing/fake-client.ts'
import { fakeItem } from '../../lib/testing/fake-data.ts'
import { regenerateItems } from '../../lib/testing/fake-review.ts'
import { noteDrafts } from './draft-store.ts'
import { ReviewFrame, reviewClient } from './testing/review-frame.tsx'

const SAME = 'Title of Mug 1: the model wrote the same text again.'
const MUG = fakeItem(1, {
  attribute: 'title',
  productId: 'p1',
  productName: 'Mug 1',
  original: 'Mug 1',
  proposal: 'Fine mug 1'
})
const press = (keys: string) => userEvent.keyboard(keys)
const note = page.getByRole('textbox', { name: 'What should be different?' })
const asked = (fake: FakeClient) => fake.callsOf('items.regenerate').map(({ input }) => input)

beforeEach(() => noteDrafts.drop(1))

async function shown(fake: FakeClient): Promise<void> {
  await render(<ReviewFrame fake={fake} />)
  await expect.element(page.getByRole('button', { name: 'Approve Title of Mug 1' })).toBeVisible()
}

/** For the text with the cursor, or those that are selected, and without a note. */
async function askAgain(): Promise<void> {
  await press('m')
  await expect.element(note).toHaveFocus()
  await press('{Enter}')
}

type Change = Partial<JobItem & Pick<ReviewItem, 'regeneration' | 'rewrittenBy'>>
/** The engine has changed the items, and says so. */
function land(fake: FakeClient, change: Change | ((item: JobItem) => Change)): void {
  fake.state.items = fake.state.items.map((item) => ({
    ...item,
    ...(typeof change === 'function' ? change(item) : change)
  }))
  fake.emit({ name: 'changed', payload: { instanceId: null, topics: ['items'] } })
}

test('M asks for a text again with a note that Enter sends, its price said, and the row stays usable meanwhile', async () => {
  const fake = reviewClient([MUG])
  await shown(fake)
  await press('m')
  await expect.element(note).toHaveFocus()
  await expect.element(page.getByText('1 credit', { exact: true })).toBeVisible()
  expect(await brokenRules()).toEqual([])
  await note.fill('shorter, name the clay')
  await press('{Enter}')
  await expect.element(page.getByText('Being written anew: shorter, name the clay')).toBeVisible()
  expect(asked(fake)).toEqual([{ id: 1, note: 'shorter, name the clay' }])
  await expect.element(note).not.toBeInTheDocument()
  await press('m')
  await expect.element(note).not.toBeInTheDocument()
  await press('a')
  await expect.poll(() => fake.state.items[0]?.review).toBe('APPROVED')
})

test('a text that lands takes its row’s place, and U brings the earlier one back', async () => {
  const fake = reviewClient([MUG])
  await shown(fake)
  await askAgain()
  await expect.element(page.getByText('Being written anew…')).toBeVisible()
  fake.state.changes.push({ id: 7, before: [MUG], after: [] })
  land(fake, { proposal: 'Clay mug', regeneration: undefined, rewrittenBy: 7 })
  await expect.element(page.getByText('Title of Mug 1: the new text is here.')).toBeVisible()
  await expect.element(page.getByRole('row')).toMatchTextContent(/Clay/)
  await expect.element(page.getByRole('button', { name: 'Bring the earlier text back' })).toBeVisible()
  await press('u')
  await expect.element(page.getByText('Undone: Title of Mug 1 is as it was.')).toBeVisible()
  expect(fake.callsOf('items.undo').map(({ input }) => input)).toEqual([{ changeId: 7 }])
  await expect.element(page.getByRole('row')).toMatchTextContent(/Fine/)
})

test('a text that comes the same before its row was ever read as being written is said to be the same, once', async () => {
  const { promise: answered, resolve: answer } = Promise.withResolvers<undefined>()
  const fake = reviewClient([MUG], {
    'items.regenerate': async () => {
      await answered
      return { jobId: 900, requiredCredits: 1, remainingCredits: 9 }
    }
  })
  await shown(fake)
  await askAgain()
  await expect.poll(() => asked(fake)).toEqual([{ id: 1, note: '' }])
  // Something else is read meanwhile, which says nothing of it.
  const read = fake.callsOf('review.rows').length
  land(fake, {})
  await expect.poll(() => fake.callsOf('review.rows').length).toBeGreaterThan(read)
  expect(page.getByText(SAME).query()).toBeNull()
  answer(undefined)
  await expect.element(page.getByText(SAME)).toBeVisible()
  // What is decided on afterwards is said as ever, and what is read then says it no second time.
  await press('a')
  await expect.poll(() => fake.state.items[0]?.review).toBe('APPROVED')
  land(fake, {})
  await expect.poll(() => fake.callsOf('review.rows').length).toBeGreaterThan(read + 2)
  expect(page.getByText(SAME).query()).toBeNull()
})

test('one that came to nothing says why in its row, and is asked for again with the same note', async () => {
  const fake = reviewClient([MUG])
  await shown(fake)
  const message = 'The model refused.'
  land(fake, { regeneration: { jobId: 9, status: 'FAILED', message, note: 'shorter' } })
  await expect
    .element(
      page.getByText(/Could not be written anew; its credit is back in the month it was held in\..*The model refused\./)
    )
    .toBeVisible()
  await page.getByRole('button', { name: 'Ask again…' }).click()
  await expect.element(note).toHaveValue('shorter')
  await press('{Escape}')
  await expect.element(note).not.toBeInTheDocument()
  expect(asked(fake)).toEqual([])
})

test('without a credit it says so and asks for nothing', async () => {
  const fake = reviewClient([MUG], {
    'items.regenerate': () => refusal('INSUFFICIENT_CREDITS', 'You need 1 credits but only have 0 remaining.')
  })
  await shown(fake)
  await page.getByRole('button', { name: 'Ask the model for Title of Mug 1 again' }).click()
  await note.fill('shorter')
  await page.getByRole('button', { name: 'Ask again', exact: true }).click()
  await expect.element(page.getByText(/^Not asked\. You need 1/)).toBeVisible()
  await press('m')
  await expect.element(note).toHaveValue('shorter')
})

test('a note that was not sent waits with its text, which says so', async () => {
  const fake = reviewClient([MUG])
  await shown(fake)
  await press('m')
  await note.fill('name the clay')
  await press('{Escape}')
  await expect.element(note).not.toBeInTheDocument()
  await expect.element(page.getByTitle('Ask again (M): a note is waiting')).toBeVisible()
  await press('m')
  await expect.element(note).toHaveValue('name the clay')
  await press('{Enter}')
  await expect.element(page.getByText('Being written anew: name the clay')).toBeVisible()
  await expect.element(page.getByTitle('Ask again (M)', { exact: true })).toBeVisible()
})

test('M asks for all that is selected with one note, but for what is under way, and says what it costs before', async () => {
  const mug = (id: number) => ({ ...MUG, id, productId: `p${id}`, productName: `Mug ${id}` })
  const fake = reviewClient([mug(1), mug(2), mug(3)])
  await shown(fake)
  await askAgain()
  await expect.element(page.getByText('Being written anew…')).toBeVisible()
  await press('{Shift>}jj{/Shift}')
  await press('m')
  await expect.element(page.getByText('2 credits', { exact: true })).toBeVisible()
  expect(await brokenRules()).toEqual([])
  await note.fill('shorter')
  await press('{Enter}')
  await expect.element(page.getByText(/^The model is asked again for 2 texts\. 1 left out/)).toBeVisible()
  await expect.poll(() => page.getByText('Being written anew: shorter').elements()).toHaveLength(2)
  expect(fake.callsOf('items.regenerateMany').map(({ input }) => input)).toEqual([
    { ids: [1, 2, 3], note: 'shorter', credits: 2 }
  ])
  await expect.element(page.getByText('3 selected')).not.toBeInTheDocument()
  // What lands together is taken back together.
  for (const id of [1, 2, 3]) fake.state.changes.push({ id: 6 + id, before: [mug(id)], after: [] })
  land(fake, (item) => ({ proposal: 'Clay mug', regeneration: undefined, rewrittenBy: 6 + item.id }))
  await expect.element(page.getByText('3 new texts are here.')).toBeVisible()
  await press('u')
  await expect.element(page.getByText('Undone: 3 items are as before.')).toBeVisible()
  expect(fake.callsOf('items.undo').map(({ input }) => input)).toEqual([
    { changeId: 7 },
    { changeId: 8 },
    { changeId: 9 }
  ])
})

test('the list has the focus once a note is sent or left, for one text or for a selection', async () => {
  const mug = (id: number) => ({ ...MUG, id, productId: `p${id}`, productName: `Mug ${id}` })
  await shown(reviewClient([mug(1), mug(2), mug(3)]))
  const list = page.getByRole('grid')
  const noteEndsBy = async (key: string): Promise<void> => {
    await press('m')
    await expect.element(note).toHaveFocus()
    await press(key)
    await expect.element(note).not.toBeInTheDocument()
    await expect.element(list).toHaveFocus()
  }
  await noteEndsBy('{Escape}')
  await noteEndsBy('{Enter}')
  await press('j{Shift>}j{/Shift}')
  await expect.element(page.getByText('2 selected')).toBeVisible()
  await noteEndsBy('{Escape}')
  await noteEndsBy('{Enter}')
})

test('a text that is here before its row was read as being written is said to be here, and goes back with the others', async () => {
  const mug = (id: number) => ({ ...MUG, id, productId: `p${id}`, productName: `Mug ${id}` })
  const mugs = [mug(1), mug(2)]
  const rewritten = (item: JobItem): Change => ({
    proposal: 'Clay mug',
    regeneration: undefined,
    rewrittenBy: 6 + item.id
  })
  const fake = reviewClient(mugs)
  for (const each of mugs) fake.state.changes.push({ id: 6 + each.id, before: [each], after: [] })
  fake.answer('items.regenerateMany', (input, state) => {
    const asked = regenerateItems(input, state)
    state.items = state.items.map((item) => (item.id === 1 ? { ...item, ...rewritten(item) } : item))
    return asked
  })
  await shown(fake)
  await press('{Shift>}j{/Shift}')
  await askAgain()
  await expect.element(page.getByText('Title of Mug 1: the new text is here.')).toBeVisible()
  await expect.element(page.getByText('Being written anew…')).toBeVisible()
  land(fake, (item) => (item.id === 2 ? rewritten(item) : {}))
  await expect.element(page.getByText('2 new texts are here.')).toBeVisible()
  await press('u')
  await expect.element(page.getByText('Undone: 2 items are as before.')).toBeVisible()
  expect(fake.callsOf('items.undo').map(({ input }) => input)).toEqual([{ changeId: 7 }, { changeId: 8 }])
})

test('what asking for a selection costs is counted by the engine, and that is the most it may cost', async () => {
  const mug = (id: number) => ({ ...MUG, id, productId: `p${id}`, productName: `Mug ${id}` })
  const fake = reviewClient([mug(1), mug(2), mug(3)])
  // Of one that is out of sight the window does not know that it lost its product.
  fake.answer('items.countReworkable', () => ({ count: 2 }))
  await shown(fake)
  await press('{Shift>}jj{/Shift}')
  await press('m')
  await expect.element(page.getByText('2 credits', { exact: true })).toBeVisible()
  expect(fake.callsOf('items.countReworkable').map(({ input }) => input)).toEqual([{ ids: [1, 2, 3] }])
  // Its second click sends nothing.
  await page.getByRole('button', { name: 'Ask again', exact: true }).dblClick()
  await expect
    .poll(() => fake.callsOf('items.regenerateMany').map(({ input }) => input))
    .toEqual([{ ids: [1, 2, 3], note: '', credits: 2 }])
})
