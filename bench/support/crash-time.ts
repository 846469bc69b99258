import type { Clock, Timers } from '../../src/main/ports/system.ts'

/** How much faster than real time a child lives, so that backoffs and probes take milliseconds. */
const SPEED = 20

/** A real clock that runs fast, and that can be moved into the next month. */
export class FastTime implements Clock, Timers {
  readonly #startedAt = performance.now()
  #base: number

  constructor(startAt: number) {
    this.#base = startAt
  }

  now(): number {
    return Math.round(this.#base + this.monotonic())
  }

  monotonic(): number {
    return (performance.now() - this.#startedAt) * SPEED
  }

  after(ms: number, run: () => void): () => void {
    const timer = setTimeout(run, ms / SPEED)
    return () => clearTimeout(timer)
  }

  /** To the second day of the next month. */
  toNextMonth(): void {
    const now = new Date(this.now())
    this.#base += Date.UTC(now.getUTCFullYear(), now.getUTCMonth() + 1, 2) - now.getTime()
  }
}
