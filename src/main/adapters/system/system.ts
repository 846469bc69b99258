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

export const systemSoon = (run: () => void): void => void setImmediate(run)

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
