import { beforeEach, describe, expect, test } from 'vitest'
import { render } from 'vitest-browser-react'
import { page, userEvent } from 'vitest/browser'
import { brokenRules } from '../../lib/testing/axe.ts'
import { refusal, type FakeClient } from '../../lib/testing/fake-client.ts'
import { fakeItem } from '../../lib/testing/fake-data.ts'
import { fakeShop } from '../../lib/testing/fake-shop.ts'
import { reviewDrafts } from './draft-store.ts'
import { ReviewFrame, reviewClient, reviewsOf } from './testing/review-frame.tsx'

/** One title for each of six products, so that a product's name means one item. */
function titles(count = 6) {
  return Array.from({ length: count }, (_, at) =>
    fakeItem(at + 1, {
      attribute: 'title',
      productId: `p${at + 1}`,
      productName: `Mug ${at + 1}`,
      original: `Mug ${at + 1}`,
      proposal: `Fine mug ${at + 1}`
    })
  )
}

const onItem = async (name: string) => {
  await expect
    .poll(() => document.querySelector('[aria-current="true"] [aria-label^="Approve "]')?.getAttribute('aria-label'))
    .toBe(`Approve Title of ${name}`)
}
const press = (keys: string) => userEvent.keyboard(keys)
/** What another window does, and this one is not told yet. */
const editElsewhere = (fake: FakeClient, edit: string) => {
  fake.state.items = fake.state.items.map((item) => (item.id === 1 ? { ...item, edit } : item))
}
const shown = async (fake: FakeClient) => {
  const screen = await render(<ReviewFrame fake={fake} />)
  await expect.element(page.getByRole('grid')).toBeVisible()
  return screen
}

beforeEach(() => {
  for (const id of [1, 2, 3]) reviewDrafts.drop(id)
  localStorage.clear()
})

describe('reviewing by keyboard', () => {
  test('decides with A and R, goes on to the next by itself, and takes the last change back with U', async () => {
    const fake = reviewClient(titles())
    await shown(fake)
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
    const items = titles().map((item) => (item.id === 2 ? { ...item, review: 'APPROVED' as const } : item))
    await shown(reviewClient(items))
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
    const fake = reviewClient(titles())
    await shown(fake)
    await onItem('Mug 1')
    window.dispatchEvent(new KeyboardEvent('keydown', { key: 'ש', code: 'KeyA' }))
    await onItem('Mug 2')
    expect(reviewsOf(fake)).toEqual([{ ids: [1], decision: 'APPROVED' }])
  })

  test('leaves keys to the text field they are typed into', async () => {
    const fake = reviewClient(titles())
    await shown(fake)
    await press('/')
    await press('rax')
    await expect.element(page.getByLabelText('Search products and texts')).toHaveValue('rax')
    expect(reviewsOf(fake)).toEqual([])
  })
})

