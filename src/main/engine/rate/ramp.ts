/** Slots at the start of a run, before anything is known. */
export const FIRST_SLOTS = 2
/** Each answer opens this many more: they treble with every round trip. */
const OPENED_BY_ANSWER = 2

/**
 * How many may be out where headers tell the budgets: no law of its own, only a ramp, so that neither the start nor the end of a
 * pause sends everything at once.
 */
export class Ramp {
  #slots: number

  constructor(slots: number) {
    this.#slots = Math.max(FIRST_SLOTS, Math.floor(slots))
  }

  get slots(): number {
    return this.#slots
  }

  /** @param most slots that may ever be open */
  answered(most: number): void {
    this.#slots = Math.max(this.#slots, Math.min(most, this.#slots + OPENED_BY_ANSWER))
  }

  /** Refused, or the server failed: half of what was out. */
  cut(inFlight: number): void {
    this.#slots = Math.max(1, Math.floor(Math.min(this.#slots, inFlight) / 2))
  }

  /** The network was away: as at the start. */
  restart(): void {
    this.#slots = Math.min(this.#slots, FIRST_SLOTS)
  }
}
