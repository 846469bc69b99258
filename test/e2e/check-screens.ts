import type { Locator, Page } from '@playwright/test'
import type { RunOptions } from 'axe-core'
import { textDirection, type UiLanguage } from '#shared/model/ui-language.ts'
import type { Overlay } from '../support/overlays.ts'
import { sayIn } from '../support/said.ts'
import type { Screen } from '../support/screens.ts'
import type { ServeProcess } from '../support/serve-process.ts'
import { untranslated } from '../support/untranslated.ts'
import { violationsOf } from './axe.ts'
import { expect, test, watchErrors } from './fixtures.ts'

interface Look {
  readonly colorScheme: 'light' | 'dark'
  /** As the system asks for it. */
  readonly contrast?: 'more'
  /** The system's own few colours in place of all of ours. */
  readonly forcedColors?: 'active'
}

const LIGHT: Look = { colorScheme: 'light' }
const LIGHT_MORE: Look = { colorScheme: 'light', contrast: 'more' }
const DARK: Look = { colorScheme: 'dark' }
const DARK_MORE: Look = { colorScheme: 'dark', contrast: 'more' }
const FORCED: Look = { colorScheme: 'dark', forcedColors: 'active' }

interface Pass {
  readonly language: UiLanguage
  /** In which axe looks at each screen; the first with all of its rules. */
  readonly looks: readonly Look[]
  /** The same for what is laid over a screen, which is made of the same parts. */
  readonly overlayLooks: readonly Look[]
}

/** What Hebrew changes is the side and the words; the colours are those of English. German and Spanish change the words alone. */
const PASSES: readonly Pass[] = [
  { language: 'en', looks: [LIGHT, LIGHT_MORE, DARK, DARK_MORE, FORCED], overlayLooks: [LIGHT, DARK, DARK_MORE] },
  { language: 'he', looks: [LIGHT], overlayLooks: [LIGHT] },
  { language: 'de', looks: [], overlayLooks: [] },
  { language: 'es', looks: [], overlayLooks: [] }
]

/** What depends on the look. The other rules are about the page itself, which is the same in every look. */
const COLOUR_RULES = ['color-contrast', 'link-in-text-block']

/** A list that is scrolled by the arrow keys of the field that it belongs to needs no stop of its own. */
const OF_A_LIST = { 'scrollable-region-focusable': { enabled: false } }

/** Every rule in the first look; in the others what they can break. Where more contrast is asked for it is 7:1 for text, which 4.5:1 follows from. */
function rulesOf({ contrast }: Look, first: boolean, isList: boolean): RunOptions {
  if (first) return isList ? { rules: OF_A_LIST } : {}
  return { runOnly: { type: 'rule', values: contrast === 'more' ? ['color-contrast-enhanced'] : COLOUR_RULES } }
}

/**
 * Each screen, and what can be laid over it, shows itself without loading for ever, breaks no accessibility rule in any look or from right to
 * left, does not scroll sideways in any language, and says nothing in another but `names`, such as a store's. Where more contrast is asked
 * for the rule is WCAG AAA's: 7:1 for text.
 */
export async function checkScreens(
  page: Page,
  server: ServeProcess,
  screens: readonly Screen[],
  overlays: readonly Overlay[],
  names: readonly string[] = []
): Promise<void> {
  const errors = watchErrors(page)
  for (const { language, looks, overlayLooks } of PASSES)
    await test.step(language, async () => {
      await server.api('PUT', '/api/settings', { uiLanguage: language })
      if (language === 'en') await page.goto(server.url)
      await expect(page.locator('html')).toHaveAttribute('lang', language)
      await expect(page.locator('html')).toHaveAttribute('dir', textDirection(language))
      for (const screen of screens)
        await test.step(screen.name, async () => {
          await show(page, server.origin, screen)
          await check(page, screen, language, looks, names)
        })
      for (const overlay of overlays)
        await test.step(overlay.name, async () => {
          await show(page, server.origin, overlay)
          const shown = await overlay.open(page, sayIn(language))
          await expect(shown).toBeVisible()
          await check(page, overlay, language, overlayLooks, names, shown)
          await close(page)
        })
    })
  expect(errors).toEqual([])
}

async function show(page: Page, origin: string, { route }: Screen): Promise<void> {
  await page.goto(`${origin}/#${route}`)
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
  await expect(page.getByRole('main').getByText(/loading/i)).toHaveCount(0)
  await expect(page.locator('[role=group][aria-busy=true]')).toHaveCount(0)
}

/** One of two may lie over the other. */
async function close(page: Page): Promise<void> {
  await page.keyboard.press('Escape')
  await expect(page.locator('[role=dialog], [role=menu], [role=listbox]').filter({ visible: true })).toHaveCount(0)
}

async function check(
  page: Page,
  { name }: Screen,
  language: UiLanguage,
  looks: readonly Look[],
  names: readonly string[],
  within?: Locator
): Promise<void> {
  const found: unknown[] = []
  const isList = (await within?.getAttribute('role')) === 'listbox'
  for (const [at, look] of looks.entries()) {
    await take(page, look)
    for (const { rule, elements } of await violationsOf(page, rulesOf(look, at === 0, isList), within))
      found.push([name, language, look, rule, elements])
  }
  expect.soft(found).toEqual([])
  if (language !== 'en')
    await expect
      .poll(async () => untranslated(language, await spoken(page)).filter((text) => !names.includes(text)), name)
      .toEqual([])
  const wide = await page.evaluate(() => document.documentElement.scrollWidth > window.innerWidth)
  expect(wide, `${name} scrolls sideways at 1280 × 800 in ${language}`).toBe(false)
}

async function take(page: Page, { colorScheme, contrast, forcedColors }: Look): Promise<void> {
  await page.emulateMedia({
    colorScheme,
    contrast: contrast ?? 'no-preference',
    forcedColors: forcedColors ?? 'none',
    reducedMotion: 'reduce'
  })
  await page.waitForFunction(
    ([scheme, more]) => {
      const { mantineColorScheme, contrast: shown } = document.documentElement.dataset
      return mantineColorScheme === scheme && shown === more
    },
    [colorScheme, contrast === 'more' ? 'more' : 'normal'] as const
  )
}

/** What stands on the screen and what is read out; the products' own texts have their own language. */
export function spoken(page: Page): Promise<readonly string[]> {
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
