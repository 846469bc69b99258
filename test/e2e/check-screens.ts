import type { Page } from '@playwright/test'
import type { RunOptions } from 'axe-core'
import type { Screen } from '../support/screens.ts'
import { violationsOf } from './axe.ts'
import { expect, test } from './fixtures.ts'

export interface Look {
  readonly colorScheme: 'light' | 'dark'
  /** As the system asks for it. */
  readonly contrast?: 'more'
}

export const LOOKS: readonly Look[] = [
  { colorScheme: 'light' },
  { colorScheme: 'light', contrast: 'more' },
  { colorScheme: 'dark' },
  { colorScheme: 'dark', contrast: 'more' }
]

/** What depends on the look. The other rules are about the page itself, which is the same in every look. */
const COLOUR_RULES = ['color-contrast', 'link-in-text-block']

/** Every rule in the first look; in the others what they can break. Where more contrast is asked for it is 7:1 for text, which 4.5:1 follows from. */
function rulesOf(contrast: 'more' | 'no-preference', first: boolean): RunOptions {
  const enhanced = contrast === 'more'
  if (first) return { rules: { 'color-contrast-enhanced': { enabled: enhanced } } }
  return { runOnly: { type: 'rule', values: enhanced ? ['color-contrast-enhanced'] : COLOUR_RULES } }
}

/**
 * Each screen shows itself without loading for ever, breaks no accessibility rule in any look, and does not scroll sideways. Where more
 * contrast is asked for the rule is WCAG AAA's: 7:1 for text.
 */
export async function checkScreens(
  page: Page,
  origin: string,
  screens: readonly Screen[],
  looks: readonly Look[] = LOOKS
): Promise<void> {
  for (const screen of screens)
    await test.step(screen.name, async () => {
      await page.goto(`${origin}/#${screen.route}`)
      await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
      await expect(page.getByRole('main').getByText(/loading/i)).toHaveCount(0)
      await expect(page.locator('[role=group][aria-busy=true]')).toHaveCount(0)
      const found: unknown[] = []
      for (const [at, { colorScheme, contrast = 'no-preference' }] of looks.entries()) {
        const more = contrast === 'more'
        await page.emulateMedia({ colorScheme, contrast, reducedMotion: 'reduce' })
        await expect(page.locator('html')).toHaveAttribute('data-contrast', more ? 'more' : 'normal')
        await expect(page.locator('html')).toHaveAttribute('data-mantine-color-scheme', colorScheme)
        for (const { rule, elements } of await violationsOf(page, rulesOf(contrast, at === 0)))
          found.push([screen.name, colorScheme, contrast, rule, elements])
      }
      expect.soft(found).toEqual([])
      const wide = await page.evaluate(() => document.documentElement.scrollWidth > window.innerWidth)
      expect(wide, `${screen.name} scrolls sideways at 1280 × 800`).toBe(false)
    })
}
