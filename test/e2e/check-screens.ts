import AxeBuilder from '@axe-core/playwright'
import type { Page } from '@playwright/test'
import type { Screen } from '../support/screens.ts'
import { expect, test } from './fixtures.ts'

type Scheme = 'light' | 'dark'

/** Each screen shows itself without loading for ever, breaks no accessibility rule in either scheme, and does not scroll sideways. */
export async function checkScreens(
  page: Page,
  origin: string,
  screens: readonly Screen[],
  schemes: readonly Scheme[] = ['light', 'dark']
): Promise<void> {
  for (const screen of screens)
    await test.step(screen.name, async () => {
      await page.goto(`${origin}/#${screen.route}`)
      await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
      await expect(page.getByRole('main').getByText(/loading/i)).toHaveCount(0)
      for (const colorScheme of schemes) {
        await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
        const { violations } = await new AxeBuilder({ page }).analyze()
        expect(violations.map(({ id, nodes }) => [colorScheme, id, nodes[0]?.html])).toEqual([])
      }
      const wide = await page.evaluate(() => document.documentElement.scrollWidth > window.innerWidth)
      expect(wide, `${screen.name} scrolls sideways at 1280 × 800`).toBe(false)
    })
}
