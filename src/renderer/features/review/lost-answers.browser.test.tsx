import { beforeEach, expect, test } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import { textHash } from '#shared/lib/text-hash.ts'
import { refusal, type FakeClient } from '../../lib/testing/fake-client.ts'
import { reviewItems } from '../../lib/testing/fake-review.ts'
import { reviewDrafts } from './draft-store.ts'
import { mugTitles } from './testing/mugs.ts'
import { reviewClient, shownReview } from './testing/review-frame.tsx'

beforeEach(() => {
  for (const id of reviewDrafts.ids()) reviewDrafts.drop(id)
  localStorage.clear()
})

async function saveText(fake: FakeClient): Promise<void> {
  await shownReview(fake)
  await userEvent.keyboard('e')
  await userEvent.fill(page.getByLabelText('Your text for title'), 'My mug')
  await userEvent.click(page.getByRole('button', { name: /^Save(?! and)/ }))
}

test('an answer that is cut off after the text was saved is asked for again, with the same key', async () => {
  const fake = reviewClient(mugTitles(3))
  let calls = 0
  fake.answer('items.review', (input, state) => {
    calls += 1
    if (calls > 1) return { changeId: 1, changed: 1, unchanged: 0, skipped: 0, textChanged: [] }
    reviewItems(input, state)
    return refusal('UNAVAILABLE', 'The line was cut.')
  })
  await saveText(fake)
  await expect.element(page.getByText('Title of Mug 1: your text is saved.')).toBeVisible()
  await expect.element(page.getByText(/^Not saved/)).not.toBeInTheDocument()
  const keys = fake.callsOf('items.review').map(({ meta }) => meta.idempotencyKey)
  expect(keys).toHaveLength(2)
  expect(keys[0]).toBe(keys[1])
  expect(keys[0]).toMatch(/.{10}/)
})

test('a text that nobody answers for is back in the editor, and can be saved again', async () => {
  const fake = reviewClient(mugTitles(3))
  fake.answer('items.review', () => refusal('NO_ANSWER', 'Wordshelf has not answered.'))
  fake.answer('items.get', () => refusal('NO_ANSWER', 'Wordshelf has not answered.'))
  await saveText(fake)
  await expect.element(page.getByText(/^It is not known yet whether this was saved\./)).toBeVisible()
  await expect.element(page.getByLabelText('Your text for title')).toHaveValue('My mug')
  expect(reviewDrafts.get(1)).toBe('My mug')
  fake.answer('items.review', reviewItems)
  await userEvent.click(page.getByRole('button', { name: /^Save(?! and)/ }))
  await expect.poll(() => fake.state.items[0]?.edit).toBe('My mug')
})

test('what was typed on before a text turned out to be saved is saved over that text', async () => {
  const fake = reviewClient(mugTitles(3))
  const found = Promise.withResolvers<undefined>()
  fake.answer('items.review', (input, state) => {
    reviewItems(input, state)
    return refusal('NO_ANSWER', 'Wordshelf has not answered.')
  })
  fake.answer('items.get', async (_, state) => {
    await found.promise
    return state.items[0] ?? refusal('NOT_FOUND', 'There is no such item.')
  })
  await saveText(fake)
  await expect.element(page.getByText(/^It is not known yet whether this was saved\./)).toBeVisible()
  await userEvent.fill(page.getByLabelText('Your text for title'), 'My mug is blue')
  found.resolve(undefined)
  await expect.element(page.getByText('It was saved after all.')).toBeVisible()
  await expect.element(page.getByLabelText('Your text for title')).toHaveValue('My mug is blue')
  await userEvent.click(page.getByRole('button', { name: /^Save(?! and)/ }))
  await expect.poll(() => fake.callsOf('items.review')).toHaveLength(2)
  expect(fake.callsOf('items.review')[1]?.input).toMatchObject({ seen: [[1, textHash('My mug')]] })
})

test('asking the model again without an answer is not called refused', async () => {
  const fake = reviewClient(mugTitles(3))
  fake.answer('items.regenerate', () => refusal('NO_ANSWER', 'Wordshelf has not answered.'))
  await shownReview(fake)
  await userEvent.keyboard('m')
  await userEvent.click(page.getByRole('dialog').getByRole('button', { name: 'Ask again' }))
  await expect.element(page.getByText(/^It is not known yet whether it is being written\./)).toBeVisible()
})
