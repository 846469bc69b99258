import AxeBuilder from '@axe-core/playwright'
import { startBackendServer } from '../support/backend-server.ts'
import { startServe } from '../support/serve-process.ts'
import { furnishSync, SYNC_SCREENS } from '../support/sync-screens.ts'
import { expect, test, watchErrors } from './fixtures.ts'

test.setTimeout(240_000)

test('every screen of a linked store shows itself in light and dark, breaks no accessibility rule and logs no error', async ({
  page
}) => {
  const backend = await startBackendServer('Northbank Goods', 2000)
  const here = await startServe({ args: ['--sample'] })
  const there = await startServe({ args: ['--sample'] })
  try {
    await furnishSync(here, there, backend)
    const errors = watchErrors(page)
    await page.goto(here.url)
    await expect(page.getByRole('button', { name: 'Sync: Up to date' })).toBeVisible()
    for (const screen of SYNC_SCREENS)
      await test.step(screen.name, async () => {
        await page.goto(`${here.origin}/#${screen.route}`)
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
    await here.stop()
    await there.stop()
    await backend.close()
  }
})
