import { createHash } from 'node:crypto'
import { expect } from 'vitest'
import type { Attribute } from '../../src/shared/model/attribute.ts'
import { EVENT_SCHEMAS, isEventType } from '../../src/shared/sync/events.ts'
import { WireEvent } from '../../src/shared/sync/protocol.ts'
import type { ClaimedItem, StoreTx } from '../../src/main/ports/store.ts'
import { addProducts, linkStore } from './linked-store.ts'
import { openStore, type OpenStore } from './populated-store.ts'
import { createLocalStore } from './local-store.ts'

const AT = Date.UTC(2026, 10, 23, 12)
const PERIOD = '2026-11'
/** More than one event of items takes. */
export const PRODUCTS = 130

/** A store `s` whose events are looked at; without a backend before `link`. */
export class TellStore {
  readonly open: OpenStore
  readonly keys: readonly number[]
  #jobs = 0

  private constructor(open: OpenStore, keys: readonly number[]) {
    this.open = open
    this.keys = keys
  }

  static async open(): Promise<TellStore> {
    const open = await openStore()
    const keys = open.store.write((tx) => {
      createLocalStore(tx, 's', 9_000, AT)
      tx.setAllowance('s', 9_000, AT)
      return tx.findProducts('s', addProducts(tx, 's', PRODUCTS)).keys
    })
    return new TellStore(open, keys)
  }

  write<T>(run: (tx: StoreTx) => T): T {
    return this.open.store.write(run)
  }

  link(): void {
    this.write((tx) => {
      linkStore(tx, 's', AT)
      tx.takeLease('s', { period: PERIOD, granted: 5_000, state: 'active' }, AT)
    })
  }

  createJob(tx: StoreTx, products: number, attributes: readonly Attribute[] = ['title']): number {
    this.#jobs += 1
    return tx.createJob({
      instanceId: 's',
      uid: `job-${this.#jobs}`,
      sourceScope: 'products',
      attributes,
      language: 'en',
      prompt: 'Better',
      productKeys: this.keys.slice(0, products),
      trialProducts: null,
      reuse: null,
      idempotencyKey: null,
      requestHash: null,
      at: AT
    }).id
  }

  /** Everything that is to be sent, each event checked against the protocol. */
  unsent(afterSeq = 0): readonly WireEvent[] {
    const events = this.open.store.read((db) => db.getUnsent('s', { afterSeq, maxEvents: 5_000, maxBytes: 1e9 }))
    return events.map((event) => {
      if (!isEventType(event.type)) throw new Error(`${event.type} is not of the protocol`)
      EVENT_SCHEMAS[event.type].parse(JSON.parse(event.payload))
      expect(event.hash).toBe(createHash('sha256').update(event.payload).digest('base64url'))
      return WireEvent.parse(event)
    })
  }

  /** Type and payload, without the job's own name. */
  told(afterSeq = 0): readonly (readonly [string, unknown])[] {
    return this.unsent(afterSeq).map(({ type, payload }) => {
      const { jobUid: _jobUid, ...rest } = JSON.parse(payload) as Record<string, unknown>
      return [type, rest]
    })
  }

  count(): number {
    return this.open.store.read((db) => db.countUnsent('s'))
  }
}

export function start(tx: StoreTx, jobId: number): boolean {
  return tx.updateJobStatus(jobId, { from: 'PENDING', to: 'RUNNING', pausedBy: null, message: null, at: AT })
}

export function claim(tx: StoreTx, jobId: number, products: number): readonly ClaimedItem[] {
  return tx.claimProducts(jobId, 'boot', AT, products).flatMap(({ items }) => items)
}
