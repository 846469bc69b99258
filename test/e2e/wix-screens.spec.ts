import AxeBuilder from '@axe-core/playwright'
import { startServe } from '../support/serve-process.ts'
import { furnishWix, WIX_SCREENS } from '../support/wix-screens.ts'
import { startWixServer } from '../support/wix-server.ts'
import { expect, test, watchErrors } from './fixtures.ts'

test.setTimeout(240_000)

test('every screen of a store on Wix shows itself in light and dark, breaks no accessibility rule and logs no error', async ({
  page
}) => {
  const wix = await startWixServer(20, 'V1')
  const server = await startServe({ args: ['--wix-base-url', wix.baseUrl] })
  try {
    await furnishWix(server, wix)
    const errors = watchErrors(page)
    await page.goto(server.url)
    for (const screen of WIX_SCREENS)
      await test.step(screen.name, async () => {
        await page.goto(`${server.origin}/#${screen.route}`)
        await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
        await expect(page.getByRole('main').getByText(/loading/i)).toHaveCount(0)
        for (const colorScheme of ['light', 'dark'] as const) {
          await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
          const { violations } = await new AxeBuilder({ page }).analyze()
          expect(violations.map(({ id, nodes }) => [colorScheme, id, nodes[0]?.html])).toEqual([])
        }
        const wide = await page.evaluate(() => document.documentElement.scrollWidth > window.innerWidth)
        expect(wide, `${screen.name} scrolls sideways at 1280 × 800`).toBe(false)
      })
    expect(errors).toEqual([])
  } finally {
    await server.stop()
    await wix.close()
  }
})
