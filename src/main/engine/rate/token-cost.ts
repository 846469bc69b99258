/** A wrong estimate is believed to be wrong by at most this factor. */
const MOST = 4
/** How far an answer moves what is believed, when it came out cheaper. */
const EASE = 0.02

/** Turns estimates of tokens into what the server will count, from what it did count. */
export class TokenCost {
  #factor = 1
  #usual = 0

  /** `estimate` is 0 where nobody made one: then what a request usually took. */
  of(estimate: number): number {
    return estimate > 0 ? estimate * this.#factor : this.#usual
  }

  /** Dearer than thought counts at once, cheaper only little by little; below the estimate never. */
  counted(estimate: number, tokens: number): void {
    this.#usual = moved(this.#usual, tokens)
    if (estimate > 0) this.#factor = Math.max(1, moved(this.#factor, Math.min(MOST, tokens / estimate)))
  }
}

function moved(from: number, to: number): number {
  return to > from ? to : from + (to - from) * EASE
}
