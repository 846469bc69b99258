import { beforeEach, describe, expect, test } from 'vitest'
import { render } from 'vitest-browser-react'
import { page, userEvent } from 'vitest/browser'
import { brokenRules } from '../../lib/testing/axe.ts'
import type { FakeClient, FakeHandlers } from '../../lib/testing/fake-client.ts'
import { reviewListHandlers } from '../../lib/testing/fake-review-lists.ts'
import type { ReviewSearch } from './review-search.ts'
import { mugTitles, onItem } from './testing/mugs.ts'
import { ReviewFrame, reviewClient } from './testing/review-frame.tsx'

/** Every tenth has lost its number, which is of high risk. */
const titles = (count: number, jobId = 1) =>
  mugTitles(count, (n) => ({
    id: jobId * 10_000 + n,
    jobId,
    ...(n % 10 === 0 ? { proposal: 'Stoneware mug' } : {})
  }))

interface Opening {
  readonly search?: ReviewSearch
  readonly jobId?: number | null
  readonly handlers?: FakeHandlers
  readonly colorScheme?: 'light' | 'dark'
}

async function open(items = titles(6), { handlers = {}, ...rest }: Opening = {}): Promise<FakeClient> {
  const fake = reviewClient(items, handlers)
  await render(<ReviewFrame fake={fake} {...rest} />)
  await expect.element(page.getByRole('grid')).toBeVisible()
  return fake
}

const press = (keys: string) => userEvent.keyboard(keys)
const inputs = (fake: FakeClient, procedure: 'review.open' | 'review.rows' | 'items.review') =>
  fake.callsOf(procedure).map(({ input }) => input)
const offsets = (fake: FakeClient) =>
  fake.callsOf('review.rows').map(({ input }) => (input as { readonly offset: number }).offset)
const scrollTo = (share: number) => {
  const grid = page.getByRole('grid').element()
  grid.scrollTop = share * grid.scrollHeight
}

beforeEach(() => {
  localStorage.clear()
})

describe('a list holds still', () => {
  test('what is decided keeps its place, N passes over it, and the list is opened anew when asked to', async () => {
    await open()
    await onItem('Mug 1')
    await press('ar')
    await onItem('Mug 3')
    expect(document.querySelectorAll('[data-done]')).toHaveLength(2)
    await press('kk')
    await onItem('Mug 1')
    await press('n')
    await onItem('Mug 3')
    await userEvent.click(page.getByRole('button', { name: 'Show what is open now (4)' }))
    await expect.poll(() => document.querySelectorAll('[role="row"]').length).toBe(4)
    await onItem('Mug 3')
    expect(document.querySelectorAll('[data-done]')).toHaveLength(0)
  })

  test('opened anew, it goes on at the same item, however much a newer job has delivered above it', async () => {
    const fake = await open(titles(6), { jobId: null })
    await onItem('Mug 1')
    await press('aj')
    await onItem('Mug 3')
    fake.state.items = [...titles(300, 2).map((item) => ({ ...item, productName: 'Newer' })), ...fake.state.items]
    fake.emit({ name: 'changed', payload: { instanceId: null, topics: ['items'] } })
    await userEvent.click(page.getByRole('button', { name: 'Show what is open now (305)' }))
    await onItem('Mug 3')
    await press('k')
    await onItem('Mug 2')
  })

  test('only what is in sight and beside it is read, wherever that is', async () => {
    const fake = await open(titles(2_000))
    await onItem('Mug 1')
    expect(offsets(fake)).toEqual([0, 99])
    const { scrollHeight } = page.getByRole('grid').element()
    expect(scrollHeight).toBeGreaterThan(2_000 * 90)
    scrollTo(0.5)
    await expect
      .element(
        page
          .getByText('Mug 1001', { exact: true })
          .or(page.getByText('Mug 999', { exact: true }))
          .first()
      )
      .toBeVisible()
    expect(offsets(fake).length).toBeLessThan(8)
    await press('j')
    await onItem('Mug 2')
  })

  test('a button that was pressed for one text decides about no other, though the list has scrolled since', async () => {
    const fake = await open(titles(2_000))
    await onItem('Mug 1')
    const approve = page.getByRole('button', { name: 'Approve Title of Mug 3', exact: true }).element()
    const pointer = (type: string) => approve.dispatchEvent(new MouseEvent(type, { bubbles: true, detail: 1 }))
    pointer('mousedown')
    page.getByRole('grid').element().scrollTop = 3_000
    await expect.poll(() => approve.getAttribute('aria-label')).not.toBe('Approve Title of Mug 3')
    pointer('click')
    expect(inputs(fake, 'items.review')).toEqual([])
    pointer('mousedown')
    pointer('click')
    await expect.poll(() => inputs(fake, 'items.review')).toHaveLength(1)
  })

  test('what another window changes during a decision of this one is read as well, wherever it stands', async () => {
    const fake = await open(titles(150))
    await onItem('Mug 1')
    await press('a')
    fake.emit({ name: 'changed', payload: { instanceId: null, topics: ['items'] } })
    // Once when it was opened; the decision is about another part of the list.
    await expect.poll(() => offsets(fake).filter((offset) => offset === 99), { timeout: 3_000 }).toHaveLength(2)
  })

  test('a double click on a button decides once, and what it says', async () => {
    const fake = await open()
    await onItem('Mug 1')
    const approve = page.getByRole('button', { name: 'Approve Title of Mug 2', exact: true })
    const { left } = approve.element().getBoundingClientRect()
    await userEvent.click(approve)
    await expect.element(page.getByText('Approved', { exact: true }).last()).toBeVisible()
    expect(approve.element().getBoundingClientRect().left).toBe(left)
    await userEvent.click(approve)
    await expect.poll(() => fake.state.items[1]?.review).toBe('APPROVED')
  })

  test('a row that is being read is shown as one, not as nothing', async () => {
    const fake = await open(titles(1_000))
    await onItem('Mug 1')
    const gate = Promise.withResolvers<undefined>()
    fake.answer('review.rows', async ({ id, offset, limit }, state) => {
      await gate.promise
      const ids = state.reviewLists.get(id) ?? []
      const rows = ids.slice(offset, offset + limit).map((each, at) => ({ place: offset + at, id: each, item: null }))
      return { rows, total: ids.length }
    })
    scrollTo(1)
    await expect.element(page.getByRole('gridcell', { name: 'Loading' }).last()).toBeVisible()
    gate.resolve(undefined)
    await expect.element(page.getByText('This text is gone.').last()).toBeVisible()
  })

  test('one that the engine no longer holds is opened again at the same item, without a word', async () => {
    const fake = await open(titles(400))
    await onItem('Mug 1')
    await press('aajj')
    await onItem('Mug 5')
    await expect.poll(() => inputs(fake, 'items.review')).toHaveLength(2)
    fake.state.reviewLists = new Map([['of another window', []]])
    scrollTo(0.9)
    await expect.poll(() => inputs(fake, 'review.open')).toHaveLength(2)
    await onItem('Mug 5')
    await expect.element(page.getByText('3 / 400')).not.toBeInTheDocument()
    await expect.element(page.getByRole('alert')).not.toBeInTheDocument()
  })
})

