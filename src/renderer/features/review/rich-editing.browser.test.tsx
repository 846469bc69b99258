import { beforeEach, describe, expect, test } from 'vitest'
import { render } from 'vitest-browser-react'
import { page, userEvent } from 'vitest/browser'
import { ScreenFrame } from '../../app/testing/render.tsx'
import { brokenRules } from '../../lib/testing/axe.ts'
import type { FakeClient } from '../../lib/testing/fake-client.ts'
import { fakeItem } from '../../lib/testing/fake-data.ts'
import { WaitingField } from '../../ui/waiting-field.tsx'
import { reviewDrafts } from './draft-store.ts'
import { ReviewFrame, reviewClient, reviewsOf } from './testing/review-frame.tsx'

const PROPOSAL =
  '<p class="font_8">A mug of <b>stoneware</b>.</p>\n<ul><li>Holds 350 ml</li><li><a href="/care" target="_self">Care</a></li></ul>'
const ORIGINAL = '<p class="font_8">Mug, 350 ml.</p>'

function descriptions(proposal = PROPOSAL) {
  return [1, 2].map((id) =>
    fakeItem(id, {
      attribute: 'description',
      productId: `p${id}`,
      productName: `Mug ${id}`,
      original: ORIGINAL,
      proposal: id === 1 ? proposal : PROPOSAL
    })
  )
}

const field = () => page.getByRole('textbox', { name: 'Your text for description' })
const press = (keys: string) => userEvent.keyboard(keys)

async function editing(fake: FakeClient, colorScheme: 'light' | 'dark' = 'light') {
  await render(<ReviewFrame fake={fake} colorScheme={colorScheme} />)
  await expect.element(page.getByRole('grid')).toBeVisible()
  await expect.element(page.getByRole('button', { name: 'Approve Description of Mug 1' })).toBeVisible()
  await press('e')
  await expect.element(field()).toHaveFocus()
}

beforeEach(() => {
  for (const id of [1, 2]) reviewDrafts.drop(id)
  localStorage.clear()
})

