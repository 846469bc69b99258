import { beforeEach, describe, expect, test } from 'vitest'
import { render } from 'vitest-browser-react'
import { page, userEvent } from 'vitest/browser'
import { refusal, type FakeClient } from '../../lib/testing/fake-client.ts'
import { fakeShop } from '../../lib/testing/fake-shop.ts'
import { reviewDrafts } from './draft-store.ts'
import { fineMugTitles, onItem } from './testing/mugs.ts'
import { ReviewFrame, reviewClient, reviewsOf, shownReview } from './testing/review-frame.tsx'

const press = (keys: string) => userEvent.keyboard(keys)
/** What another window does, and this one is not told yet. */
const editElsewhere = (fake: FakeClient, edit: string) => {
  fake.state.items = fake.state.items.map((item) => (item.id === 1 ? { ...item, edit } : item))
}

beforeEach(() => {
  for (const id of [1, 2, 3]) reviewDrafts.drop(id)
  localStorage.clear()
})

describe('reviewing by keyboard', () => {
  test('decides with A and R, goes on to the next by itself, and takes the last change back with U', async () => {
    const fake = reviewClient(fineMugTitles())
    await shownReview(fake)
    await onItem('Mug 1')
    await press('a')
    await onItem('Mug 2')
    await press('r')
    await onItem('Mug 3')
    await expect.element(page.getByText('2 of 6 reviewed')).toBeVisible()
    await expect.element(page.getByText('Title of Mug 2 rejected.')).toBeVisible()
    await press('u')
    await onItem('Mug 2')
    await expect.element(page.getByText('Undone: Title of Mug 2 is as it was.')).toBeVisible()
    await press('{Control>}z{/Control}')
    await onItem('Mug 1')
    await expect.element(page.getByText('0 of 6 reviewed')).toBeVisible()
    expect(fake.state.items.every((item) => item.review === 'OPEN')).toBe(true)
  })

  test('moves with J, K and arrows, and N skips what is decided', async () => {
    const items = fineMugTitles().map((item) => (item.id === 2 ? { ...item, review: 'APPROVED' as const } : item))
    await shownReview(reviewClient(items))
    await userEvent.click(page.getByText(/^All6$/))
    await onItem('Mug 1')
    await press('j')
    await onItem('Mug 2')
    await press('k{ArrowDown}{ArrowUp}')
    await onItem('Mug 1')
    await press('n')
    await onItem('Mug 3')
  })

  test('works on a keyboard that writes no Latin letters', async () => {
    const fake = reviewClient(fineMugTitles())
    await shownReview(fake)
    await onItem('Mug 1')
    window.dispatchEvent(new KeyboardEvent('keydown', { key: 'ש', code: 'KeyA' }))
    await onItem('Mug 2')
    expect(reviewsOf(fake)).toEqual([{ ids: [1], decision: 'APPROVED' }])
  })

  test('leaves keys to the text field they are typed into', async () => {
    const fake = reviewClient(fineMugTitles())
    await shownReview(fake)
    await press('/')
    await press('rax')
    await expect.element(page.getByLabelText('Search products and texts')).toHaveValue('rax')
    expect(reviewsOf(fake)).toEqual([])
  })
})

describe('a text that another window has changed and this one does not show yet', () => {
  test('is not approved unseen', async () => {
    const fake = reviewClient(fineMugTitles())
    await shownReview(fake)
    await onItem('Mug 1')
    editElsewhere(fake, 'Theirs')
    await press('a')
    await expect
      .element(page.getByText('Not saved. This text has been changed meanwhile. Look at it again.'))
      .toBeVisible()
    await expect.element(page.getByText('Theirs')).toBeVisible()
    expect(fake.state.items[0]).toMatchObject({ edit: 'Theirs', review: 'OPEN' })
  })

  test('is left alone by a decision on all that are selected, and can be looked at and decided on after that', async () => {
    const fake = reviewClient(fineMugTitles())
    await shownReview(fake)
    await onItem('Mug 1')
    await press('{Shift>}jj{/Shift}')
    await expect.element(page.getByText('3 selected')).toBeVisible()
    editElsewhere(fake, 'Theirs')
    await press('a')
    await expect
      .element(page.getByText('2 items approved. 1 left as it was: its text has been changed meanwhile.'))
      .toBeVisible()
    expect(fake.state.items.map(({ review }) => review)).toEqual([
      'OPEN',
      'APPROVED',
      'APPROVED',
      'OPEN',
      'OPEN',
      'OPEN'
    ])
    await userEvent.click(page.getByRole('button', { name: 'Select what was left' }))
    await onItem('Mug 1')
    await expect.element(page.getByText('1 selected')).toBeVisible()
    await expect.element(page.getByText('Theirs')).toBeVisible()
    await press('a')
    await expect.poll(() => fake.state.items[0]).toMatchObject({ edit: 'Theirs', review: 'APPROVED' })
    await press('uu')
    await expect.poll(() => fake.state.items.every(({ review }) => review === 'OPEN')).toBe(true)
  })

  test('is not written over, and what was typed waits beside it', async () => {
    const fake = reviewClient(fineMugTitles())
    await shownReview(fake)
    await onItem('Mug 1')
    await press('e')
    await userEvent.fill(page.getByLabelText('Your text for title'), 'Mine')
    editElsewhere(fake, 'Theirs')
    await press('{Control>}{Enter}{/Control}')
    await expect.element(page.getByText('Theirs')).toBeVisible()
    await userEvent.click(page.getByRole('button', { name: 'Continue' }))
    await expect.element(page.getByLabelText('Your text for title')).toHaveValue('Mine')
    await press('{Control>}{Enter}{/Control}')
    await expect.poll(() => fake.state.items[0]?.edit).toBe('Mine')
  })
})

