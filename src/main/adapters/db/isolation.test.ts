import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { StoreRead, StoreTx } from '../../ports/store.ts'
import { openStore, populate, type OpenStore, type Populated } from '../../../../test/support/populated-store.ts'
import { linkStore } from '../../../../test/support/linked-store.ts'
import { populatePublishes, type PopulatedPublishes } from '../../../../test/support/populated-publishes.ts'
import { encodeCursor } from './cursor.ts'

/** A store of its own with nothing in it, which asks for everything that the neighbour has. */
const OTHER = 'other'
const AT = 1_800_000_000_000
const page = { cursor: undefined, limit: 100 }

let open: OpenStore
let a: Populated
let pullId: number
let viewId: number
let published: PopulatedPublishes

beforeAll(async () => {
  open = await openStore()
  a = populate(open, 'a')
  published = populatePublishes(open, a)
  pullId = putOnWix('a')
  link('a', a)
  open.store.write((tx) => tx.setBannedWords('a', ['cheap']))
  viewId = open.store.write((tx) => tx.createReviewView('a', { name: 'Low risk', view: {} }, AT)) ?? 0
  open.store.write((tx) =>
    tx.createInstance({
      instanceId: OTHER,
      name: 'Other',
      source: 'local',
      creditsTotal: 100,
      creditsUsed: 0,
      period: '2026-11',
      at: AT
    })
  )
})
afterAll(() => open.close())

/** A store with a backend that was told something, and with everything else that can be asked about it. */
function link(instanceId: string, { jobId }: Populated): void {
  open.store.write((tx) => {
    linkStore(tx, instanceId, AT)
    tx.takeLease(instanceId, { period: '2026-11', granted: 5, state: 'active' }, AT)
    tx.tell(instanceId, { type: 'job.created', jobId, credits: 8 }, AT)
    tx.noteQuarantine(instanceId, { seq: 1, id: 'event', reason: 'x' }, AT)
    tx.appendSyncLog(instanceId, { level: 'info', message: 'x' }, AT)
  })
  open.raw.exec(`
    update job_items set other_edit = 'x', other_edit_by = 'y' where id = (select min(id) from job_items where status = 'DONE');
    update jobs set approved = 0 where instance_id = '${instanceId}'`)
}

/** A store on Wix that was fetched once, is being fetched again and published to. Returns the pull that runs. */
function putOnWix(instanceId: string): number {
  open.raw.exec(`
    update products set seen_pull = 1 where instance_id = '${instanceId}';`)
  return open.store.write((tx) => {
    const pull = { instanceId, kind: 'FULL', version: 'V3', since: null, watermark: null, createdAt: AT } as const
    tx.updatePull(tx.createPull(pull), { state: 'DONE', finishedAt: AT })
    return tx.createPull(pull)
  })
}

/** Methods that are about the whole database or about a row whose owner the caller has checked. */
type NotOfAnInstance =
  | 'getInstances'
  | 'getInstance'
  | 'getActiveInstanceId'
  | 'getProductContext'
  | 'getRunningJobs'
  | 'getOfflineJobs'
  | 'getModelText'
  | 'getRegeneration'
  | 'getNextClaimTime'
  | 'getApprovedValues'
  | 'getOpenProducts'
  | 'getMeta'
  | 'isCursor'
  | 'findSite'
  | 'getOpenPulls'
  | 'getOpenRuns'
  | 'getPublishWork'
  | 'getWorkOfProducts'
  | 'getNextSendTime'
  | 'getSyncLinks'
  | 'getBannedChecks'
  | 'hasUngroupedTexts'
  | 'hasOldFacts'
type OfAnInstance = Exclude<keyof StoreRead, NotOfAnInstance>

/** Every method has to be here: a new one without its line does not compile. */
const READS: Readonly<
  Record<
    OfAnInstance | 'selectForReview' | 'getReviewChange' | 'getConflictRows',
    (tx: StoreTx, instanceId: string) => unknown
  >
