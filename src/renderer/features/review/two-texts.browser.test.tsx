import { beforeEach, describe, expect, test } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import { render } from 'vitest-browser-react'
import { brokenRules } from '../../lib/testing/axe.ts'
import { refusal, type FakeClient } from '../../lib/testing/fake-client.ts'
import { fakeItem } from '../../lib/testing/fake-data.ts'
import { fakeLinked } from '../../lib/testing/fake-sync.ts'
import { reviewDrafts } from './draft-store.ts'
import { ReviewFrame, reviewClient, reviewsOf } from './testing/review-frame.tsx'

const PLAIN = { attribute: 'title', original: 'Mug', proposal: 'Fine mug' } as const
const TWO = fakeItem(1, {
  ...PLAIN,
  productId: 'p1',
  productName: 'Mug 1',
  edit: 'A fine blue mug',
  otherEdit: { text: 'A sturdy mug', deviceName: 'Studio' }
})
const ONE = fakeItem(2, { ...PLAIN, productId: 'p2', productName: 'Mug 2' })

async function open(items = [TWO, ONE], handlers = {}, tab?: 'two-texts', colorScheme: 'light' | 'dark' = 'light') {
  const fake = reviewClient(items, handlers, { sync: fakeLinked() })
  await render(<ReviewFrame fake={fake} colorScheme={colorScheme} search={tab ? { tab } : {}} />)
  await expect.element(page.getByRole('grid')).toBeVisible()
  return fake
}

/** What was chosen, short of what was looked at, which goes along with each choice. */
const settled = (fake: FakeClient) =>
  fake.callsOf('items.settle').map(({ input }) => {
    const { seen: _, ...rest } = input as { readonly seen?: unknown }
    return rest
  })
const press = (keys: string) => userEvent.keyboard(keys)
const why = page.getByText(/^Two people wrote this text at the same time/)

beforeEach(() => {
  localStorage.clear()
})

