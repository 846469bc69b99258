import type { Page } from '@playwright/test'

interface Painted {
  /** Milliseconds from each key to the frame that shows what it decided. */
  readonly times: number[]
}

const CURRENT = '[role=row][aria-current=true]'

/**
 * Approves by key, one open text after the other, and measures how soon each decision is painted. `gaps` are the pauses between them
 * in milliseconds. The page shows the review.
 */
export async function measureKeys(page: Page, gaps: readonly number[]): Promise<readonly number[]> {
  await page.bringToFront()
  await page.locator(CURRENT).waitFor()
  await page.evaluate(watchDecisions, CURRENT)
  for (const [done, gap] of gaps.entries()) {
    // The first is looked for; after that the product goes on to the next open one by itself.
    await page.waitForFunction(
      (row) => document.querySelector(row)?.querySelector('[aria-pressed]:not([aria-pressed=false])') === null,
      CURRENT
    )
    await page.keyboard.press('a')
    await page.waitForFunction(
      (wanted) => (globalThis as { paintedDecisions?: Painted }).paintedDecisions?.times.length === wanted,
      done + 1
    )
    await page.evaluate((ms) => new Promise((resolve) => setTimeout(resolve, ms)), gap)
  }
  return page.evaluate(() => (globalThis as { paintedDecisions?: Painted }).paintedDecisions?.times ?? [])
}

/** The control: the page's thread is held up at every key. @param ms for so long */
export async function delayKeys(page: Page, ms: number): Promise<void> {
  await page.evaluate((hold) => {
    window.addEventListener(
      'keydown',
      () => {
        const end = performance.now() + hold
        while (performance.now() < end);
      },
      { capture: true }
    )
  }, ms)
}

/** Runs in the page. */
function watchDecisions(current: string): void {
  const times: number[] = []
  Object.assign(globalThis, { paintedDecisions: { times } })
  window.addEventListener(
    'keydown',
    ({ key, timeStamp }) => {
      const id = document.querySelector(current)?.id
      if (key !== 'a' || id === undefined) return
      const look = (): void => {
        const button = document.getElementById(id)?.querySelector('[aria-label^="Approve "]')
        if (button?.getAttribute('aria-pressed') !== 'true') {
          requestAnimationFrame(look)
          return
        }
        // The next task after this frame, whatever else the page has waiting: a message would stand in line behind it.
        void scheduler.postTask(() => times.push(performance.now() - timeStamp), { priority: 'user-blocking' })
      }
      requestAnimationFrame(look)
    },
    { capture: true }
  )
}
