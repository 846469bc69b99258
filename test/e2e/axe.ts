import axe, { type RunOptions } from 'axe-core'
import type { Locator, Page } from '@playwright/test'
import { expect } from './fixtures.ts'

interface Violation {
  readonly rule: string
  /** The HTML of what breaks it. */
  readonly elements: readonly string[]
}

interface WithAxe {
  readonly axe: typeof axe
}

/**
 * What axe finds on the page, or only within an element of it. It is put into a document once and asked there for every look; the builder
 * for Playwright would put its half megabyte in again each time and open a blank page for the sake of frames, of which the window has none.
 */
export async function violationsOf(
  page: Page,
  options: RunOptions,
  within: Locator = page.locator('html')
): Promise<readonly Violation[]> {
  expect(page.frames(), 'axe looks into no frame').toHaveLength(1)
  if (await page.evaluate(() => !('axe' in window))) await page.evaluate(axe.source)
  return within.evaluate(
    async (element, asked) => {
      const { violations } = await (window as unknown as WithAxe).axe.run(element, asked)
      return violations.map(({ id, nodes }) => ({ rule: id, elements: nodes.map(({ html }) => html) }))
    },
    { ...options, resultTypes: ['violations'] } satisfies RunOptions
  )
}
