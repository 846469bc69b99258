import type { Locator, Page } from '@playwright/test'
import type { ServeProcess } from '../support/serve-process.ts'
import { expect, test } from './fixtures.ts'

/** How an element looks to who sees no colour: its lines, and whether a tick is in its box. Runs in the page. */
function marksOf(element: Element): string {
  const { outlineStyle, outlineWidth, textDecorationLine, borderStyle } = getComputedStyle(element)
  const outline = outlineStyle === 'none' ? 'none' : `${outlineWidth} ${outlineStyle}`
  const ticked = element.querySelector('input[type=checkbox]:checked, [data-check] svg') !== null
  return JSON.stringify({ outline, textDecorationLine, borderStyle, ticked })
}

const marks = (locator: Locator): Promise<string> => locator.first().evaluate(marksOf)

/** Each of them looks another way than all the others. */
async function differ(elements: Readonly<Record<string, Locator>>): Promise<void> {
  const seen = new Map<string, string>()
  for (const [name, element] of Object.entries(elements)) {
    const its = await marks(element)
    expect(seen.get(its), `looks like ${name} where colours are forced`).toBeUndefined()
    seen.set(its, name)
  }
}

/** What has another value of this attribute has other words, and none is without. */
async function haveWords(elements: Locator, attribute: string): Promise<void> {
  await expect(elements.first()).toBeVisible()
  const words = await elements.evaluateAll(
    (all, name) => all.map((each) => [each.getAttribute(name), each.textContent.replaceAll(/[\d\s]/g, '')] as const),
    attribute
  )
  const values = new Map(words)
  expect(new Set(values.values()).size, `words for ${[...values.keys()].join(', ')}`).toBe(values.size)
  expect([...values.values()]).not.toContain('')
}

/**
 * Where the system forces its own colours, and for who sees none: what is current, selected, changed, flagged or decided is told from the
 * rest by a line, a mark or a word. In the sample store after `furnish`, in English.
 */
export async function checkToldApart(page: Page, server: ServeProcess): Promise<void> {
  await server.api('PUT', '/api/settings', { uiLanguage: 'en' })
  await page.emulateMedia({ colorScheme: 'light', forcedColors: 'active', contrast: 'no-preference' })
  const at = async (route: string): Promise<void> => {
    await page.goto(`${server.origin}/#${route}`)
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
  }

  await test.step('in the review', async () => {
    await at('/jobs/1/review?tab=all')
    const row = page.getByRole('grid').locator('[role=row]:has(input[type=checkbox])')
    const card = row.locator('> [role=presentation]')
    await expect(page.locator('[role=row][aria-current=true]')).toBeVisible()
    for (const key of ['x', 'j', 'x', 'j']) await page.keyboard.press(key)
    await expect(row.nth(2)).toHaveAttribute('aria-current', 'true')
    await differ({ 'a selected row': card.nth(0), 'the row with the cursor': card.nth(2), 'a row': card.nth(3) })
    await page.keyboard.press('k')
    await expect(row.nth(1)).toHaveAttribute('aria-current', 'true')
    await differ({ 'a selected row': card.nth(0), 'a selected row with the cursor': card.nth(1), 'a row': card.nth(3) })
    const tabs = page.getByRole('radiogroup').first().locator('label')
    await differ({ 'the chosen tab': tabs.last(), 'a tab': tabs.first() })
    const links = page.getByRole('navigation').first().getByRole('link')
    await differ({ 'the place that is shown': links.and(page.locator('[aria-current=page]')), 'a place': links.last() })
    const texts = page.getByRole('grid')
    await differ({
      'an added word': texts.locator('ins'),
      'a removed word': texts.locator('del'),
      'a word': texts.locator('[role=gridcell] :is(p, div):has(> ins)')
    })
  })
  await test.step('by their words', async () => {
    await haveWords(page.getByRole('grid').locator('span[data-tone]'), 'data-tone')
    await at('/review?tab=all&sort=risk&descending=true')
    await haveWords(page.getByRole('grid').locator('[data-band]'), 'data-band')
    await at('/jobs')
    await haveWords(page.getByRole('main').locator('span[data-tone]'), 'data-tone')
  })
  await test.step('in the list of products and the settings', async () => {
    await at('/products')
    const row = page.getByRole('grid').locator('[role=row][data-index]')
    await row.nth(0).press('x')
    await row.nth(0).press('ArrowDown')
    await expect(row.nth(1)).toBeFocused()
    await differ({
      'a selected product': row.nth(0),
      'the product with the cursor': row.nth(1),
      'a product': row.nth(2)
    })
    await page.keyboard.press('Escape')
    await at('/settings')
    const choice = page.getByRole('radiogroup', { name: 'Contrast' }).locator('label')
    await differ({
      'what is chosen': choice.and(page.locator('[data-active]')),
      'what is not': choice.and(page.locator(':not([data-active])'))
    })
  })
  await page.emulateMedia({ forcedColors: 'none' })
}