> = {
  getBannedWords: (tx, id) => tx.getBannedWords(id).words,
  getProducts: (tx, id) => tx.getProducts(id, {}, 'catalogue', page),
  getProductIds: (tx, id) => tx.getProductIds(id, {}),
  getProduct: (tx, id) => tx.getProduct(id, 'p1'),
  getCollections: (tx, id) => tx.getCollections(id),
  findProducts: (tx, id) => tx.findProducts(id, ['p1', 'p2']).keys,
  findProductsOfCollections: (tx, id) => tx.findProductsOfCollections(id, ['Odd', 'Even']).keys,
  getImports: (tx, id) => tx.getImports(id),
  getImport: (tx, id) => tx.getImport(id, a.importId),
  getJobs: (tx, id) => tx.getJobs(id, undefined, page),
  getJob: (tx, id) => tx.getJob(id, a.jobId),
  getJobItems: (tx, id) => tx.getJobItems(id, a.jobId, {}, page),
  getJobItem: (tx, id) => tx.getJobItem(id, a.itemIds[0] ?? 0),
  getIdempotentAnswer: (tx, id) => tx.getIdempotentAnswer(id, 'key'),
  getJobImports: (tx, id) => tx.getJobImports(id, a.jobId),
  getHeldCredits: (tx, id) => tx.getHeldCredits(id),
  getCreditMoves: (tx, id) => tx.getCreditMoves(id, '2026-11'),
  getDeliverySpan: (tx, id) => tx.getDeliverySpan(id, a.jobId),
  getDeliveries: (tx, id) => tx.getDeliveries(id, a.jobId, 0, 60_000),
  getLedger: (tx, id) => tx.getLedger(id, undefined, page),
  getJobCredits: (tx, id) => tx.getJobCredits(id, undefined, page),
  getItemCredits: (tx, id) => tx.getItemCredits(id, undefined, page),
  selectForReview: (tx, id) => [
    ...tx.selectForReview({ instanceId: id, selection: { ids: a.itemIds } }).items,
    ...tx.selectForReview({ instanceId: id, selection: { filter: { jobId: a.jobId }, except: [] } }).items
  ],
  getReviewChange: (tx, id) => tx.getReviewChange(id, a.changeId, 'done'),
  findReviewItems: (tx, id) => [...tx.findReviewItems(id, { filter: {}, sort: { by: 'job', descending: false } }).ids],
  countReviewItems: (tx, id) => tx.countReviewItems(id, {}).total || null,
  countWaiting: (tx, id) => tx.countWaiting(id) || null,
  getReviewItems: (tx, id) => tx.getReviewItems(id, a.itemIds).filter((row) => row !== null),
  getShownHashes: (tx, id) => [...tx.getShownHashes(id, a.itemIds)],
  getReviewViews: (tx, id) => tx.getReviewViews(id),
  getSyncLink: (tx, id) => tx.getSyncLink(id),
  getLeases: (tx, id) => tx.getLeases(id),
  isGivenUp: (tx, id) => {
    const [lease] = tx.getLeases('a')
    if (lease) tx.takeLease('a', { ...lease, state: 'sealed' }, AT)
    return tx.isGivenUp(id) || null
  },
  getUnsent: (tx, id) => tx.getUnsent(id, { afterSeq: 0, maxEvents: 10, maxBytes: 1_000_000 }),
  countUnsent: (tx, id) => tx.countUnsent(id),
  getOldestUnsent: (tx, id) => tx.getOldestUnsent(id),
  getEventId: (tx, id) => tx.getEventId(id, 1),
  countOpenJobs: (tx, id) => tx.countOpenJobs(id),
  countTwoTexts: (tx, id) => tx.countTwoTexts(id),
  countQuarantined: (tx, id) => tx.countQuarantined(id),
  getSyncLog: (tx, id) => tx.getSyncLog(id, page),
  getShopConnection: (tx, id) => tx.getShopConnection(id),
  getPull: (tx, id) => tx.getPull(id, pullId),
  getPulls: (tx, id) => tx.getPulls(id, page),
  getPullBase: (tx, id) => tx.getPullBase(id).currentAsOf,
  countProducts: (tx, id) => tx.countProducts(id),
  getUnseenProducts: (tx, id) => tx.getUnseenProducts(id, pullId, 10),
  hasPublishUnderWay: (tx, id) => tx.hasPublishUnderWay(id) || null,
  previewPublish: (tx, id) => tx.previewPublish(id, 'V3', selection()).groups,
  getPreviewItems: (tx, id) => tx.getPreviewItems(id, 'V3', selection(), undefined, page),
  getPublishes: (tx, id) => tx.getPublishes(id, { jobId: a.jobId }, page),
  getPublish: (tx, id) => tx.getPublish(id, published.publishId),
  getIdempotentPublish: (tx, id) => tx.getIdempotentPublish(id, 'key'),
  getPublishOps: (tx, id) => tx.getPublishOps(id, published.publishId, undefined, page),
  getConflicts: (tx, id) => tx.getConflicts(id, { publishId: published.runningId }, page),
  getConflictRows: (tx, id) => tx.getConflictRows(id, [published.conflictId]),
  getHistory: (tx, id) => tx.getHistory(id, { jobId: a.jobId }, page),
  previewUndo: (tx, id) =>
    tx.previewUndo({ instanceId: id, opIds: [published.undoOpId], filter: null, except: [] }).values
}

const selection = () => ({ jobId: a.jobId, itemIds: a.itemIds, except: [], again: [] })

