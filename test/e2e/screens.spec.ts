import AxeBuilder from '@axe-core/playwright'
import { startServe, type ServeProcess } from '../support/serve-process.ts'
import { furnish, SCREENS } from '../support/screens.ts'
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
      for (const screen of SCREENS)
        await test.step(screen.name, async () => {
          await page.goto(`${server.origin}/#${screen.route}`)
          await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
          await expect(page.getByRole('main').getByText(/loading/i)).toHaveCount(0)
          const { violations } = await new AxeBuilder({ page }).analyze()
          expect(violations.map(({ id, nodes }) => [id, nodes[0]?.html])).toEqual([])
          const wide = await page.evaluate(() => document.documentElement.scrollWidth > window.innerWidth)
          expect(wide, `${screen.name} scrolls sideways at 1280 × 800`).toBe(false)
        })
      expect(errors).toEqual([])
    })
  })