describe('a description that loses nothing as rich text', () => {
  test('is edited as it reads: a line made bold by key is the only thing that changes in what is saved', async () => {
    const fake = reviewClient(descriptions())
    await editing(fake)
    await userEvent.tripleClick(field().getByText('Holds 350 ml'))
    await press('{Control>}b{/Control}')
    await expect.element(page.getByRole('button', { name: 'Bold' })).toHaveAttribute('aria-pressed', 'true')
    await press('{Control>}{Enter}{/Control}')
    await expect
      .poll(() => reviewsOf(fake))
      .toEqual([{ ids: [1], edit: PROPOSAL.replace('Holds 350 ml', '<strong>Holds 350 ml</strong>') }])
  })

  test('is no edit where it is saved untouched, or where all that was typed was taken out again', async () => {
    const fake = reviewClient(descriptions())
    await editing(fake)
    await press(' a')
    await expect.poll(() => reviewDrafts.get(1)).toContain('Care</a> a<')
    await press('{Backspace}{Backspace}')
    await expect.poll(() => reviewDrafts.get(1)).toBe(undefined)
    await press('{Control>}{Enter}{/Control}')
    await expect.element(field()).not.toBeInTheDocument()
    expect(reviewsOf(fake)).toEqual([])
  })

  test('leaves its letters to the text, lets Tab out and Escape cancel, and what was discarded can be brought back', async () => {
    const fake = reviewClient(descriptions())
    await editing(fake)
    await press(' ra')
    await userEvent.click(field().getByText('stoneware'), { modifiers: ['Shift'] })
    expect(document.querySelector('[data-selected]')).toBe(null)
    await press('{Tab}')
    await expect.element(page.getByRole('button', { name: 'Save', exact: true })).toHaveFocus()
    await userEvent.click(page.getByText('stoneware'))
    await press('{Escape}')
    await expect.element(field()).not.toBeInTheDocument()
    await userEvent.click(page.getByRole('button', { name: 'Restore' }))
    await expect.poll(() => reviewDrafts.get(1)).toContain('Care</a> ra<')
    await expect.element(field()).toHaveTextContent('A mug of stoneware.Holds 350 mlCare ra')
    expect(reviewsOf(fake)).toEqual([])
  })

  test('is not decided on by what is typed before its editor stands', async () => {
    const fake = reviewClient(descriptions())
    await render(<ReviewFrame fake={fake} />)
    await expect.element(page.getByRole('button', { name: 'Approve Description of Mug 1' })).toBeVisible()
    await press('earx')
    await expect.element(field()).toHaveFocus()
    await expect.element(page.getByRole('button', { name: 'Bold' })).toBeVisible()
    expect(reviewsOf(fake)).toEqual([])
    expect(document.querySelector('[data-selected]')).toBe(null)
  })

  test('is not scrolled out of sight by what is typed before its editor stands', async () => {
    await render(
      <ScreenFrame fake={reviewClient([])}>
        <WaitingField label="Your text for description" />
      </ScreenFrame>
    )
    await expect.element(field()).toHaveFocus()
    const isLeftToThePage = (key: string): boolean =>
      field()
        .element()
        .dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true }))
    expect([' ', 'ArrowDown', 'PageDown', 'End', 'Tab', 'Escape'].filter(isLeftToThePage)).toEqual(['Tab', 'Escape'])
  })

  test('is not left by an Escape that takes back a word which an input method is putting together', async () => {
    await editing(reviewClient(descriptions()))
    const escape = { key: 'Escape', bubbles: true, cancelable: true }
    field()
      .element()
      .dispatchEvent(new KeyboardEvent('keydown', { ...escape, isComposing: true }))
    await expect.element(field()).toHaveFocus()
    field().element().dispatchEvent(new KeyboardEvent('keydown', escape))
    await expect.element(field()).not.toBeInTheDocument()
  })

  test('has a toolbar of one stop, whose buttons are reached by the arrows', async () => {
    await editing(reviewClient(descriptions()))
    const tool = (name: string) => page.getByRole('button', { name, exact: true })
    await press('{Shift>}{Tab}{/Shift}')
    await expect.element(tool('Bold')).toHaveFocus()
    await press('{ArrowRight}{ArrowRight}')
    await expect.element(tool('Underline')).toHaveFocus()
    await press('{End}{ArrowRight}{ArrowLeft}')
    const stops = page.getByRole('toolbar', { name: 'Formatting' }).element().querySelectorAll('[tabindex="0"]')
    expect(stops).toHaveLength(1)
    expect(document.activeElement).toBe(stops[0])
    await press('a{Tab}')
    await expect.element(field()).toHaveFocus()
    await expect.element(page.getByRole('button', { name: 'Approve Description of Mug 2' })).toBeVisible()
  })

  test('goes to its HTML and back by hand, with what was typed in either', async () => {
    await editing(reviewClient(descriptions('<p>A mug.</p>')))
    await press(' Blue.')
    await userEvent.click(page.getByText('HTML', { exact: true }))
    await expect.element(field()).toHaveValue('<p>A mug. Blue.</p>')
    await userEvent.fill(field(), '<h2>Mug</h2>')
    await userEvent.click(page.getByText('Text', { exact: true }))
    await expect.element(field().getByRole('heading', { level: 2 })).toHaveTextContent('Mug')
    expect(reviewDrafts.get(1)).toBe('<h2>Mug</h2>')
  })

  test('takes a link to an address and none to a script', async () => {
    await editing(reviewClient(descriptions('<p>A mug.</p>')))
    await press('{Control>}a{/Control}')
    await userEvent.click(page.getByRole('button', { name: 'Link', exact: true }))
    const address = page.getByRole('textbox', { name: 'Address of the link' })
    await userEvent.fill(address, 'javascript:alert(1)')
    await expect.element(page.getByText('Only web, mail and phone addresses.')).toBeVisible()
    await userEvent.fill(address, 'https://shop.example/mugs')
    await press('{Enter}')
    await expect.poll(() => reviewDrafts.get(1)).toBe('<p><a href="https://shop.example/mugs">A mug.</a></p>')
  })
})

describe('a description that would lose something', () => {
  test('is edited as HTML and says why, and as text once it can be', async () => {
    await editing(reviewClient(descriptions('<table><tr><td>A mug</td></tr></table>')))
    await expect.element(field()).toHaveValue('<table><tr><td>A mug</td></tr></table>')
    await expect
      .element(page.getByText('The text editor has no <table> and would lose it, so this is edited as HTML.'))
      .toBeVisible()
    await expect.element(page.getByRole('radio', { name: 'Text', exact: true })).toBeDisabled()
    await userEvent.fill(field(), '<p>A mug</p>')
    await userEvent.click(page.getByText('Text', { exact: true }))
    await expect.element(field()).toHaveTextContent('A mug')
    await expect.element(page.getByRole('button', { name: 'Bold' })).toBeVisible()
  })
})

test('a text is judged by the rules of the engine while it is typed, and can be saved all the same', async () => {
  const fake = reviewClient(descriptions('<p>A mug, 350 ml.</p>'))
  fake.state.bannedWords = ['cheap']
  await editing(fake)
  await expect.element(page.getByText(/Banned word|Number missing/)).not.toBeInTheDocument()
  await press('{Control>}a{/Control}Cheap mug')
  await expect.element(page.getByText('Banned word: cheap')).toBeVisible()
  await expect.element(page.getByText('Number missing: 350')).toBeVisible()
  await press('{Control>}{Enter}{/Control}')
  await expect.poll(() => reviewsOf(fake)).toEqual([{ ids: [1], edit: '<p>Cheap mug</p>' }])
})

test.each(['light', 'dark'] as const)('the open editor breaks no rule of accessibility: %s', async (colorScheme) => {
  await editing(reviewClient(descriptions()), colorScheme)
  expect(await brokenRules()).toEqual([])
})
