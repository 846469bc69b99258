import type { StoreTx } from '../../ports/store.ts'
import { sentences } from './sync-sentences.ts'

const EVERY_MS = 60_000

/**
 * What the calls of one go have sent and received, for one entry in the log instead of one for each call. What a transaction counted that
 * came to nothing is forgotten with `rollBack`.
 */
export class Tally {
  #sent = 0
  /** By device; the empty name is for changes to this device's own jobs. */
  #received = new Map<string, number>()
  #before = { sent: 0, received: new Map<string, number>() }
  #writtenAt = 0

  sent(events: number): void {
    this.#sent += events
  }

  received(deviceName: string | null): void {
    const name = deviceName ?? ''
    this.#received.set(name, (this.#received.get(name) ?? 0) + 1)
  }

  /** While a job runs there is always something more to send: it is told now and then all the same. */
  isDue(now: number): boolean {
    return now - this.#writtenAt >= EVERY_MS
  }

  write(tx: StoreTx, instanceId: string, at: number): void {
    const say = (message: string): void => tx.appendSyncLog(instanceId, { level: 'info', message }, at)
    if (this.#sent > 0) say(sentences.sent(this.#sent))
    for (const [name, items] of this.#received)
      say(name === '' ? sentences.receivedHere(items) : sentences.receivedFrom(items, name))
    this.#sent = 0
    this.#received = new Map()
    this.#writtenAt = at
  }

  begin(): void {
    this.#before = { sent: this.#sent, received: new Map(this.#received) }
  }

  rollBack(): void {
    this.#sent = this.#before.sent
    this.#received = new Map(this.#before.received)
  }
}
