import type { Answered } from './apply-reply.ts'

export type LeaseAnswer = 'granted' | { readonly denied: string } | { readonly unreachable: string }

interface Waiter {
  readonly want: number
  requestId: string | null
  readonly settle: (answer: LeaseAnswer) => void
}

/** Jobs that wait for credits. One after the other: a link asks for one lease at a time. */
export class LeaseWaiters {
  #waiting: readonly Waiter[] = []

  add(want: number): Promise<LeaseAnswer> {
    const { promise, resolve } = Promise.withResolvers<LeaseAnswer>()
    this.#waiting = [...this.#waiting, { want, requestId: null, settle: resolve }]
    return promise
  }

  /** Credits that the next request has to ask for; null where nobody waits. */
  get next(): number | null {
    return this.#waiting[0]?.want ?? null
  }

  /** The first one's request is stored and on its way. */
  asked(requestId: string): void {
    const [first] = this.#waiting
    if (first) first.requestId = requestId
  }

  answered({ requestId, granted, message }: Answered): void {
    const [first, ...others] = this.#waiting
    // An earlier request, whose asker has given up: the one that waits is asked for next.
    if (first?.requestId !== requestId) return
    this.#waiting = others
    first.settle(granted > 0 ? 'granted' : { denied: message ?? 'The store has not enough credits left.' })
  }

  /** Nobody could be asked: each decides by itself what to do without. */
  fail(why: string): void {
    const waiting = this.#waiting
    this.#waiting = []
    for (const { settle } of waiting) settle({ unreachable: why })
  }
}
