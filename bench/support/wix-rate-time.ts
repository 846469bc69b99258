import { setTimeout as sleep } from 'node:timers/promises'
import { systemClock, systemTimers } from '../../src/main/adapters/system/system.ts'
import type { Clock, Timers } from '../../src/main/ports/system.ts'

interface Timer {
  readonly at: number
  readonly order: number
  readonly run: () => void
}

/** A clock, and a way to wait on it for what is to come. */
export interface RateTime extends Clock, Timers {
  /** Settles with what `over` gives. Throws after `patienceMs` of this clock. */
  run<T>(over: () => T | undefined, patienceMs: number): Promise<T>
}

/** The computer's own clock, for what is measured of the computer. */
export class RealTime implements RateTime {
  now(): number {
    return systemClock.now()
  }

  monotonic(): number {
    return systemClock.monotonic()
  }

  after(ms: number, run: () => void): () => void {
    return systemTimers.after(ms, run)
  }

  async run<T>(over: () => T | undefined, patienceMs: number): Promise<T> {
    const until = this.monotonic() + patienceMs
    for (;;) {
      const value = over()
      if (value !== undefined) return value
      if (this.monotonic() > until) throw new Error('Nothing more happens before the patience is over')
      await sleep(10)
    }
  }
}

/** Turns of the event loop in which all work that needs no timer comes to its end: reading a body takes the most, about five. */
const QUIET_TURNS = 12

/**
 * One clock for engine and store that jumps to the next timer whenever nobody has anything to do, so that fifty minutes of waiting for
 * a limit take no longer than the work in them. What the work itself takes is no time on this clock.
 */
export class JumpingTime implements RateTime {
  #now: number
  #order = 0
  readonly #timers = new Set<Timer>()

  constructor(startAt: number) {
    this.#now = startAt
  }

  now(): number {
    return Math.round(this.#now)
  }

  monotonic(): number {
    return this.#now
  }

  after(ms: number, run: () => void): () => void {
    const timer = { at: this.#now + Math.max(0, ms), order: this.#order++, run }
    this.#timers.add(timer)
    return () => {
      this.#timers.delete(timer)
    }
  }

  /** Jumps from timer to timer. */
  async run<T>(over: () => T | undefined, patienceMs: number): Promise<T> {
    const until = this.#now + patienceMs
    for (;;) {
      await quiet()
      const value = over()
      if (value !== undefined) return value
      const next = this.#next()
      if (next === undefined || next.at > until) throw new Error('Nothing more happens before the patience is over')
      this.#timers.delete(next)
      this.#now = Math.max(this.#now, next.at)
      next.run()
    }
  }

  #next(): Timer | undefined {
    let first: Timer | undefined
    for (const timer of this.#timers)
      if (first === undefined || timer.at < first.at || (timer.at === first.at && timer.order < first.order))
        first = timer
    return first
  }
}

async function quiet(): Promise<void> {
  for (let turn = 0; turn < QUIET_TURNS; turn += 1)
    await new Promise<void>((resolve) => {
      setImmediate(resolve)
    })
}
