import { afterEach, describe, expect, test } from 'vitest'
import { page } from 'vitest/browser'
import { render } from 'vitest-browser-react'
import { showUiLanguage, t } from '../../lib/i18n.ts'
import { createFakeClient } from '../../lib/testing/fake-client.ts'
import { fakeJob, fakeProduct } from '../../lib/testing/fake-data.ts'
import { testApp } from '../testing/render-app.tsx'

/** The usual window at 200 %, and the smallest one at 200 %. */
const ZOOMED = [
  [640, 400],
  [512, 350]
] as const
const LANGUAGES = ['en', 'de', 'es', 'he'] as const

const trialDone = fakeJob({
  status: 'PAUSED',
  pausedBy: 'trial',
  productCount: 200,
  counts: { done: 10, pending: 390 },
  review: { open: 10, approved: 0, rejected: 0, edited: 0 },
  trial: { products: 5, over: false }
})

afterEach(async () => {
  localStorage.clear()
  await page.viewport(1280, 800)
  await showUiLanguage('en')
})

const main = (): HTMLElement => page.getByRole('main').element() as HTMLElement

/** What is cut off at a side, and cannot be scrolled into sight either. */
function cutOff(): readonly string[] {
  const { left, right } = main().getBoundingClientRect()
  return [...main().querySelectorAll('button, a, label, h1, h2, p, td, dd')]
    .filter((element) => {
      const box = element.getBoundingClientRect()
      return box.width > 1 && (box.left < left - 1 || box.right > right + 1) && !canBeScrolledTo(element)
    })
    .map((element) => `${element.tagName} ${element.textContent.slice(0, 40)}`)
}

function canBeScrolledTo(element: Element): boolean {
  for (let around = element.parentElement; around !== null && around !== main(); around = around.parentElement)
    if (getComputedStyle(around).overflowX === 'auto') return true
  return false
}

describe.each(LANGUAGES)('in %s', (language) => {
  test.each(ZOOMED)('each screen of a window of %i × %i is read from top to bottom', async (width, height) => {
    await page.viewport(width, height)
    const fake = createFakeClient({}, { jobs: [trialDone], products: [1, 2, 3].map((n) => fakeProduct(n)) })
    fake.state.settings = { ...fake.state.settings, uiLanguage: language }
    await showUiLanguage(language)
    for (const [path, shown] of [
      ['/products', () => page.getByRole('grid')],
      ['/optimize', () => page.getByRole('checkbox').first()],
      ['/jobs', () => page.getByRole('table')],
      ['/jobs/1', () => page.getByRole('region', { name: t('jobs:trial.label') })]
    ] as const) {
      const { unmount } = await render(<div style={{ height }}>{testApp(path, fake).element}</div>)
      await expect.element(shown()).toBeInTheDocument()
      expect(main().scrollWidth, path).toBeLessThanOrEqual(main().clientWidth)
      expect(cutOff(), path).toEqual([])
      for (const column of page.getByRole('columnheader').all())
        expect(column.element().scrollWidth, path).toBeLessThanOrEqual(column.element().clientWidth)
      await unmount()
    }
  })

  test.each(ZOOMED)('what an attribute is has room for its words in a window of %i × %i', async (width, height) => {
    await page.viewport(width, height)
    const fake = createFakeClient({}, { products: [fakeProduct(1)] })
    fake.state.settings = { ...fake.state.settings, uiLanguage: language }
    await showUiLanguage(language)
    await render(<div style={{ height }}>{testApp('/optimize', fake).element}</div>)
    const words = page.getByText(t('optimizer:attributes.explained.title'))
    await expect.element(words).toBeInTheDocument()
    // Two lines at most.
    expect(words.element().getBoundingClientRect().height).toBeLessThan(40)
  })
})
