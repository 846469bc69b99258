import type { Clock, Timers } from '../../src/main/ports/system.ts'

interface Timer {
  at: number
  readonly order: number
  readonly run: () => void
}

/** A clock that moves only when a test says so, and the timers that hang on it. */
export class FakeTime implements Clock, Timers {
  #now: number
  #order = 0
  readonly #timers = new Set<Timer>()

  constructor(start = Date.UTC(2026, 10, 23, 12)) {
    this.#now = start
  }

  now(): number {
    return this.#now
  }

  monotonic(): number {
    return this.#now
  }

  after(ms: number, run: () => void): () => void {
    const timer = { at: this.#now + ms, order: this.#order++, run }
    this.#timers.add(timer)
    return () => {
      this.#timers.delete(timer)
    }
  }

  get waiting(): number {
    return this.#timers.size
  }

  /** Fires what falls due on the way, in order, and lets promises settle after each. */
  async advance(ms: number): Promise<void> {
    const until = this.#now + ms
    for (let due = this.#next(until); due; due = this.#next(until)) {
      this.#timers.delete(due)
      this.#now = Math.max(this.#now, due.at)
      due.run()
      await settle()
    }
    this.#now = until
    await settle()
  }

  /** So much later than everybody thinks: timers stood still meanwhile, and are due that much later too. */
  sleep(ms: number): void {
    this.#now += ms
    for (const timer of this.#timers) timer.at += ms
  }

  #next(until: number): Timer | undefined {
    return [...this.#timers].filter((t) => t.at <= until).sort((a, b) => a.at - b.at || a.order - b.order)[0]
  }
}

/** Gives every promise that can go on its turn. Turns of the event loop, not time. */
export async function settle(turns = 5): Promise<void> {
  for (let turn = 0; turn < turns; turn++)
    await new Promise<void>((resolve) => {
      setImmediate(resolve)
    })
}