describe('a decision', () => {
  test('is painted before the engine has answered and painted back when it refuses', async () => {
    let refuse = (): void => undefined
    const fake = reviewClient(fineMugTitles(), {
      'items.review': () =>
        new Promise((resolve) => {
          refuse = () => resolve(refusal('CONFLICT', 'The item is being published.'))
        })
    })
    await shownReview(fake)
    await onItem('Mug 1')
    await press('a')
    await expect.element(page.getByText('1 of 6 reviewed')).toBeVisible()
    await expect.poll(() => document.querySelectorAll('[data-done]').length).toBe(1)
    await expect.poll(() => fake.callsOf('items.review').length).toBe(1)
    refuse()
    await expect.element(page.getByRole('alert')).toHaveTextContent('Not saved. The item is being published.')
    await expect.element(page.getByText('0 of 6 reviewed')).toBeVisible()
    await expect.poll(() => document.querySelectorAll('[data-done]').length).toBe(0)
  })

  test('about a selection names its count, goes out as one change, and is undone as one', async () => {
    const fake = reviewClient(fineMugTitles())
    await shownReview(fake)
    await onItem('Mug 1')
    await press('x')
    await press('{Shift>}jj{/Shift}')
    await userEvent.click(page.getByRole('button', { name: 'Approve 3' }))
    await expect.element(page.getByText('3 items approved.')).toBeVisible()
    expect(reviewsOf(fake)).toEqual([{ ids: [1, 2, 3], decision: 'APPROVED' }])
    await onItem('Mug 4')
    await userEvent.click(page.getByRole('button', { name: /Undo/ }))
    await expect.element(page.getByText('Undone: 3 items are as before.')).toBeVisible()
    await expect.element(page.getByText('0 of 6 reviewed')).toBeVisible()
  })

  test('about everything that matches is asked for by its list, read or not, without what was taken out', async () => {
    const fake = reviewClient(fineMugTitles(250))
    await shownReview(fake)
    await onItem('Mug 1')
    await press('{Control>}a{/Control}')
    await expect.element(page.getByText('All 250 texts that match')).toBeVisible()
    await press('x')
    await userEvent.click(page.getByRole('button', { name: 'Reject 249' }))
    await expect.element(page.getByText('249 items rejected.')).toBeVisible()
    expect(reviewsOf(fake)).toEqual([{ listId: 'list-1', except: [1], decision: 'REJECTED' }])
  })

  test('ends with the way to the export once nothing is left', async () => {
    const fake = reviewClient(fineMugTitles(2))
    await shownReview(fake)
    await onItem('Mug 1')
    await press('aa')
    await expect.element(page.getByText('All reviewed')).toBeVisible()
    await expect.element(page.getByRole('link', { name: 'Export 2 texts' })).toHaveAttribute('href', '#/jobs/1/export')
  })

  test.each([
    [{ change: 1, unchanged: 2, reverted: 1, conflict: 1 }, 'Publish 1 text', 'filled'],
    [{ unchanged: 2, reverted: 1, conflict: 2 }, 'Decide about 2 conflicts', 'filled'],
    [{ unchanged: 4, reverted: 1 }, null, 'default']
  ] as const)('offers to publish what a publish would send, of %o', async (counts, wayOut, variant) => {
    const verdicts = Object.entries(counts).flatMap(([verdict, n]) => Array<string>(n).fill(verdict))
    const fake = reviewClient(fineMugTitles(5).map((item) => ({ ...item, review: 'APPROVED' as const })))
    fake.state.shop = fakeShop()
    fake.state.verdicts = new Map(verdicts.map((verdict, at) => [at + 1, { verdict: verdict as 'change' }]))
    await render(<ReviewFrame fake={fake} />)
    await expect.element(page.getByText(/5 approved, 0 rejected\..* 1 was published and taken back\./)).toBeVisible()
    const links = () => page.getByRole('link', { name: /^(Publish|Decide) / }).all()
    await expect.poll(() => links().map((link) => link.element().textContent)).toEqual(wayOut === null ? [] : [wayOut])
    await expect
      .element(page.getByRole('link', { name: 'Publish', exact: true }))
      .toHaveAttribute('data-variant', variant)
  })

  test('ends with the way to the Publish screen where the store is one on Wix', async () => {
    const fake = reviewClient(fineMugTitles(2))
    fake.state.shop = fakeShop()
    await shownReview(fake)
    await onItem('Mug 1')
    await press('aa')
    await expect
      .element(page.getByRole('link', { name: 'Publish 2 texts' }))
      .toHaveAttribute('href', '#/jobs/1/publish')
  })
})

