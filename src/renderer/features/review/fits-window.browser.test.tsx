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
