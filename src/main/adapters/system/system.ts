import { createHash } from 'node:crypto'
import { v7 as uuidv7 } from 'uuid'
import type { Clock, Hash, Ids, Random, Timers } from '../../ports/system.ts'

/** The only place where the real clock, timers, ids and chance come in. */
export const systemClock: Clock = {
  now: () => Date.now(),
  monotonic: () => performance.now()
}

/** Longer delays overflow Node's timer and would fire at once. */
const LONGEST_TIMEOUT_MS = 2 ** 31 - 1

/**
 * In a moment after a pause, and else no sooner than `GROUP_MS` after the last time: a busy engine stores what arrives in groups. Products
 * are claimed ahead for longer than this, so that no request waits for it. The moment lets what was just sent reach its socket first.
 */
const GROUP_MS = 20
const MOMENT_MS = 2
let lastRun = Number.NEGATIVE_INFINITY

export function systemSoon(run: () => void): void {
  const wait = GROUP_MS - (performance.now() - lastRun)
  setTimeout(
    () => {
      lastRun = performance.now()
      run()
    },
    Math.max(MOMENT_MS, wait)
  )
}

export const systemTimers: Timers = {
  after(ms, run) {
    const timer = setTimeout(run, Math.min(ms, LONGEST_TIMEOUT_MS))
    return () => {
      clearTimeout(timer)
    }
  }
}

export const systemIds: Ids = { uuid: () => uuidv7() }

export const systemRandom: Random = { next: () => Math.random() }

export const systemHash: Hash = {
  digest: (text) => createHash('sha256').update(text).digest('base64url')
}