test('what is said of a decision does not lie over the text that comes next, nor over the last one', async () => {
  await open(titles(12))
  await onItem('Mug 1')
  for (let at = 1; at < 12; at += 1) {
    await press('a')
    await onItem(`Mug ${at + 1}`)
    const said = page.getByRole('status').filter({ hasText: new RegExp(`Mug ${at}\\b`) })
    await expect.element(said).toBeVisible()
    const row = document.querySelector('[aria-current="true"]')
    await expect
      .poll(() => (row?.getBoundingClientRect().bottom ?? 0) - (said.element().getBoundingClientRect().top ?? 0))
      .toBeLessThanOrEqual(0)
  }
})

test('a key that is held down decides about the one text that was looked at', async () => {
  const fake = await open()
  await onItem('Mug 1')
  await press('{a>6/}')
  await onItem('Mug 2')
  await press('{j>2/}')
  await onItem('Mug 4')
  await press('r')
  await onItem('Mug 5')
  await expect
    .poll(() => fake.state.items.map(({ review }) => review))
    .toEqual(['APPROVED', 'OPEN', 'OPEN', 'REJECTED', 'OPEN', 'OPEN'])
})

describe('all that is of low risk', () => {
  test('is asked about in a dialog that gives the focus back when it is left', async () => {
    await open(titles(40))
    const button = page.getByRole('button', { name: 'Approve all low-risk (36)…' })
    button.element().focus()
    await press('{Enter}')
    await expect.element(page.getByRole('dialog').getByRole('button', { name: 'Approve 36' })).toBeVisible()
    await press('{Escape}')
    await expect.element(button).toHaveFocus()
  })

  test('is approved after a look at some of it, and exactly that', async () => {
    const fake = await open(titles(40))
    await userEvent.click(page.getByRole('button', { name: 'Approve all low-risk (36)…' }))
    const dialog = page.getByRole('dialog', { name: 'Approve 36 texts of low risk' })
    await expect.element(dialog).toBeVisible()
    await expect.poll(() => dialog.getByRole('listitem').all().length).toBe(8)
    expect(dialog.getByRole('listitem').first().element().querySelector('ins, del')).not.toBeNull()
    await userEvent.click(dialog.getByRole('button', { name: 'Approve 36' }))
    await expect.element(page.getByText('36 items approved.')).toBeVisible()
    expect(fake.state.items.filter(({ review }) => review === 'OPEN').map(({ proposal }) => proposal)).toEqual(
      Array.from({ length: 4 }, () => 'Stoneware mug')
    )
    await expect.element(page.getByText('36 of 40 reviewed')).toBeVisible()
  })
})

