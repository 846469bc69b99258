import type { Clock, Timers } from '../../src/main/ports/system.ts'

interface Timer {
  readonly at: number
  readonly order: number
  readonly run: () => void
}

/** The time that passes for everybody. What was waiting for it runs one after the other, and each to its end. */
export class SimTime {
  #now: number
  #order = 0
  #lateUntil = 0
  readonly #timers = new Set<Timer>()
  readonly #rest: () => Promise<void>

  /** @param rest lets everything that can go on come to rest */
  constructor(start: number, rest: () => Promise<void>) {
    this.#now = start
    this.#rest = rest
  }

  now(): number {
    return this.#now
  }

  after(ms: number, run: () => void): () => void {
    const timer = { at: this.#now + Math.max(0, ms), order: (this.#order += 1), run }
    this.#timers.add(timer)
    return () => void this.#timers.delete(timer)
  }

  async advance(ms: number): Promise<void> {
    const until = this.#now + ms
    for (let due = this.#next(until); due; due = this.#next(until)) {
      this.#timers.delete(due)
      this.#now = Math.max(this.#now, due.at)
      due.run()
      await this.#rest()
    }
    this.#now = until
  }

  /** Whether timers are late at this moment, as they are when a computer wakes up. */
  get isLate(): boolean {
    return this.#lateUntil === this.#now
  }

  /** Days go by in which no computer was awake: what fell due meanwhile is late, and runs once. */
  async sleep(ms: number): Promise<void> {
    this.#now += ms
    this.#lateUntil = this.#now
    const late = [...this.#timers].filter(({ at }) => at <= this.#now).sort((a, b) => a.at - b.at || a.order - b.order)
    for (const timer of late) {
      if (!this.#timers.delete(timer)) continue
      timer.run()
      await this.#rest()
    }
  }

  #next(until: number): Timer | undefined {
    let next: Timer | undefined
    for (const timer of this.#timers)
      if (timer.at <= until && (!next || timer.at < next.at || (timer.at === next.at && timer.order < next.order)))
        next = timer
    return next
  }
}

/** Clock and timers of one life of a device's process: what it had planned ends with it. */
export class DeviceLife implements Clock, Timers {
  readonly #time: SimTime
  readonly #wrongBy: () => number
  over = false

  /** @param wrongBy what the device's clock differs from the time that passes; it may change at any moment */
  constructor(time: SimTime, wrongBy: () => number) {
    this.#time = time
    this.#wrongBy = wrongBy
  }

  now(): number {
    return this.#time.now() + this.#wrongBy()
  }

  monotonic(): number {
    return this.#time.now()
  }

  after(ms: number, run: () => void): () => void {
    return this.#time.after(ms, () => {
      if (!this.over) run()
    })
  }
}

/** Gives every promise that can go on its turn. */
export function turn(): Promise<void> {
  return new Promise((resolve) => {
    setImmediate(resolve)
  })
}
