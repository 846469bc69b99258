import { afterEach, describe, expect, test } from 'vitest'
import { page, userEvent, type Locator } from 'vitest/browser'
import { render } from 'vitest-browser-react'
import type { JobItem } from '#shared/contract/jobs.ts'
import { noteDrafts, reviewDrafts } from '../../features/review/draft-store.ts'
import { reviewClient } from '../../features/review/testing/review-frame.tsx'
import { showUiLanguage, t } from '../../lib/i18n.ts'
import type { FakeClient } from '../../lib/testing/fake-client.ts'
import { fakeItem } from '../../lib/testing/fake-data.ts'
import { testApp } from '../testing/render-app.tsx'

/** The usual window at 200 % and at 160 %. */
const ZOOMED = [
  [640, 400],
  [800, 500]
] as const
/** The smallest window that is not zoomed, and what it is at 200 %. */
const SMALLEST = [1024, 700] as const
const SMALLEST_ZOOMED = [512, 350] as const
/** Of the sidebar, with words and without. */
const SIDEBAR = 212
const ICONS = 64
const LANGUAGES = ['en', 'de', 'es', 'he'] as const

/** Too little of the one is left in the other to be shown in one text. */
const LONG = 'A sturdy mug of stoneware for every day, glazed by hand and fired twice. '.repeat(4)
const OTHER = 'Whoever drinks tea likes holding something warm, which stays so until evening. '.repeat(4)
const items = Array.from({ length: 12 }, (_, at) =>
  fakeItem(at + 1, {
    attribute: 'description',
    productId: `p${at + 1}`,
    productName: `Mug ${at + 1}`,
    original: LONG,
    proposal: OTHER
  })
)

afterEach(async () => {
  for (const store of [reviewDrafts, noteDrafts]) for (const id of store.ids()) store.drop(id)
  localStorage.clear()
  await page.viewport(1280, 800)
  await showUiLanguage('en')
})

async function open(
  width: number,
  height: number,
  language: (typeof LANGUAGES)[number] = 'en',
  shown: readonly JobItem[] = items
): Promise<FakeClient> {
  await page.viewport(width, height)
  const fake = reviewClient(shown)
  fake.state.settings = { ...fake.state.settings, uiLanguage: language }
  await showUiLanguage(language)
  await render(<div style={{ height, overflow: 'hidden' }}>{testApp('/jobs/1/review?tab=all', fake).element}</div>)
  await expect.poll(() => document.querySelector('[role=row][aria-current=true]')).not.toBeNull()
  await expect.element(sides().first()).toBeVisible()
  return fake
}

const sides = (): Locator => page.getByRole('region', { name: t('common:ui.diff.after'), exact: true })
const main = (): HTMLElement => page.getByRole('main').element() as HTMLElement
const boxOf = (locator: Locator): DOMRect => locator.element().getBoundingClientRect()

/** What stands beyond the sides of what is scrolled up and down, in which nothing is to be scrolled sideways. */
function beyond(): readonly string[] {
  const { left, right } = main().getBoundingClientRect()
  return [...main().querySelectorAll('*')]
    .filter((element) => {
      const box = element.getBoundingClientRect()
      return box.width > 1 && box.height > 1 && (box.left < left - 1 || box.right > right + 1)
    })
    .map((element) => `${element.tagName} ${element.className.toString()} ${element.textContent.slice(0, 40)}`)
}

describe.each(LANGUAGES)('in %s', (language) => {
  test.each([...ZOOMED, SMALLEST, SMALLEST_ZOOMED])(
    'the review of a window of %i × %i has all of its width, and nothing beyond it',
    async (width, height) => {
      await open(width, height, language)
      expect(main().clientWidth).toBeGreaterThanOrEqual(width - (width < SMALLEST[0] ? ICONS : SIDEBAR))
      expect(beyond()).toEqual([])
      const title = page.getByRole('heading', { level: 1 }).element()
      expect(title.scrollWidth).toBeLessThanOrEqual(title.clientWidth)
      await userEvent.keyboard('x')
      await expect.element(page.getByRole('toolbar', { name: t('review:footer.selection') })).toBeVisible()
      expect(beyond()).toEqual([])
    }
  )
})