describe('what is looked for', () => {
  test('is chosen in the filter with its counts, and taken away by its chip', async () => {
    const fake = await open(titles(20))
    await onItem('Mug 1')
    await userEvent.click(page.getByRole('button', { name: 'Filter' }))
    await userEvent.click(page.getByRole('combobox', { name: 'Risk' }))
    await userEvent.click(page.getByRole('option', { name: 'High risk (2)' }))
    await onItem('Mug 10')
    expect(inputs(fake, 'review.open').at(-1)).toMatchObject({
      filter: { jobIds: [1], review: ['OPEN'], risk: ['high'] }
    })
    await press('{Escape}')
    await userEvent.click(page.getByRole('button', { name: 'Without High risk' }))
    await onItem('Mug 1')
  })

  test('can be chosen by keys as fast as they can be pressed: the filter opens with all it offers', async () => {
    const counted: (() => void)[] = []
    let asked = (): Promise<void> => Promise.resolve()
    const fake = await open(titles(20), {
      handlers: {
        'review.counts': async (input, state) => {
          await asked()
          return reviewListHandlers['review.counts'](input, state)
        }
      }
    })
    await onItem('Mug 1')
    asked = () => new Promise((resolve) => counted.push(resolve))
    await userEvent.click(page.getByRole('button', { name: 'Filter' }))
    await expect.poll(() => counted.length).toBeGreaterThan(0)
    const attribute = page.getByRole('combobox', { name: 'Attribute' })
    // A list opened now would have no first choice for Enter to take, not even once it had its choices.
    await expect.element(attribute).not.toBeInTheDocument()
    asked = () => Promise.resolve()
    for (const answer of counted) answer()
    await expect.element(attribute).toHaveFocus()
    await press('{ArrowDown}')
    await expect.element(page.getByRole('option', { name: 'Title (20)' })).toBeVisible()
    await press('{Enter}')
    await expect
      .poll(() => inputs(fake, 'review.open').at(-1))
      .toMatchObject({ filter: { jobIds: [1], attributes: ['title'] } })
  })

  test('can be what two products have the same text for', async () => {
    await open(titles(20))
    await onItem('Mug 1')
    await userEvent.click(page.getByRole('button', { name: 'Filter' }))
    await userEvent.click(page.getByRole('checkbox', { name: 'Same text as another product in its job' }))
    await onItem('Mug 10')
    await expect.element(page.getByText('0 of 2 reviewed')).toBeVisible()
    await userEvent.click(page.getByRole('checkbox', { name: 'Same or nearly the same text as another product' }))
    await press('{Escape}')
    await expect.element(page.getByText('Same as another product').first()).toBeVisible()
    await expect
      .element(page.getByRole('link', { name: 'Show it and 1 like it' }).first())
      .toHaveAttribute('href', '#/review?tab=all&group=10010')
  })

  test('comes in the order that is asked for', async () => {
    const fake = await open(titles(20))
    await onItem('Mug 1')
    await userEvent.click(page.getByRole('combobox', { name: 'Sort' }))
    await userEvent.click(page.getByRole('option', { name: 'Highest risk first' }))
    await onItem('Mug 10')
    expect(inputs(fake, 'review.open').at(-1)).toMatchObject({ sort: { by: 'risk', descending: true } })
    await expect.element(page.getByText('High risk').first()).toBeVisible()
    await expect.element(page.getByText('Number missing').first()).toBeVisible()
  })

  test('leaves the keys to the list as soon as its order is chosen, and a letter in the filter decides nothing', async () => {
    const fake = await open(titles(20))
    await onItem('Mug 1')
    await userEvent.click(page.getByRole('combobox', { name: 'Sort' }))
    await userEvent.click(page.getByRole('option', { name: 'Shortest first' }))
    await expect.element(page.getByRole('option', { name: 'Shortest first' })).not.toBeInTheDocument()
    await expect.poll(() => inputs(fake, 'review.open').at(-1)).toMatchObject({ sort: { by: 'length' } })
    await userEvent.keyboard('a')
    await expect.poll(() => fake.callsOf('items.review')).toHaveLength(1)
    await userEvent.click(page.getByRole('button', { name: 'Filter', exact: true }))
    const same = page.getByRole('checkbox', { name: /Same text as another product/ })
    await same.click()
    await expect.element(same).toHaveFocus()
    await userEvent.keyboard('r')
    await userEvent.keyboard('{Escape}')
    await expect.element(same).not.toBeInTheDocument()
    await userEvent.keyboard('a')
    await expect
      .poll(() => inputs(fake, 'items.review').map((input) => (input as { decision?: string }).decision))
      .toEqual(['APPROVED', 'APPROVED'])
  })

  test('that nothing matches says so, and leads back', async () => {
    const fake = reviewClient(titles(3))
    await render(<ReviewFrame fake={fake} search={{ query: 'teapot' }} />)
    await expect.element(page.getByRole('heading', { name: 'Nothing matches' })).toBeVisible()
    await userEvent.click(page.getByRole('button', { name: 'Clear the filter' }))
    await onItem('Mug 1')
  })
})

