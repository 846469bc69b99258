import type { Page } from '@playwright/test'
import { textDirection, UI_LANGUAGES, type UiLanguage } from '#shared/model/ui-language.ts'
import { furnish, SCREENS } from '../support/screens.ts'
import { startServe, type ServeProcess } from '../support/serve-process.ts'
import { untranslated } from '../support/untranslated.ts'
import { expect, test, watchErrors } from './fixtures.ts'

test.describe.configure({ mode: 'serial' })

let server: ServeProcess

test.beforeAll(async () => {
  server = await startServe({ args: ['--sample'] })
  await furnish(server)
})
test.afterAll(() => server.stop())

const speak = (uiLanguage: UiLanguage | 'system') => server.api('PUT', '/api/settings', { uiLanguage })

/** The store of the sample is called so in every language, as a merchant's own would be. */
const isNoName = (text: string): boolean => text !== 'Sample store'

/** What stands on the screen and what is read out; the products' own texts have their own language. */
function spoken(page: Page): Promise<readonly string[]> {
  return page.evaluate(() => {
    const texts: string[] = []
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
    for (let node = walker.nextNode(); node !== null; node = walker.nextNode())
      if (!node.parentElement?.closest('[lang]:not(html), [dir="auto"], script, style'))
        texts.push(node.textContent ?? '')
    for (const element of document.querySelectorAll('[aria-label], [title], [placeholder]'))
      for (const name of ['aria-label', 'title', 'placeholder']) texts.push(element.getAttribute(name) ?? '')
    return texts.map((text) => text.trim()).filter((text) => text !== '')
  })
}

for (const language of UI_LANGUAGES.filter((each) => each !== 'en'))
  test(`every screen speaks ${language}, from its own side, and fits`, async ({ page }) => {
    test.setTimeout(180_000)
    await speak(language)
    const errors = watchErrors(page)
    await page.goto(server.url)
    const html = page.locator('html')
    await expect(html).toHaveAttribute('lang', language)
    await expect(html).toHaveAttribute('dir', textDirection(language))
    for (const screen of SCREENS)
      await test.step(screen.name, async () => {
        await page.goto(`${server.origin}/#${screen.route}`)
        await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
        await expect.poll(async () => untranslated(language, await spoken(page)).filter(isNoName)).toEqual([])
        const wide = await page.evaluate(() => document.documentElement.scrollWidth > window.innerWidth)
        expect(wide, `${screen.name} scrolls sideways in ${language}`).toBe(false)
      })
    expect(errors).toEqual([])
  })

test('a language that is chosen in the settings is spoken at once, and again after the window is closed', async ({
  page
}) => {
  await speak('en')
  await page.goto(server.url)
  await page.goto(`${server.origin}/#/settings`)
  await expect(page.getByRole('heading', { level: 1, name: 'Settings' })).toBeVisible()
  await speak('de')
  await expect(page.getByRole('heading', { level: 1, name: 'Einstellungen' })).toBeVisible()
  await page.reload()
  await expect(page.getByRole('heading', { level: 1, name: 'Einstellungen' })).toBeVisible()
  await speak('en')
  await expect(page.getByRole('heading', { level: 1, name: 'Settings' })).toBeVisible()
})

test('what is found untranslated is found: the English window does not pass for a German one', async ({ page }) => {
  await speak('en')
  await page.goto(server.url)
  await page.goto(`${server.origin}/#/settings`)
  await expect(page.getByRole('heading', { level: 1, name: 'Settings' })).toBeVisible()
  expect(untranslated('de', await spoken(page)).length).toBeGreaterThan(5)
})