describe('a text that another window has changed and this one does not show yet', () => {
  test('is not approved unseen', async () => {
    const fake = reviewClient(titles())
    await shown(fake)
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
    const fake = reviewClient(titles())
    await shown(fake)
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
    const fake = reviewClient(titles())
    await shown(fake)
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

describe('editing', () => {
  test('saves with Ctrl+Enter, keeps the AI text in reach, and can go back to it', async () => {
    const fake = reviewClient(titles())
    await shown(fake)
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

  test('keeps what was typed when another item is looked at, and what Escape discards can be brought back', async () => {
    const fake = reviewClient(titles())
    await shown(fake)
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
    const fake = reviewClient(titles())
    await shown(fake)
    await onItem('Mug 1')
    await press('e')
    await userEvent.fill(page.getByLabelText('Your text for title'), 'm'.repeat(83))
    await press('{Control>}{Enter}{/Control}')
    await expect.element(page.getByText('3 characters too many. At most 80 are allowed.')).toBeVisible()
    expect(reviewsOf(fake)).toEqual([])
  })

  test('gives the words back to the editor when the engine refuses them', async () => {
    const fake = reviewClient(titles(), { 'items.review': () => refusal('CONFLICT', 'The item is being published.') })
    await shown(fake)
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
    await shown(reviewClient(titles(), { 'items.review': () => refused }))
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

describe('a decision', () => {
  test('is painted before the engine has answered and painted back when it refuses', async () => {
    let refuse = (): void => undefined
    const fake = reviewClient(titles(), {
      'items.review': () =>
        new Promise((resolve) => {
          refuse = () => resolve(refusal('CONFLICT', 'The item is being published.'))
        })
    })
    await shown(fake)
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
    const fake = reviewClient(titles())
    await shown(fake)
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
    const fake = reviewClient(titles(250))
    await shown(fake)
    await onItem('Mug 1')
    await press('{Control>}a{/Control}')
    await expect.element(page.getByText('All 250 texts that match')).toBeVisible()
    await press('x')
    await userEvent.click(page.getByRole('button', { name: 'Reject 249' }))
    await expect.element(page.getByText('249 items rejected.')).toBeVisible()
    expect(reviewsOf(fake)).toEqual([{ listId: 'list-1', except: [1], decision: 'REJECTED' }])
  })

  test('ends with the way to the export once nothing is left', async () => {
    const fake = reviewClient(titles(2))
    await shown(fake)
    await onItem('Mug 1')
    await press('aa')
    await expect.element(page.getByText('All reviewed')).toBeVisible()
    await expect.element(page.getByRole('link', { name: 'Export 2 texts' })).toHaveAttribute('href', '#/jobs/1/export')
  })

  test('ends with the way to the Publish screen where the store is one on Wix', async () => {
    const fake = reviewClient(titles(2))
    fake.state.shop = fakeShop()
    await shown(fake)
    await onItem('Mug 1')
    await press('aa')
    await expect
      .element(page.getByRole('link', { name: 'Publish 2 texts' }))
      .toHaveAttribute('href', '#/jobs/1/publish')
  })
})

describe('what is shown', () => {
  test('is text, however much it looks like markup', async () => {
    const hostile = '<img src=x onerror="window.hacked=1"><script>window.hacked=1</script><p>Mug</p>'
    const items = [
      fakeItem(1, { attribute: 'title', original: hostile, proposal: `${hostile} new`, productName: hostile }),
      fakeItem(2, { attribute: 'description', original: hostile, proposal: `<p>Cup</p>${hostile}` })
    ]
    await shown(reviewClient(items))
    await press('s')
    await expect.element(page.getByText('Cup', { exact: true })).toBeVisible()
    expect(document.querySelector('[role="grid"] script, [role="grid"] img, [role="grid"] [onerror]')).toBeNull()
    await press('s')
    await press('j')
    await press('e')
    await expect.element(page.getByText('As shoppers see it')).toBeVisible()
    expect(document.querySelector('[role="grid"] script, [role="grid"] img, [role="grid"] [onerror]')).toBeNull()
    expect('hacked' in window).toBe(false)
    await expect.element(page.getByText(hostile).first()).toBeVisible()
  })

  test('runs in the direction of its language', async () => {
    const items = [
      fakeItem(1, { attribute: 'title', original: 'ספל כחול', proposal: 'ספל קרמיקה כחול', productName: 'ספל' }),
      fakeItem(2, { attribute: 'seoTitle', original: 'Mug', proposal: 'Blue mug', productName: 'ספל' })
    ]
    await shown(reviewClient(items))
    await expect.element(page.getByText('קרמיקה')).toBeVisible()
    const directions = [...document.querySelectorAll('[role="row"] p[dir="auto"]')].map(
      (text) => getComputedStyle(text).direction
    )
    expect(directions).toEqual(['rtl', 'ltr'])
  })

  test('can be the source of the HTML, or both texts beside each other', async () => {
    const items = [
      fakeItem(1, { attribute: 'description', original: '<p>Blue mug</p>', proposal: '<p><b>Blue</b> mug</p>' })
    ]
    await shown(reviewClient(items))
    await expect.element(page.getByText('Only the formatting changed. HTML source shows how.')).toBeVisible()
    await press('ss')
    await expect.element(page.getByText('<b>', { exact: true })).toBeVisible()
    await press('v')
    await expect.element(page.getByRole('region', { name: 'Before' })).toHaveTextContent('Before<p>Blue mug</p>')
    await expect.element(page.getByRole('region', { name: 'After' })).toHaveTextContent('After<p><b>Blue</b> mug</p>')
  })
})

describe('changes within a text', () => {
  const description = (original: string, proposal: string) => [
    fakeItem(1, { attribute: 'description', original, proposal, productName: 'Mug 1' })
  ]

  test('can be seen in the text as shoppers see it, a list and a table whole', async () => {
    await shown(
      reviewClient(
        description(
          '<p>Blue mug</p><ul><li>Stoneware</li></ul><table><tr><td>Holds</td><td>350 ml</td></tr></table>',
          '<p><b>Blue</b> cup</p><ul><li>Stoneware</li><li>Light</li></ul><table><tr><td>Holds</td><td>400 ml</td></tr></table>'
        )
      )
    )
    await userEvent.click(page.getByTitle('Rendered'))
    await expect.element(page.getByRole('insertion').first()).toBeVisible()
    const text = document.querySelector('[role="row"] [lang]')
    expect(text?.querySelector('p')?.innerHTML).toBe(
      '<b data-element="wrapped" data-change="1">Blue</b> <del data-change="2">mug</del><ins data-change="2">cup</ins>'
    )
    expect([...(text?.querySelectorAll('ul > li') ?? [])].map((entry) => entry.textContent)).toEqual([
      'Stoneware',
      'Light'
    ])
    expect(text?.querySelectorAll('table td')).toHaveLength(2)
    expect(await brokenRules()).toEqual([])
    await press('v')
    await expect
      .element(page.getByRole('region', { name: 'Before' }))
      .toHaveTextContent('BeforeBlue mugStonewareHolds350 ml')
    await expect
      .element(page.getByRole('region', { name: 'After' }))
      .toHaveTextContent('AfterBlue cupStonewareLightHolds400 ml')
  })

  test('are gone through with Alt and the arrows, and said', async () => {
    await shown(
      reviewClient(description('<p>A blue mug. It holds 350 ml.</p>', '<p>A green mug. It holds 400 ml.</p>'))
    )
    const said = () => [...document.querySelectorAll('[role="status"]')].map((status) => status.textContent).join('|')
    const marked = () => [...document.querySelectorAll('[data-current]')].map((mark) => mark.textContent)
    await press('{Alt>}{ArrowDown}{/Alt}')
    await expect.poll(marked).toEqual(['blue', 'green'])
    expect(said()).toContain('Change 1 of 2: blue became green')
    await press('{Alt>}{ArrowDown}{/Alt}')
    await expect.poll(marked).toEqual(['350', '400'])
    await press('{Alt>}{ArrowDown}{ArrowUp}{ArrowUp}{/Alt}')
    await expect.poll(said).toContain('Change 1 of 2')
    await press('ss')
    await expect.poll(marked).toEqual(['blue', 'green'])
  })

  test('can be read in lines of source that are not broken', async () => {
    await shown(reviewClient(description('<p>Blue mug</p>', `<p>${'Blue mug '.repeat(60)}</p>`)))
    await press('ss')
    await expect.element(page.getByRole('button', { name: 'Break long lines' })).toHaveAttribute('aria-pressed', 'true')
    await press('w')
    const lines = page.getByRole('region', { name: 'HTML source' })
    await expect.element(lines).toBeVisible()
    expect(await brokenRules()).toEqual([])
    expect(lines.element().scrollWidth).toBeGreaterThan(lines.element().clientWidth)
  })

  test('of a text that is long are found without holding up the window', async () => {
    const long = (word: string) =>
      Array.from({ length: 300 }, (_, at) => `<p>Line ${at} is about a ${at === 200 ? word : 'plain'} mug.</p>`).join(
        ''
      )
    await shown(reviewClient(description(long('blue'), long('green'))))
    await press('s')
    await expect.element(page.getByText('green', { exact: true })).toBeInTheDocument()
    expect([...document.querySelectorAll('[data-change]')].map((mark) => mark.textContent)).toEqual(['blue', 'green'])
  })
})

test('a text that is on Wix says so, as does one that is in conflict or was taken back', async () => {
  const [first, second, third] = titles(3)
  if (!first || !second || !third) throw new Error('Three titles are needed')
  await shown(
    reviewClient([
      { ...first, publish: 'PUBLISHED' },
      { ...second, publish: 'CONFLICT' },
      { ...third, publish: 'REVERTED' }
    ])
  )
  for (const words of ['Published', 'Conflict', 'Reverted'])
    await expect.element(page.getByText(words, { exact: true })).toBeVisible()
})