const NOTHING: readonly unknown[] = [null, 0, [], { rows: [], nextCursor: null, total: 0 }]

describe('reading with another store’s id', () => {
  test.each(Object.entries(READS))('%s finds nothing of this one', (_name, read) => {
    const [own, others] = open.store.write((tx) => [read(tx, 'a'), read(tx, OTHER)])
    // The owner finds something, so that the emptiness beside it says something.
    expect(NOTHING).not.toContainEqual(own)
    expect(NOTHING).toContainEqual(others)
  })

  test('the ledger of a named job stays closed too', () => {
    const entries = (id: string) => open.store.read((db) => db.getLedger(id, a.jobId, page)).rows.length
    expect([entries('a'), entries(OTHER)]).toEqual([3, 0])
  })

  test('the credits of a named job and of its items stay closed too', () => {
    const rows = (id: string) =>
      open.store.read((db) => [
        db.getJobCredits(id, a.jobId, page).rows.length,
        db.getItemCredits(id, a.jobId, page).rows.length,
        db.getItemCredits(id, undefined, { cursor: encodeCursor([a.jobId, 0]), limit: 5 }).rows.length
      ])
    expect(rows('a')).toEqual([1, 8, 5])
    expect(rows(OTHER)).toEqual([0, 0, 0])
  })
})

describe('writing with another store’s id', () => {
  type Write = (tx: StoreTx) => void
  const writes: Readonly<Record<string, Write>> = {
    setAllowance: (tx) => tx.setAllowance(OTHER, 5, AT),
    adjust: (tx) => tx.adjust(OTHER, 1, 'x', AT),
    openPeriod: (tx) => tx.openPeriod(OTHER, '2027-01', AT),
    markSample: (tx) => tx.markSample(OTHER, 'Sample store'),
    createImport: (tx) => {
      const id = tx.createImport({ instanceId: OTHER, fileName: 'f', storedFile: 'f', bytes: 1, at: AT })
      tx.applyStaged(id, AT)
    },
    setActiveInstance: (tx) => tx.setActiveInstance(OTHER),
    connectShop: (tx) =>
      tx.connectShop({ instanceId: OTHER, siteId: 'site-2', siteUrl: 'https://wix.test', catalogVersion: 'V1' }),
    updateShop: (tx) => tx.updateShop(OTHER, { name: 'Else', catalogVersion: 'V1' }),
    takeCollections: (tx) => tx.takeCollections(OTHER, pullId, [{ id: 'Odd', name: 'Else' }]),
    settleCollections: (tx) => tx.settleCollections(OTHER, pullId + 1, 10),
    restartPull: (tx) => tx.restartPull(OTHER, pullId, 'V1'),
    updateReviewView: (tx) => void tx.updateReviewView(OTHER, viewId, { name: 'Else', view: {} }, AT),
    deleteReviewView: (tx) => void tx.deleteReviewView(OTHER, viewId),
    takeProductIds: (tx) => tx.takeProductIds(OTHER, pullId, ['p1'], 'seen'),
    markGone: (tx) => tx.markGone(OTHER, ['p1'], AT)
  }

  const rowsOfA = (): readonly unknown[] =>
    [
      `select * from app_instances where instance_id = 'a'`,
      `select * from pulls where instance_id = 'a'`,
      `select * from products where instance_id = 'a'`,
      `select * from collections where instance_id = 'a'`,
      `select * from imports where instance_id = 'a'`,
      `select * from jobs where instance_id = 'a'`,
      `select i.* from job_items i join jobs j on j.id = i.job_id where j.instance_id = 'a'`,
      `select * from reservations where instance_id = 'a'`,
      `select * from credit_ledger where instance_id = 'a'`,
      `select * from outbox where instance_id = 'a'`,
      `select * from review_views where instance_id = 'a'`
    ].map((query) => open.raw.prepare(query).all())

  test.each(Object.entries(writes))('%s leaves this one as it was', (_name, write) => {
    const before = rowsOfA()
    open.store.write(write)
    expect(rowsOfA()).toEqual(before)
  })

  test('a job over a neighbour’s products is not made at all', () => {
    const before = rowsOfA()
    const jobs = () => open.raw.prepare('select count(*) from jobs').pluck().get()
    const count = jobs()
    expect(() =>
      open.store.write((tx) =>
        tx.createJob({
          instanceId: OTHER,
          uid: 'stolen',
          sourceScope: 'products',
          attributes: ['title'],
          language: 'en',
          prompt: 'x',
          productKeys: a.productKeys,
          trialProducts: null,
          reuse: null,
          idempotencyKey: null,
          requestHash: null,
          at: AT
        })
      )
    ).toThrow(/items instead of/)
    expect(jobs()).toBe(count)
    expect(rowsOfA()).toEqual(before)
  })
})
