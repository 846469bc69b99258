import { errorMessage } from '#shared/lib/error-message.ts'
import { isLeaseUsable, leaseEndsAt } from '../credits/reach.ts'
import type { SyncDeps } from './sync-deps.ts'

type Deps = Pick<SyncDeps, 'clock' | 'timers' | 'store' | 'log'>

/** Notices the moment from which a store's lease may not be spent: nothing is written then, and yet what is left is another number. */
export class LeaseEnd {
  readonly #deps: Deps
  readonly #instanceId: string
  readonly #ended: () => void
  #usable = false
  #cancel: (() => void) | null = null

  constructor(deps: Deps, instanceId: string, ended: () => void) {
    this.#deps = deps
    this.#instanceId = instanceId
    this.#ended = ended
  }

  /** After whatever may have moved it: a call, or a sleep, in which timers stand still. */
  look(): void {
    this.close()
    const { clock, store, timers } = this.#deps
    const link = store.read((db) => db.getSyncLink(this.#instanceId))
    if (link === null) return
    const now = clock.now()
    const usable = isLeaseUsable(link, now)
    if (this.#usable && !usable) this.#ended()
    this.#usable = usable
    const at = usable ? leaseEndsAt(link) : null
    if (at !== null) this.#cancel = timers.after(at - now, () => this.#lookAgain())
  }

  close(): void {
    this.#cancel?.()
    this.#cancel = null
  }

  #lookAgain(): void {
    try {
      this.look()
    } catch (error) {
      this.#deps.log.error('the end of a lease met a failure of ours', { error: errorMessage(error) })
    }
  }
}
