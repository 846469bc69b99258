import { expect } from 'vitest'
import type { JobItem } from '#shared/contract/jobs.ts'
import { fakeItem } from '../../../lib/testing/fake-data.ts'

/** Titles of as many products, Mug 1 and on. @param change what is otherwise about the nth, from 1 */
export function mugTitles(count: number, change: (n: number) => Partial<JobItem> = () => ({})): JobItem[] {
  return Array.from({ length: count }, (_, at) => {
    const n = at + 1
    return fakeItem(n, {
      attribute: 'title',
      productId: `p${n}`,
      productName: `Mug ${n}`,
      original: `Stoneware mug ${n}`,
      proposal: `Stoneware mug, ${n}`,
      ...change(n)
    })
  })
}

/** The same with shorter names, whose proposals show what was done to them: Mug 1 and Fine mug 1. */
export function fineMugTitles(count = 6): JobItem[] {
  return mugTitles(count, (n) => ({ original: `Mug ${n}`, proposal: `Fine mug ${n}` }))
}

/** Waits until the cursor of the review is on the title of this product. */
export async function onItem(name: string): Promise<void> {
  await expect
    .poll(() => document.querySelector('[aria-current="true"] [aria-label^="Approve "]')?.getAttribute('aria-label'))
    .toBe(`Approve Title of ${name}`)
}
