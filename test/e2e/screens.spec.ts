import { startServe, type ServeProcess } from '../support/serve-process.ts'
import { furnish, SCREENS } from '../support/screens.ts'
import { violationsOf } from './axe.ts'
import { checkScreens, LOOKS, type Look } from './check-screens.ts'
import { expect, test, watchErrors } from './fixtures.ts'

interface Sweep {
  readonly name: string
  readonly uiLanguage: 'en' | 'he'
  readonly looks: readonly Look[]
}

// What Hebrew changes is the side and the words; the colours are those of English.
const SWEEPS: readonly Sweep[] = [
  { name: 'light, dark and high contrast', uiLanguage: 'en', looks: LOOKS },
  { name: 'Hebrew, from right to left', uiLanguage: 'he', looks: LOOKS.slice(0, 1) }
]

for (const { name, uiLanguage, looks } of SWEEPS)
  test.describe(`every screen in ${name}`, () => {
    test.describe.configure({ mode: 'serial' })
    let server: ServeProcess

    test.beforeAll(async () => {
      server = await startServe({ args: ['--sample'] })
      await furnish(server)
      await server.api('PUT', '/api/settings', { uiLanguage })
    })
    test.afterAll(() => server.stop())

    test(`shows itself, breaks no accessibility rule and logs no error`, async ({ page }) => {
      test.setTimeout(240_000)
      const errors = watchErrors(page)
      await page.emulateMedia({ colorScheme: looks[0]?.colorScheme ?? 'light' })
      await page.goto(server.url)
      await expect(page.locator('html')).toHaveAttribute('dir', uiLanguage === 'he' ? 'rtl' : 'ltr')
      await checkScreens(page, server.origin, SCREENS, looks)
      expect(errors).toEqual([])
    })
  })

test('what breaks a rule is found: a button that nobody names, and words that can hardly be read', async ({ page }) => {
  await page.setContent('<main><button></button><p style="color: #bbb; background: #fff">Words</p></main>')
  const found = await violationsOf(page, { runOnly: { type: 'rule', values: ['button-name', 'color-contrast'] } })
  expect(found.map(({ rule }) => rule)).toEqual(['button-name', 'color-contrast'])
})
