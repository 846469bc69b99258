import { afterEach, describe, expect, test } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import { render } from 'vitest-browser-react'
import { UI_LANGUAGES } from '#shared/model/ui-language.ts'
import { showUiLanguage, t } from '../../lib/i18n.ts'
import { fakeItem } from '../../lib/testing/fake-data.ts'
import { ReviewFrame, reviewClient } from './testing/review-frame.tsx'

/** Of a window of 1024 × 700, what the sidebar leaves. */
const SMALL = [812, 700] as const

const items = Array.from({ length: 170 }, (_, at) =>
  fakeItem(at + 1, { attribute: 'title', productId: `p${at + 1}`, productName: `Mug ${at + 1}` })
)

const withHtml = [...items, fakeItem(171, { attribute: 'description', productId: 'p171', productName: 'Mug 171' })]

async function open(): Promise<void> {
  await render(<ReviewFrame fake={reviewClient(items)} search={{ tab: 'all' }} jobId={null} />)
  await expect.poll(() => document.querySelector('[role=row][aria-current="true"]')).not.toBeNull()
}

afterEach(async () => {
  await page.viewport(1280, 800)
  await showUiLanguage('en')
})

describe('the filter', () => {
  test.each([SMALL, [812, 560]] as const)('fits a window of %i × %i and scrolls inside', async (width, height) => {
    await page.viewport(width, height)
    await open()
    await userEvent.click(page.getByRole('button', { name: 'Filter' }))
    const panel = page.getByRole('dialog')
    const last = page.getByLabelText(t('review:filter.changeMost'))
    await expect.element(last).toBeInTheDocument()
    const box = (): DOMRect => panel.element().getBoundingClientRect()
    await expect.poll(() => box().bottom).toBeLessThanOrEqual(window.innerHeight)
    expect(box().top).toBeGreaterThanOrEqual(0)
    expect(panel.element().scrollHeight).toBeGreaterThan(panel.element().clientHeight)
    last.element().scrollIntoView({ block: 'nearest' })
    expect(last.element().getBoundingClientRect().bottom).toBeLessThanOrEqual(box().bottom)
  })
})

describe('the toolbar', () => {
  test.each(UI_LANGUAGES)('takes one row in a window of 1280 × 800, whatever is sorted by, in %s', async (language) => {
    await showUiLanguage(language)
    for (const search of [{}, { sort: 'change' }, { sort: 'job', descending: true }] as const) {
      const screen = await render(
        <div style={{ width: 1068 }}>
          <ReviewFrame fake={reviewClient(withHtml)} search={{ tab: 'all', ...search }} jobId={null} />
        </div>
      )
      // Shows one button more.
      await userEvent.click(screen.getByTitle(t('common:ui.html.source')))
      const breakLines = screen.getByRole('button', { name: t('review:toolbar.breakLines') })
      await expect.element(breakLines).toBeVisible()
      const parts = [
        screen.getByRole('radiogroup', { name: t('review:toolbar.which') }),
        screen.getByLabelText(t('review:toolbar.searchLabel')),
        screen.getByRole('button', { name: t('review:filter.title') }),
        screen.getByRole('combobox', { name: t('review:sort.label') }),
        breakLines,
        screen.getByRole('radiogroup', { name: t('review:toolbar.layout') })
      ]
      const middles = (): number[] =>
        parts.map((part) => part.element().getBoundingClientRect()).map(({ top, bottom }) => (top + bottom) / 2)
      await expect.poll(() => Math.max(...middles()) - Math.min(...middles())).toBeLessThan(4)
      await screen.unmount()
    }
  })
})

describe('what can be done with a selection', () => {
  test.each(UI_LANGUAGES)('is said in whole words in a small window, in %s', async (language) => {
    await page.viewport(...SMALL)
    await showUiLanguage(language)
    await open()
    await userEvent.keyboard('x')
    const bar = page.getByRole('toolbar', { name: t('review:footer.selection') })
    await expect.element(bar).toBeVisible()
    const cut = [bar.element(), ...bar.element().querySelectorAll('*')].filter(
      (element) =>
        element instanceof HTMLElement && element.scrollWidth > element.clientWidth && element.clientWidth > 0
    )
    expect(cut.map(({ textContent }) => textContent)).toEqual([])
    expect(bar.getByRole('button').all()).toHaveLength(6)
  })
})
