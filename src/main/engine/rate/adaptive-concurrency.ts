/** Doubling the slots must bring at least this share of a doubled throughput, or the fewer slots are enough. */
const WORTH = 0.3
/** Answers that an experiment needs per slot, and at least. */
const SAMPLES_PER_SLOT = 2
const LEAST_SAMPLES = 4
/** Experiments' worth of answers to stay before the next trial; doubled while trials bring nothing. */
const FIRST_STAY = 4
const LONGEST_STAY = 32

interface Trial {
  readonly slots: number
  /** Mean answers per millisecond by Little's law. */
  readonly throughput: number
}

/**
 * How many requests to have out where no header tells a budget, as with a model on this computer. Compares the throughput of two
 * numbers of slots: more are kept if they bring enough more, else fewer. Starts by doubling; settled, it tries one step up and one
 * step down in turn, ever more rarely, and so follows a server that has changed.
 *
 * Throughput is slots / mean latency of requests that were sent while so many were out, which idle time doesn't spoil.
 */
export class AdaptiveConcurrency {
  #slots: number
  /** What the present slots are compared with; undefined: nothing yet. */
  #rival: Trial | undefined
  #since: number
  #answers = 0
  #latencyMs = 0
  #stay = 0
  #stayNext = FIRST_STAY
  #settled = false
  #triedUp = true

  constructor(slots: number, now: number) {
    this.#slots = Math.max(1, Math.floor(slots))
    this.#since = now
  }

  get slots(): number {
    return this.#slots
  }

  /** @param busy whether all slots were taken, without which an answer tells nothing of their number; @param most slots at most */
  answered(sentAt: number, now: number, busy: boolean, most: number): void {
    if (!busy || sentAt < this.#since) return
    this.#answers += 1
    this.#latencyMs += now - sentAt
    if (this.#answers < Math.max(LEAST_SAMPLES, SAMPLES_PER_SLOT * this.#slots)) return
    const throughput = (this.#slots * this.#answers) / Math.max(1, this.#latencyMs)
    this.#judge({ slots: this.#slots, throughput }, now, most)
  }

  /** Refused or failed: half at once, and measured anew. */
  cut(now: number): void {
    this.#rival = undefined
    this.#settled = true
    this.#stay = 0
    this.#stayNext = FIRST_STAY
    this.#move(Math.max(1, Math.floor(this.#slots / 2)), now)
  }

  #judge(here: Trial, now: number, most: number): void {
    const rival = this.#rival
    if (rival !== undefined) return this.#compare(here, rival, now, most)
    if (this.#stay > 0) {
      this.#stay -= 1
      this.#move(this.#slots, now)
      return
    }
    this.#try(here, now, most)
  }

  #compare(here: Trial, rival: Trial, now: number, most: number): void {
    const [fewer, more] = here.slots < rival.slots ? [here, rival] : [rival, here]
    const worth = more.throughput >= fewer.throughput * (1 + WORTH * (more.slots / fewer.slots - 1))
    const best = worth ? more : fewer
    this.#rival = undefined
    if (best === here) {
      // The trial won: go on in its direction at once.
      this.#stayNext = FIRST_STAY
      this.#triedUp = here !== more
      this.#try(here, now, most)
      return
    }
    this.#settled = true
    this.#stay = this.#stayNext
    this.#stayNext = Math.min(LONGEST_STAY, this.#stayNext * 2)
    this.#move(best.slots, now)
  }

  #try(here: Trial, now: number, most: number): void {
    const up = Math.min(most, here.slots + (this.#settled ? Math.max(1, Math.floor(here.slots / 4)) : here.slots))
    const down = here.slots - Math.max(1, Math.floor(here.slots / 4))
    const upwards = this.#settled ? !this.#triedUp : true
    const next = (upwards && up > here.slots) || down < 1 ? up : down
    this.#triedUp = next > here.slots
    this.#rival = here
    this.#move(next, now)
  }

  #move(slots: number, now: number): void {
    this.#slots = slots
    this.#since = now
    this.#answers = 0
    this.#latencyMs = 0
  }
}
