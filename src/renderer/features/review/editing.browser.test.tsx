import { beforeEach, describe, expect, test } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import { refusal } from '../../lib/testing/fake-client.ts'
import { reviewDrafts } from './draft-store.ts'
import { fineMugTitles, onItem } from './testing/mugs.ts'
import { reviewClient, reviewsOf, shownReview } from './testing/review-frame.tsx'

const press = (keys: string) => userEvent.keyboard(keys)

beforeEach(() => {
  for (const id of [1, 2, 3]) reviewDrafts.drop(id)
  localStorage.clear()
})

describe('editing', () => {
  test('saves with Ctrl+Enter, keeps the AI text in reach, and can go back to it', async () => {
    const fake = reviewClient(fineMugTitles())
    await shownReview(fake)
    await onItem('Mug 1')
    await press('e')
    const field = page.getByLabelText('Your text for title')
    await expect.element(field).toHaveFocus()
    await userEvent.fill(field, 'My own mug')
    await press('{Control>}{Enter}{/Control}')
    await expect.element(page.getByText('Edited by you')).toBeVisible()
    expect(reviewsOf(fake)).toEqual([{ ids: [1], edit: 'My own mug' }])
    expect(fake.state.items[0]).toMatchObject({ proposal: 'Fine mug 1', edit: 'My own mug' })

    await userEvent.click(page.getByRole('button', { name: 'Show AI text' }))
    await expect.element(page.getByText('AI text', { exact: true })).toBeVisible()
    await userEvent.click(page.getByRole('button', { name: 'Reset to AI text' }))
    await expect.element(page.getByText('Title of Mug 1: back to the AI text.')).toBeVisible()
    expect(reviewsOf(fake).at(-1)).toEqual({ ids: [1], edit: null })
  })

  test('finds out what the new text lacks, and moves no button from under the pointer for it', async () => {
    await shownReview(reviewClient(fineMugTitles()))
    await onItem('Mug 1')
    await press('e')
    await userEvent.fill(page.getByLabelText('Your text for title'), 'My own mug')
    await press('{Control>}{Enter}{/Control}')
    const button = page.getByRole('button', { name: 'Show AI text' })
    await expect.element(button).toBeVisible()
    const before = button.element()
    const { left } = before.getBoundingClientRect()
    await expect.element(page.getByText('Number missing')).toBeVisible()
    expect(button.element()).toBe(before)
    expect(before.getBoundingClientRect().left).toBe(left)
  })

  test('keeps what was typed when another item is looked at, and what Escape discards can be brought back', async () => {
    const fake = reviewClient(fineMugTitles())
    await shownReview(fake)
    await onItem('Mug 1')
    await press('e')
    await userEvent.fill(page.getByLabelText('Your text for title'), 'Half a thought')
    await userEvent.click(document.querySelector('#review-item-2') ?? document.body)
    await onItem('Mug 2')
    await expect.element(page.getByText('Draft not saved')).toBeVisible()
    await userEvent.click(page.getByRole('button', { name: 'Continue' }))
    await expect.element(page.getByLabelText('Your text for title')).toHaveValue('Half a thought')
    await press('{Escape}')
    await expect.element(page.getByText('Draft not saved')).not.toBeInTheDocument()
    await userEvent.click(page.getByRole('button', { name: 'Restore' }))
    await expect.element(page.getByLabelText('Your text for title')).toHaveValue('Half a thought')
    expect(reviewsOf(fake)).toEqual([])
  })

  test('refuses a text that is too long and says by how much', async () => {
    const fake = reviewClient(fineMugTitles())
    await shownReview(fake)
    await onItem('Mug 1')
    await press('e')
    await userEvent.fill(page.getByLabelText('Your text for title'), 'm'.repeat(83))
    await press('{Control>}{Enter}{/Control}')
    await expect.element(page.getByText('3 characters too many. At most 80 are allowed.')).toBeVisible()
    expect(reviewsOf(fake)).toEqual([])
  })

  test('gives the words back to the editor when the engine refuses them', async () => {
    const fake = reviewClient(fineMugTitles(), {
      'items.review': () => refusal('CONFLICT', 'The item is being published.')
    })
    await shownReview(fake)
    await onItem('Mug 1')
    await press('e')
    await userEvent.fill(page.getByLabelText('Your text for title'), 'My own mug')
    await press('{Control>}{Enter}{/Control}')
    await expect.element(page.getByText('Not saved. The item is being published.')).toBeVisible()
    await expect.element(page.getByLabelText('Your text for title')).toHaveValue('My own mug')
  })

  test('leaves in the editor what was typed on while the engine was refusing the words before', async () => {
    let refuse = (): void => undefined
    const refused = new Promise<ReturnType<typeof refusal>>((resolve) => {
      refuse = () => resolve(refusal('CONFLICT', 'The item is being published.'))
    })
    await shownReview(reviewClient(fineMugTitles(), { 'items.review': () => refused }))
    await onItem('Mug 1')
    await press('e')
    const field = page.getByLabelText('Your text for title')
    await userEvent.fill(field, 'My own mug')
    await press('{Control>}{Enter}{/Control}')
    await expect.element(field).not.toBeInTheDocument()
    await press('e')
    await expect.element(field).toHaveValue('My own mug')
    await press(', blue')
    refuse()
    await expect.element(page.getByText('Not saved. The item is being published.')).toBeVisible()
    await expect.element(field).toHaveValue('My own mug, blue')
  })
})