test.each(LANGUAGES)('what is said of a text keeps to its column in %s', async (language) => {
  const long = fakeItem(1, { attribute: 'title', original: LONG, proposal: OTHER })
  await open(...SMALLEST, language, [long])
  const said = page.getByText(t('common:ui.length.refused', { length: OTHER.length, limit: 80 }))
  expect(boxOf(said).width).toBeLessThanOrEqual(140)
  expect(said.element().scrollWidth).toBeLessThanOrEqual(said.element().clientWidth)
})

describe.each(ZOOMED)('in a window of %i × %i, which a zoomed one is', (width, height) => {
  test('the two texts are under each other, below what is said of them', async () => {
    await open(width, height)
    await userEvent.keyboard('v')
    const row = document.querySelector('[role=row][aria-current=true]')
    const [before, after] = [...(row?.querySelectorAll('section') ?? [])].map((side) => side.getBoundingClientRect())
    if (!row || !before || !after) throw new Error('Two texts are needed')
    expect(after.left).toBe(before.left)
    expect(after.top).toBeGreaterThanOrEqual(before.bottom)
    expect(after.width).toBeGreaterThan(row.clientWidth * 0.9)
    expect(before.top).toBeGreaterThanOrEqual(boxOf(page.getByRole('button', { name: /^Approve .* of Mug 1$/ })).bottom)
  })

  test('the text that a key goes to is in sight', async () => {
    await open(width, height)
    await userEvent.keyboard('jj')
    const approve = page.getByRole('button', { name: /^Approve .* of Mug 3$/ })
    const bottom = (): number => boxOf(page.getByRole('grid')).bottom
    await expect.poll(() => boxOf(approve).top).toBeGreaterThan(main().getBoundingClientRect().top)
    expect(boxOf(approve).bottom).toBeLessThan(bottom())
    expect(bottom()).toBeLessThan(height)
  })

  test('the editor and the note to the model fit', async () => {
    await open(width, height)
    await userEvent.keyboard('e')
    await expect.element(page.getByRole('textbox', { name: 'Your text for description' })).toBeVisible()
    expect(beyond()).toEqual([])
    await userEvent.keyboard('{Escape}')
    await userEvent.keyboard('m')
    const note = page.getByRole('dialog')
    await expect.element(note).toBeVisible()
    await expect.poll(() => boxOf(note).bottom).toBeLessThanOrEqual(height)
    expect(boxOf(note).top).toBeGreaterThanOrEqual(0)
    expect(boxOf(note).left).toBeGreaterThanOrEqual(0)
    expect(boxOf(note).right).toBeLessThanOrEqual(width)
  })

  test('a note about what is selected is in sight and takes what is typed, though nothing was scrolled before', async () => {
    const fake = await open(width, height)
    await userEvent.keyboard('xm')
    const note = page.getByRole('dialog')
    await expect.element(note.getByRole('textbox')).toHaveFocus()
    await userEvent.keyboard('shorter')
    await expect.element(note.getByRole('textbox')).toHaveValue('shorter')
    expect(boxOf(note).top).toBeGreaterThanOrEqual(0)
    expect(boxOf(note).bottom).toBeLessThanOrEqual(height)
    expect(fake.callsOf('items.review')).toEqual([])
  })
})

test('in a window that is not zoomed the two texts stand beside each other, between what is said of them and the buttons', async () => {
  await open(1280, 800)
  await userEvent.keyboard('v')
  const row = document.querySelector('[role=row][aria-current=true]')
  const [before, after] = [...(row?.querySelectorAll('section') ?? [])].map((side) => side.getBoundingClientRect())
  expect(before?.top).toBe(after?.top)
  expect(after?.left).toBeGreaterThanOrEqual(before?.right ?? Infinity)
})

test('a note to the model stays open and keeps what is typed when its text is scrolled out of sight', async () => {
  const fake = await open(1280, 800)
  await userEvent.keyboard('m')
  const note = page.getByRole('dialog').getByRole('textbox')
  await expect.element(note).toHaveFocus()
  const grid = page.getByRole('grid').element()
  grid.scrollTop = grid.scrollHeight
  await expect
    .poll(() => document.querySelector('[role=row][aria-current=true]')?.getBoundingClientRect().bottom ?? -1)
    .toBeLessThan(0)
  await userEvent.keyboard('rather shorter')
  await expect.element(note).toHaveValue('rather shorter')
  await expect.element(note).toBeVisible()
  expect(fake.callsOf('items.review')).toEqual([])
})
