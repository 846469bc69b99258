import { beforeEach, describe, expect, test } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import { brokenRules } from '../../lib/testing/axe.ts'
import { fakeItem } from '../../lib/testing/fake-data.ts'
import { reviewClient, shownReview } from './testing/review-frame.tsx'

const press = (keys: string) => userEvent.keyboard(keys)

beforeEach(() => localStorage.clear())

describe('what is shown', () => {
  test('is text, however much it looks like markup', async () => {
    const hostile = '<img src=x onerror="window.hacked=1"><script>window.hacked=1</script><p>Mug</p>'
    const items = [
      fakeItem(1, { attribute: 'title', original: hostile, proposal: `${hostile} new`, productName: hostile }),
      fakeItem(2, { attribute: 'description', original: hostile, proposal: `<p>Cup</p>${hostile}` })
    ]
    await shownReview(reviewClient(items))
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

  test('is as long on its card as in its editor: the HTML counts, because the limit is of the HTML', async () => {
    const proposal = '<p><b>Blue</b> mug</p>'
    await shownReview(reviewClient([fakeItem(1, { attribute: 'description', original: '<p>Mug</p>', proposal })]))
    const length = `${proposal.length} / 8,000`
    await expect.element(page.getByText(length)).toBeVisible()
    await press('e')
    await expect.poll(() => page.getByText(length).all()).toHaveLength(2)
  })

  test('runs in the direction of its language', async () => {
    const items = [
      fakeItem(1, { attribute: 'title', original: 'ספל כחול', proposal: 'ספל קרמיקה כחול', productName: 'ספל' }),
      fakeItem(2, { attribute: 'seoTitle', original: 'Mug', proposal: 'Blue mug', productName: 'ספל' })
    ]
    await shownReview(reviewClient(items))
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
    await shownReview(reviewClient(items))
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
    await shownReview(
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
    await shownReview(
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
    await shownReview(reviewClient(description('<p>Blue mug</p>', `<p>${'Blue mug '.repeat(60)}</p>`)))
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
    await shownReview(reviewClient(description(long('blue'), long('green'))))
    await press('s')
    await expect.element(page.getByText('green', { exact: true })).toBeInTheDocument()
    expect([...document.querySelectorAll('[data-change]')].map((mark) => mark.textContent)).toEqual(['blue', 'green'])
  })
})
