import type { BrowserWindow, ProgressBarOptions } from 'electron'
import type { Work } from './work.ts'
import type { WorkWatch } from './work-watch.ts'

export interface Bar {
  /** 0 to 1; less than 0 takes the bar away. */
  readonly value: number
  /** Windows colours it; elsewhere the bar is all there is. */
  readonly mode: ProgressBarOptions['mode']
}

const NONE: Bar = { value: -1, mode: 'none' }

/** One bar for all that is under way: it is red where somebody is needed, yellow where everything rests. */
export function barOf(works: readonly Work[]): Bar {
  if (works.length === 0) return NONE
  const total = works.reduce((sum, work) => sum + work.total, 0)
  const done = works.reduce((sum, work) => sum + (work.total * work.percentage) / 100, 0)
  const some = (state: Work['state']): boolean => works.some((work) => work.state === state)
  const mode = some('asking') ? 'error' : some('running') ? 'normal' : 'paused'
  return { value: total === 0 ? 0 : Math.round((done / total) * 100) / 100, mode }
}

export interface ProgressBar {
  /** A window that has just opened has no bar yet. */
  show(window: Pick<BrowserWindow, 'setProgressBar'>): void
}

/** Keeps the bar on the taskbar or dock true. It moves in whole hundredths, so most events cost nothing. */
export function followProgress(
  work: WorkWatch,
  windows: () => readonly Pick<BrowserWindow, 'setProgressBar'>[]
): ProgressBar {
  let shown = NONE
  const paint = (window: Pick<BrowserWindow, 'setProgressBar'>): void => {
    window.setProgressBar(shown.value, { mode: shown.mode })
  }
  work.onChange(() => {
    const next = barOf(work.unfinished())
    if (next.value === shown.value && next.mode === shown.mode) return
    shown = next
    for (const window of windows()) paint(window)
  })
  return {
    show(window) {
      if (shown !== NONE) paint(window)
    }
  }
}
