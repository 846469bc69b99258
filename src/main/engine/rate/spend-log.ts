export interface Spend {
  /** Monotonic milliseconds. */
  readonly at: number
  readonly amount: number
}

interface LoggedSpend extends Spend {
  /** All that was spent before this one. */
  readonly before: number
}

/** What was sent, in the order of sending, so that an answer which looks back to an old moment can be brought up to date. */
export class SpendLog {
  #spends: LoggedSpend[] = []
  #total = 0

  /** `at` never runs backwards. Milliseconds of the monotonic clock. */
  add(at: number, amount: number): void {
    this.#spends.push({ at, amount, before: this.#total })
    this.#total += amount
  }

  /** Sum of what was sent at `at` or later. */
  since(at: number): number {
    const first = this.#spends[this.#find(at)]
    return first === undefined ? 0 : this.#total - first.before
  }

  /** What was sent at `at` or later, oldest first. */
  from(at: number): readonly Spend[] {
    return this.#spends.slice(this.#find(at))
  }

  /** When the latest was sent, undefined before the first and after all are forgotten. */
  get lastAt(): number | undefined {
    return this.#spends.at(-1)?.at
  }

  /** Nobody will ask for what was sent before `at` any more; the latest is kept. */
  forget(before: number): void {
    const keep = Math.min(this.#find(before), this.#spends.length - 1)
    // Copies only when at least half goes, so that each entry is moved about once.
    if (keep * 2 >= this.#spends.length) this.#spends = this.#spends.slice(keep)
  }

  get length(): number {
    return this.#spends.length
  }

  /** Index of the first spend at `at` or later. */
  #find(at: number): number {
    let low = 0
    let high = this.#spends.length
    while (low < high) {
      const middle = (low + high) >>> 1
      if ((this.#spends[middle]?.at ?? 0) < at) low = middle + 1
      else high = middle
    }
    return low
  }
}