describe('an item with two texts', () => {
  test('shows both as changes of the original, with whose each is', async () => {
    await open()
    const here = page.getByRole('group', { name: 'The text here' })
    await expect.element(here).toMatchTextContent(/A fine blue mug/i)
    const other = page.getByRole('group', { name: 'Written on Studio' })
    await expect.element(other).toMatchTextContent(/A sturdy mug/i)
    expect(other.element().querySelectorAll('ins').length).toBeGreaterThan(0)
  })

  test('says which text is one’s own where the other one stood first', async () => {
    await open([{ ...TWO, otherEdit: { text: 'A sturdy mug', deviceName: 'Anna’s laptop' } }])
    await expect
      .element(page.getByRole('group', { name: 'Your text, written on this device' }))
      .toMatchTextContent(/A sturdy mug/i)
    await expect.element(page.getByRole('group', { name: 'Written on another device' })).toBeVisible()
  })

  test('is not approved, rejected or edited before one of them is chosen', async () => {
    const fake = await open()
    await expect.element(why).toBeVisible()
    await expect.element(page.getByRole('button', { name: 'Approve Title of Mug 1' })).not.toBeInTheDocument()
    for (const key of ['a', 'r', 'e']) await press(key)
    await expect.element(page.getByText('Title of Mug 1 has two texts. Choose one of them first.')).toBeVisible()
    expect(reviewsOf(fake)).toEqual([])
    expect(page.getByRole('textbox', { name: /^Your text/ }).all()).toHaveLength(0)
  })

  test('is not among the low-risk texts that are approved together', async () => {
    await open()
    await userEvent.click(page.getByRole('button', { name: 'Approve all low-risk (1)…' }))
    const dialog = page.getByRole('dialog', { name: 'Approve 1 text of low risk' })
    await expect.element(dialog.getByText('Mug 2')).toBeVisible()
    await expect.element(dialog.getByText('Mug 1')).not.toBeInTheDocument()
  })

  test.for([
    ['1', 'this', 'A fine blue mug'],
    ['2', 'other', 'A sturdy mug']
  ] as const)('is settled by the key %s, and can be approved then', async ([key, keep, text]) => {
    const fake = await open()
    await expect.element(why).toBeVisible()
    await press(key)
    await expect.element(page.getByRole('button', { name: 'Approve Title of Mug 1' })).toBeVisible()
    await expect.element(why).not.toBeInTheDocument()
    expect(settled(fake)).toEqual([{ id: 1, keep }])
    await press('a')
    await expect.poll(() => reviewsOf(fake)).toEqual([{ ids: [1], decision: 'APPROVED' }])
    expect(fake.state.items[0]).toMatchObject({ edit: text, otherEdit: null, review: 'APPROVED' })
  })

  test('keeps what was typed, and does not open the editor again, where the second one came while it was open', async () => {
    const fake = await open([ONE])
    await press('e')
    await userEvent.fill(page.getByLabelText('Your text for title'), 'My mug')
    fake.answer('items.review', () => refusal('CONFLICT', 'Two people wrote a text.', { details: { field: 'ids' } }))
    await press('{Control>}{Enter}{/Control}')
    await expect.element(page.getByText(/^Not saved\./)).toBeVisible()
    await expect.element(page.getByLabelText('Your text for title')).not.toBeInTheDocument()
    expect(reviewDrafts.get(2)).toBe('My mug')
    reviewDrafts.drop(2)
  })

  test('is settled by its buttons', async () => {
    const fake = await open()
    await page.getByRole('button', { name: /^Keep the other Title of Mug 1, Written on Studio/ }).click()
    await expect.element(page.getByText('Title of Mug 1: the other text is kept. It is to be reviewed.')).toBeVisible()
    expect(settled(fake)).toEqual([{ id: 1, keep: 'other' }])
  })

  test('is settled once by a double click, which leaves the next item alone', async () => {
    const second = { ...TWO, id: 3, productId: 'p3', productName: 'Mug 3' }
    const fake = await open([TWO, second], {}, 'two-texts')
    await page.getByRole('button', { name: /^Keep this Title of Mug 1/ }).dblClick({ force: true })
    await expect.element(page.getByText(/^Title of Mug 1: .* is kept\. It is to be reviewed\.$/)).toBeVisible()
    await expect.element(page.getByRole('button', { name: /^Keep this Title of Mug 3/ })).toBeVisible()
    expect(settled(fake)).toEqual([{ id: 1, keep: 'this' }])
  })

  test('shows both texts again where the choice was refused', async () => {
    await open([TWO, ONE], { 'items.settle': () => refusal('CONFLICT', 'It was settled elsewhere.') })
    await expect.element(why).toBeVisible()
    await press('1')
    await expect.element(page.getByText('Not saved. It was settled elsewhere.')).toBeVisible()
    await expect.element(why).toBeVisible()
  })

  test.for([
    ['the text here', '2', { edit: 'A fine teal mug' }, /teal/],
    [
      'the other text',
      '1',
      { otherEdit: { text: 'A sturdy mug\n\nA heavy mug', deviceName: 'Studio, Phone' } },
      /heavy/
    ]
  ] as const)(
    'is not settled after %s was changed unseen, and is once both were shown again',
    async ([, key, change, word]) => {
      const fake = await open()
      await expect.element(why).toBeVisible()
      // Another device does so, and this window is not told yet.
      fake.state.items = fake.state.items.map((item) => (item.id === 1 ? { ...item, ...change } : item))
      await press(key)
      await expect
        .element(
          page.getByText('Not saved. One of the two texts has been changed meanwhile. Look at both again, then choose.')
        )
        .toBeVisible()
      expect(fake.state.items[0]).toMatchObject({ ...TWO, ...change })
      await expect.element(page.getByRole('grid')).toMatchTextContent(word)
      await press(key)
      await expect.poll(() => fake.state.items[0]).toMatchObject({ otherEdit: null })
    }
  )

  test.for([
    ['a', 'APPROVED', '1 item approved.'],
    ['r', 'REJECTED', '1 item rejected.']
  ] as const)(
    'is left out where everything else that is selected is decided on by %s',
    async ([key, decision, said]) => {
      const fake = await open()
      await expect.element(why).toBeVisible()
      await press('{Control>}a{/Control}')
      await press(key)
      await expect.poll(() => reviewsOf(fake)).toEqual([{ listId: 'list-1', except: [], decision }])
      await expect.element(page.getByText(`${said} 1 skipped: two texts wait for a choice.`)).toBeVisible()
      expect(fake.state.items.map(({ review }) => review)).toEqual(['OPEN', decision])
      await expect.element(why).toBeVisible()
    }
  )
})

describe('the filter “Two texts”', () => {
  test('is there while there are some, and shows only them', async () => {
    await open()
    await userEvent.click(page.getByText(/^Two texts1$/))
    await expect.element(page.getByText('Mug 2')).not.toBeInTheDocument()
    await expect.element(why).toBeVisible()
  })

  test('is not there where nobody has written a second text', async () => {
    await open([ONE])
    await expect.element(page.getByText(/^To review1$/)).toBeVisible()
    await expect.element(page.getByText(/^Two texts/)).not.toBeInTheDocument()
  })

  test('can be where the review begins, and leads on when all are settled', async () => {
    await open([TWO, ONE], {}, 'two-texts')
    await expect.element(page.getByText('Mug 2')).not.toBeInTheDocument()
    await expect.element(why).toBeVisible()
    await press('1')
    await expect.element(page.getByRole('heading', { name: 'No two texts' })).toBeVisible()
    await page.getByRole('button', { name: 'Show what is to review' }).click()
    await expect.element(page.getByText('Mug 2')).toBeVisible()
  })
})

test.each(['light', 'dark'] as const)('two texts break no accessibility rule in %s', async (colorScheme) => {
  await open([TWO, { ...TWO, id: 3, attribute: 'seoTitle' }, ONE], {}, undefined, colorScheme)
  await expect.element(why.first()).toBeVisible()
  expect(await brokenRules()).toEqual([])
})
