import { startServe, type ServeProcess } from '../support/serve-process.ts'
import { furnish, SCREENS } from '../support/screens.ts'
import { checkScreens } from './check-screens.ts'
import { expect, test, watchErrors } from './fixtures.ts'

for (const scheme of ['light', 'dark'] as const)
  test.describe(`every screen in ${scheme}`, () => {
    test.describe.configure({ mode: 'serial' })
    let server: ServeProcess

    test.beforeAll(async () => {
      server = await startServe({ args: ['--sample'] })
      await furnish(server)
    })
    test.afterAll(() => server.stop())

    test(`shows itself, breaks no accessibility rule and logs no error`, async ({ page }) => {
      test.setTimeout(180_000)
      const errors = watchErrors(page)
      await page.emulateMedia({ colorScheme: scheme })
      await page.goto(server.url)
      await checkScreens(page, server.origin, SCREENS, [scheme])
      expect(errors).toEqual([])
    })
  })
