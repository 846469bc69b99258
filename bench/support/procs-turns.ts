/** What is done to one process, one after the other: while it is down or asleep, whoever asks it waits. */
export class Turns {
  #last: Promise<void> = Promise.resolve()

  /** Settles when the process can be asked. */
  get ready(): Promise<void> {
    return this.#last
  }

  take(work: () => Promise<void>): Promise<void> {
    const before = this.#last
    this.#last = (async () => {
      await before
      await work()
    })()
    return this.#last
  }
}