describe('what a filter leaves of the texts to review', () => {
  const [first, second, third] = fineMugTitles(3)
  if (!first || !second || !third) throw new Error('Three titles are needed')
  const narrowed = (fake: FakeClient, jobId: number | null = 1) =>
    render(<ReviewFrame fake={fake} search={{ query: 'Mug 1' }} jobId={jobId} />)
  const someLeft = [{ ...first, review: 'APPROVED' as const }, second, third]
  const noneLeft = [
    { ...first, review: 'APPROVED' as const },
    { ...second, review: 'APPROVED' as const },
    { ...third, review: 'REJECTED' as const }
  ]
  const header = () => page.getByRole('link', { name: 'Publish', exact: true })

  test.each([['a job', 1] as const, ['all jobs', null] as const])(
    'of %s, once decided on, leads to the others instead of saying that all is reviewed',
    async (_, jobId) => {
      const fake = reviewClient(someLeft)
      fake.state.shop = fakeShop()
      await narrowed(fake, jobId)
      await expect.element(page.getByRole('heading', { name: 'Nothing that matches is left to review' })).toBeVisible()
      await expect.element(page.getByText('1 approved, 0 rejected.')).toBeVisible()
      expect(page.getByRole('link', { name: /Publish \d/ }).elements()).toEqual([])
      await userEvent.click(page.getByRole('button', { name: 'Clear the filter' }))
      await onItem('Mug 2')
    }
  )

  test('does not make the way out of the job the next step while others are open', async () => {
    const fake = reviewClient(someLeft)
    fake.state.shop = fakeShop()
    await narrowed(fake)
    await expect.element(page.getByText('1 of 1 reviewed')).toBeVisible()
    await expect.element(header()).toHaveAttribute('data-variant', 'default')
  })

  test('is all reviewed where the whole job is, and the way out is for all of it', async () => {
    const fake = reviewClient(noneLeft)
    fake.state.shop = fakeShop()
    await narrowed(fake)
    await expect.element(page.getByRole('heading', { name: 'All reviewed' })).toBeVisible()
    await expect.element(page.getByText('2 approved, 1 rejected.')).toBeVisible()
    await expect
      .element(page.getByRole('link', { name: 'Publish 2 texts' }))
      .toHaveAttribute('href', '#/jobs/1/publish')
    await expect.element(header()).toHaveAttribute('data-variant', 'filled')
  })
})

test('a text that is on Wix says so, as does one that is in conflict or was taken back', async () => {
  const [first, second, third] = fineMugTitles(3)
  if (!first || !second || !third) throw new Error('Three titles are needed')
  await shownReview(
    reviewClient([
      { ...first, publish: 'PUBLISHED', published: first.proposal },
      { ...second, publish: 'CONFLICT' },
      { ...third, publish: 'REVERTED' }
    ])
  )
  for (const words of ['Published', 'Conflict', 'Reverted'])
    await expect.element(page.getByText(words, { exact: true })).toBeVisible()
})

test('a text that was changed since it was published says that, and no longer that it is published', async () => {
  const [first] = fineMugTitles(1)
  if (!first) throw new Error('A title is needed')
  const published = { ...first, publish: 'PUBLISHED', published: first.proposal, review: 'APPROVED' } as const
  const fake = reviewClient([published])
  await render(<ReviewFrame fake={fake} search={{ tab: 'all' }} />)
  await expect.element(page.getByText('Published', { exact: true })).toBeVisible()
  await userEvent.keyboard('e')
  await userEvent.fill(page.getByRole('textbox', { name: 'Your text for title' }), 'A better mug')
  await userEvent.click(page.getByRole('button', { name: 'Save and approve' }))
  await expect.element(page.getByText('Published, then changed')).toBeVisible()
  await expect.element(page.getByText('Published', { exact: true })).not.toBeInTheDocument()
  await userEvent.click(page.getByRole('button', { name: 'Reset to AI text' }))
  await expect.element(page.getByText('Published', { exact: true })).toBeVisible()
})