describe('a view that was saved', () => {
  test('is the filter and the sort under a name, and can be gone back to, renamed and deleted', async () => {
    const fake = await open(titles(20), { jobId: null, search: { risk: ['high'], sort: 'length', descending: true } })
    await onItem('Mug 10')
    await userEvent.click(page.getByRole('button', { name: 'Views' }))
    await userEvent.click(page.getByRole('menuitem', { name: 'Save this view…' }))
    await userEvent.fill(page.getByLabelText('Name'), 'Dangerous')
    await press('{Enter}')
    await expect.element(page.getByRole('button', { name: 'Dangerous' })).toBeVisible()
    expect(fake.state.reviewViews).toMatchObject([
      {
        name: 'Dangerous',
        view: { filter: { review: ['OPEN'], risk: ['high'] }, sort: { by: 'length', descending: true } }
      }
    ])
    // A view stays the chosen one while it is changed, and can be saved over.
    await userEvent.click(page.getByRole('button', { name: /^Filter/ }))
    await userEvent.click(page.getByRole('combobox', { name: 'On the store' }))
    await userEvent.click(page.getByRole('option', { name: 'Not published (20)' }))
    await press('{Escape}')
    await userEvent.click(page.getByRole('button', { name: 'Dangerous (changed)' }))
    await userEvent.click(page.getByRole('menuitem', { name: 'Save the changes to Dangerous' }))
    await expect.element(page.getByRole('button', { name: 'Dangerous', exact: true })).toBeVisible()
    expect(fake.state.reviewViews).toMatchObject([{ name: 'Dangerous', view: { filter: { publish: ['NONE'] } } }])
    await userEvent.click(page.getByRole('button', { name: 'Clear all' }))
    await userEvent.click(page.getByRole('button', { name: 'Views' }))
    await userEvent.click(page.getByRole('menuitem', { name: 'Dangerous' }))
    await onItem('Mug 10')
    await userEvent.click(page.getByRole('button', { name: 'Dangerous' }))
    await userEvent.click(page.getByRole('menuitem', { name: 'Rename Dangerous…' }))
    const dialog = page.getByRole('dialog', { name: 'Rename Dangerous' })
    await userEvent.fill(dialog.getByLabelText('Name'), 'Numbers')
    await userEvent.click(dialog.getByRole('button', { name: 'Save' }))
    await expect.element(dialog).not.toBeInTheDocument()
    await userEvent.click(page.getByRole('button', { name: 'Numbers' }))
    await userEvent.click(page.getByRole('menuitem', { name: 'Delete Numbers' }))
    await expect.element(page.getByText('The view Numbers is deleted. No text was touched.')).toBeVisible()
    expect(fake.state.reviewViews).toEqual([])
  })
})

test('texts of several jobs are reviewed in one list, each with its job and language', async () => {
  await open([...titles(2, 1), ...titles(2, 2)], { jobId: null })
  await expect.element(page.getByText('4 texts of 2 jobs')).toBeVisible()
  await expect.element(page.getByText('Job 1, English').first()).toBeVisible()
  await expect.element(page.getByText('Job 2, English').first()).toBeVisible()
})

test.each(['light', 'dark'] as const)(
  'the review of all jobs breaks no accessibility rule in %s',
  async (colorScheme) => {
    await open([...titles(12, 1), ...titles(3, 2)], {
      jobId: null,
      colorScheme,
      search: { risk: ['low', 'high'], jobIds: [1] }
    })
    await onItem('Mug 1')
    await press('a')
    await expect.element(page.getByText('Title of Mug 1 approved.')).toBeVisible()
    expect(await brokenRules()).toEqual([])
    await userEvent.click(page.getByRole('button', { name: /^Filter/ }))
    await expect.element(page.getByRole('combobox', { name: 'Risk' })).toBeVisible()
    expect(await brokenRules()).toEqual([])
  }
)
