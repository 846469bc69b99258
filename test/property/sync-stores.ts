import type Database from 'better-sqlite3'
import { writeFileSync } from 'node:fs'
import path from 'node:path'
import { openDatabase } from '../../src/main/adapters/db/open.ts'
import { openBlankDatabase } from '../support/blank-database.ts'
import { createStore } from '../../src/main/adapters/db/store.ts'
import { applyReply } from '../../src/main/engine/sync/apply-reply.ts'
import { buildRequest } from '../../src/main/engine/sync/build-request.ts'
import { tellFromTheBeginning } from '../../src/main/engine/sync/new-life.ts'
import { Tally } from '../../src/main/engine/sync/tally.ts'
import type { ClaimedItem, Store, StoreTx } from '../../src/main/ports/store.ts'
import type { ReviewState } from '../../src/shared/model/item-state.ts'
import type { SyncReply } from '../../src/shared/sync/protocol.ts'
import type { BackendDeps } from '../../backend/src/deps.ts'
import { readSyncRequest } from '../../backend/src/sync/read-request.ts'
import { syncDevice } from '../../backend/src/sync/sync-device.ts'
import { FakeTime } from '../support/fake-time.ts'
import { brokenInvariants } from '../support/invariants.ts'
import { addProducts, linkStore } from '../support/linked-store.ts'
import { DELIVERED } from '../support/populated-store.ts'

const AT = Date.UTC(2026, 10, 23, 12)
const PERIOD = '2026-11'
const PRODUCTS = 4
const page = { cursor: undefined, limit: 500 }
const SIZE = { events: 7, bytes: 20_000, changes: 5 }

/** Draws without a clock: the same seed gives the same history. */
export type Draw = (below: number) => number

/** One device's own database, linked with a backend that runs in this process. Everything but the engine's loop is the product's. */
export class SyncedStore {
  readonly deviceId: string
  readonly #dir: string
  readonly #backend: BackendDeps
  readonly #remoteId: string
  readonly #tally = new Tally()
  #ids = 0
  #life = 1
  #raw: Database.Database
  #store: Store
  #copy: Buffer | null = null

  private constructor(dir: string, backend: BackendDeps, remoteId: string, deviceId: string, raw: Database.Database) {
    this.#dir = dir
    this.#backend = backend
    this.#remoteId = remoteId
    this.deviceId = deviceId
    this.#raw = raw
    this.#store = this.#open(raw)
  }

