import { startServe, type ServeProcess } from '../support/serve-process.ts'
import { furnish, SCREENS } from '../support/screens.ts'
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