  static async open(dir: string, backend: BackendDeps, remoteId: string, deviceId: string): Promise<SyncedStore> {
    const raw = await openBlankDatabase(path.join(dir, `${deviceId}.db`))
    const made = new SyncedStore(dir, backend, remoteId, deviceId, raw)
    made.#store.write((tx) => {
      tx.setMeta('epoch', `${deviceId}-life-1`)
      tx.createInstance({
        instanceId: 's',
        name: 's',
        source: 'local',
        creditsTotal: 0,
        creditsUsed: 0,
        period: PERIOD,
        at: AT
      })
      addProducts(tx, 's', PRODUCTS)
      linkStore(tx, 's', AT, PERIOD, deviceId)
    })
    return made
  }

  #open(raw: Database.Database): Store {
    return createStore(raw, new FakeTime(AT), { uuid: () => `${this.deviceId}-${this.#life}-${++this.#ids}` })
  }

  broken(): readonly string[] {
    return brokenInvariants(this.#raw)
  }

  close(): void {
    this.#raw.close()
  }

  /** What the next `restore` goes back to. */
  backUp(): void {
    this.#copy = this.#raw.serialize()
  }

  /** The database as it was, in a new life of it. */
  async restore(): Promise<void> {
    if (this.#copy === null) return
    this.#life += 1
    this.#raw.close()
    const file = path.join(this.#dir, `${this.deviceId}-${this.#life}.db`)
    writeFileSync(file, this.#copy)
    this.#raw = await openDatabase(file)
    this.#store = this.#open(this.#raw)
    this.#store.write((tx) => {
      tx.beginNewLife(`${this.deviceId}-life-${this.#life}`, AT)
      tellFromTheBeginning(tx, 's', AT)
    })
  }

  /** Something that a person or the runner does. */
  act(draw: Draw): void {
    this.#store.write((tx) => {
      const kind = draw(7)
      if (kind <= 1) this.#create(tx, draw)
      else if (kind <= 3) this.#work(tx, draw)
      else if (kind === 4) this.#turn(tx, draw)
      else this.#review(tx, draw)
    })
  }

  #create(tx: StoreTx, draw: Draw): void {
    const products = 1 + draw(PRODUCTS)
    const instance = tx.getInstance('s')
    if (!instance || instance.creditsTotal - instance.creditsUsed < products) return
    const { keys } = tx.findProducts(
      's',
      Array.from({ length: products }, (_, n) => `p${n + 1}`)
    )
    const { id } = tx.createJob({
      instanceId: 's',
      uid: `${this.deviceId}-${this.#life}-job-${++this.#ids}`,
      sourceScope: 'products',
      attributes: ['title'],
      language: 'en',
      prompt: 'x',
      productKeys: keys,
      trialProducts: null,
      reuse: null,
      idempotencyKey: null,
      requestHash: null,
      at: AT
    })
    tx.tell('s', { type: 'job.created', jobId: id, credits: products }, AT)
    tx.updateJobStatus(id, { from: 'PENDING', to: 'RUNNING', pausedBy: null, message: null, at: AT })
  }

  #work(tx: StoreTx, draw: Draw): void {
    const running = tx.getRunningJobs()
    const job = running[draw(Math.max(1, running.length))]
    if (!job) return
    const items = tx.claimProducts(job.jobId, 'boot', AT, 1 + draw(2)).flatMap((product) => product.items)
    const done: ClaimedItem[] = []
    const failed: ClaimedItem[] = []
    for (const item of items)
      if (draw(4) === 0) {
        tx.updateJobItem(item, { to: 'FAILED', code: 'X', message: 'No.', attempts: 1 }, AT)
        failed.push(item)
      } else {
        tx.updateJobItem(item, { ...DELIVERED, proposal: `By ${this.deviceId} ${this.#life} ${++this.#ids}` }, AT)
        done.push(item)
      }
    const ids = (list: readonly ClaimedItem[]) => list.map(({ id }) => id)
    if (items.length > 0)
      tx.tell('s', { type: 'items.landed', jobId: job.jobId, done: ids(done), failed: ids(failed) }, AT)
    if (tx.countItems(job.jobId, ['PENDING', 'RUNNING']) === 0)
      tx.updateJobStatus(job.jobId, { from: 'RUNNING', to: 'COMPLETED', pausedBy: null, message: null, at: AT })
  }

  /** Cancels a job that runs, or takes one up again that is over. */
  #turn(tx: StoreTx, draw: Draw): void {
    const own = tx.getJobs('s', undefined, page).rows.filter((job) => job.device === null)
    const job = own[draw(Math.max(1, own.length))]
    if (!job) return
    const move = (to: 'CANCELLED' | 'RUNNING') =>
      tx.updateJobStatus(job.id, { from: job.status, to, pausedBy: null, message: null, at: AT })
    if (job.status === 'RUNNING') {
      tx.tell('s', { type: 'job.cancelled', jobId: job.id, released: tx.cancelOpenItems(job.id, AT) }, AT)
      move('CANCELLED')
      return
    }
    const instance = tx.getInstance('s')
    const wanted = job.progress.failed + job.progress.cancelled
    if (!instance || wanted === 0 || instance.creditsTotal - instance.creditsUsed < wanted) return
    tx.tell('s', { type: 'job.reopened', jobId: job.id, credits: tx.reopenReleasedItems(job.id, AT) }, AT)
    move('RUNNING')
  }

  #review(tx: StoreTx, draw: Draw): void {
    const jobs = tx.getJobs('s', undefined, page).rows
    const job = jobs[draw(Math.max(1, jobs.length))]
    if (!job) return
    const items = tx.getJobItems('s', job.id, { status: 'DONE' }, page).rows
    const item = items[draw(Math.max(1, items.length))]
    if (!item) return
    const review = (['OPEN', 'APPROVED', 'REJECTED'] as const satisfies readonly ReviewState[])[draw(3)] ?? 'OPEN'
    const edit = draw(2) === 0 ? null : `Edit by ${this.deviceId} ${++this.#ids}`
    const settles = item.otherEdit === null ? {} : { settles: item.otherEdit.text }
    tx.applyReview(
      [
        {
          itemId: item.id,
          jobId: job.id,
          reviewBefore: item.review,
          editBefore: item.edit,
          reviewAfter: review,
          editAfter: edit
        }
      ],
      AT
    )
    tx.tell(
      's',
      { type: 'items.reviewed', changes: [{ itemId: item.id, jobId: job.id, review, edit, ...settles }] },
      AT
    )
  }

  /** One call. `lost`: the backend has heard it, and its answer does not arrive. */
  async sync(lost = false): Promise<SyncReply | null> {
    const wants = this.#store.write((tx) => {
      const link = tx.getSyncLink('s')
      if (!link) throw new Error('The store is linked')
      const free = tx.getLeases('s').reduce((sum, l) => sum + l.granted - l.returned - l.open - l.captured, 0)
      if (link.leaseRequest === null && free < 5)
        tx.updateSyncLink('s', {
          leaseRequest: { requestId: `${this.deviceId}-${this.#life}-${++this.#ids}`, want: 20, exact: false }
        })
      return tx.getSyncLink('s')
    })
    if (!wants) throw new Error('The store is linked')
    const request = this.#store.read((db) => buildRequest(db, wants, { size: SIZE, afterSeq: 0, appVersion: '0' }))
    const read = readSyncRequest(JSON.parse(JSON.stringify(request)))
    if (!read.ok) throw new Error(JSON.stringify(read.error))
    const reply = await syncDevice(this.#backend, { instanceId: this.#remoteId, deviceId: this.deviceId }, read.value)
    if (!reply.ok) throw new Error(JSON.stringify(reply.error))
    if (reply.value.quarantined.length > 0) throw new Error(JSON.stringify(reply.value.quarantined))
    if (lost) return null
    const applied = this.#store.write((tx) =>
      applyReply(tx, { instanceId: 's', request, reply: reply.value, tally: this.#tally }, AT)
    )
    if (applied.kind !== 'applied') throw new Error(applied.kind)
    return reply.value
  }

  isQuiet(reply: SyncReply | null): boolean {
    return reply !== null && !reply.more && this.#store.read((db) => db.countUnsent('s')) === 0
  }

  /** Everything that all devices must agree on, by the names that they share. */
  content(): unknown {
    return this.#store.read((db) =>
      db
        .getJobs('s', undefined, page)
        .rows.map(
          (job) =>
            [
              this.#raw.prepare('select uid from jobs where id = ?').pluck().get(job.id),
              job.status,
              job.progress,
              job.review,
              db
                .getJobItems('s', job.id, {}, page)
                .rows.map(({ productId, status, original, proposal, review, edit, otherEdit, error }) => ({
                  productId,
                  status,
                  original,
                  proposal,
                  review,
                  edit,
                  otherEdit: otherEdit?.text ?? null,
                  error
                }))
            ] as const
        )
        .toSorted((a, b) => String(a[0]).localeCompare(String(b[0])))
    )
  }
}
