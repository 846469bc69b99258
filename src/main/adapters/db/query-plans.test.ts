import type Database from 'better-sqlite3'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { ReviewFilter, ReviewSort } from '#shared/contract/review-filter.ts'
import type { NewPublish, PublishSelection } from '../../ports/publish-store.ts'
import type { StoreTx } from '../../ports/store.ts'
import { foreignItem, foreignJob, linkStore } from '../../../../test/support/linked-store.ts'
import { openStore, populate, type OpenStore, type Populated } from '../../../../test/support/populated-store.ts'
import { createStore } from './store.ts'

let open: OpenStore
let a: Populated

beforeAll(async () => {
  open = await openStore()
  a = populate(open, 'a')
  open.store.write((tx) => {
    linkStore(tx, 'a', 0)
    tx.tell('a', { type: 'job.created', jobId: a.jobId, credits: 8 }, 0)
  })
})
afterAll(() => open.close())

interface Planned {
  readonly sql: string
  readonly steps: readonly string[]
}

/** The plan of each statement that a call runs, in their order. A fresh store, because statements are prepared once. */
function plansOf(call: (tx: StoreTx) => unknown): readonly Planned[] {
  const { raw } = open
  const prepare = raw.prepare.bind(raw)
  const seen: string[] = []
  const listening: Database.Database = new Proxy(raw, {
    get(target, name) {
      if (name === 'prepare')
        return (sql: string) => {
          seen.push(sql)
          return prepare(sql)
        }
      const value: unknown = Reflect.get(target, name, target)
      return typeof value === 'function' ? (value.bind(target) as unknown) : value
    }
  })
  const undo = new Error('seen enough')
  try {
    createStore(listening, { now: () => 0, monotonic: () => 0 }, { uuid: () => 'id' }).write((tx) => {
      call(tx)
      throw undo
    })
  } catch (error) {
    if (error !== undo) throw error
  }
  return seen.map((sql) => ({
    sql: sql.replaceAll(/\s+/g, ' ').trim(),
    steps: prepare(`explain query plan ${sql}`)
      .all(...Array<number>((sql.match(/\?/g) ?? []).length).fill(1))
      .map((row) => (row as { readonly detail: string }).detail)
  }))
}

const selection: PublishSelection = { jobId: 1, itemIds: null, except: [], again: [] }
const run: NewPublish = {
  instanceId: 'a',
  uid: 'uid',
  storeName: 'a',
  version: 'V3',
  dueAt: null,
  idempotencyKey: null,
  requestHash: null,
  at: 0
}
const page = { cursor: undefined, limit: 50 }
const view = (filter: ReviewFilter, by: ReviewSort['by']) => ({ filter, sort: { by, descending: false } })

/** Pages of lists: found by index, in the order of that index, so that a page costs the same at any depth. */
const PAGES: Readonly<Record<string, (tx: StoreTx) => unknown>> = {
  items: (tx) => tx.getJobItems('a', a.jobId, {}, page),
  'items by status and review': (tx) => tx.getJobItems('a', a.jobId, { status: 'DONE', review: 'OPEN' }, page),
  'items by text': (tx) => tx.getJobItems('a', a.jobId, { query: 'x', attribute: 'title' }, page),
  jobs: (tx) => tx.getJobs('a', undefined, page),
  'jobs by status': (tx) => tx.getJobs('a', 'RUNNING', page),
  ledger: (tx) => tx.getLedger('a', undefined, page),
  'ledger of a job': (tx) => tx.getLedger('a', a.jobId, page),
  'credits by job': (tx) => tx.getJobCredits('a', undefined, page),
  products: (tx) => tx.getProducts('a', {}, 'catalogue', page),
  'products by name': (tx) => tx.getProducts('a', {}, 'name', page),
  'products by text': (tx) => tx.getProducts('a', { query: 'x' }, 'name', page),
  pulls: (tx) => tx.getPulls('a', page),
  publishes: (tx) => tx.getPublishes('a', {}, page),
  'publishes of a job': (tx) => tx.getPublishes('a', { jobId: a.jobId }, page),
  'values of a publish': (tx) => tx.getPublishOps('a', 1, undefined, page),
  'values of a publish by state': (tx) => tx.getPublishOps('a', 1, 'FAILED', page),
  conflicts: (tx) => tx.getConflicts('a', {}, page),
  'conflicts of a job': (tx) => tx.getConflicts('a', { jobId: a.jobId }, page),
  history: (tx) => tx.getHistory('a', {}, page),
  'history by text': (tx) => tx.getHistory('a', { query: 'x' }, page),
  'history of a product': (tx) => tx.getHistory('a', { productId: 'p1' }, page),
  'the sync log': (tx) => tx.getSyncLog('a', page),
  'items with two texts': (tx) => tx.getJobItems('a', a.jobId, { twoTexts: true }, page),
  'products of a collection': (tx) => tx.getProducts('a', { collectionId: 'Odd' }, 'catalogue', page)
}

/** What runs per request to the model, per call or at every start. */
const HOT: Readonly<Record<string, (tx: StoreTx) => unknown>> = {
  claim: (tx) => tx.claimProducts(a.jobId, 'boot', Number.MAX_SAFE_INTEGER, 1),
  'the next time to claim': (tx) => tx.getNextClaimTime(),
  'the running jobs': (tx) => tx.getRunningJobs(),
  'one job': (tx) => tx.getJob('a', a.jobId),
  'one item': (tx) => tx.getJobItem('a', 1),
  'one product': (tx) => tx.getProduct('a', 'p1'),
  'the held credits': (tx) => tx.getHeldCredits('a'),
  'credits by item': (tx) => tx.getItemCredits('a', undefined, page),
  'credits by item of a job': (tx) => tx.getItemCredits('a', a.jobId, page),
  'rows of a list': (tx) => tx.getReviewItems('a', a.itemIds),
  'opening a list': (tx) =>
    tx.findReviewItems('a', view({ edited: true, twoTexts: false, duplicates: true, collectionIds: ['Odd'] }, 'risk')),
  'opening a list by text': (tx) => tx.findReviewItems('a', view({ query: 'x' }, 'product')),
  'counting for a list': (tx) => tx.countReviewItems('a', { review: ['OPEN'] }),
  'deliveries of a job': (tx) => tx.getDeliveries('a', a.jobId, 0, 60_000),
  'counting what waits': (tx) => tx.countWaiting('a'),
  'the saved views': (tx) => tx.getReviewViews('a'),
  'deciding on items': (tx) => tx.selectForReview({ instanceId: 'a', selection: { ids: a.itemIds } }),
  'an earlier answer': (tx) => tx.getIdempotentAnswer('a', 'key'),
  'finding products': (tx) => tx.findProducts('a', ['p1']),
  'the approved values': (tx) => tx.getApprovedValues(a.jobId),
  'what a pull has not seen': (tx) => tx.getUnseenProducts('a', 5, 100),
  'what the pulls amount to': (tx) => tx.getPullBase('a'),
  'the products that are not gone': (tx) => tx.countProducts('a'),
  'a page of products': (tx) => {
    tx.takeProductIds('a', 5, ['p1'], 'named')
    tx.markGone('a', ['p2'], 0)
  },
  'the preview of a publish': (tx) => tx.previewPublish('a', 'V3', selection),
  'the preview of chosen items': (tx) => tx.previewPublish('a', 'V3', { ...selection, itemIds: [1] }),
  'a page of a preview': (tx) => tx.getPreviewItems('a', 'V3', selection, 'change', page),
  'the preview of an undo': (tx) => tx.previewUndo({ instanceId: 'a', opIds: null, filter: {}, except: [] }),
  'a publish': (tx) => tx.createPublish(run, selection),
  'the open publishes': (tx) => tx.getOpenRuns(),
  'the work of a publish': (tx) => tx.getPublishWork(1, 0, 100),
  'the next time to send': (tx) => tx.getNextSendTime(1),
  'lost answers': (tx) => tx.loseAnswers(1, 'lost', 0),
  'the rest of a cancelled publish': (tx) => tx.cancelPlanned(1, 0),
  'conflicts to decide': (tx) => tx.getConflictRows('a', [1]),
  orphans: (tx) => tx.rescueOrphans('boot-2', 0),
  cancel: (tx) => tx.cancelOpenItems(a.jobId, 0),
  'what is to be sent': (tx) => tx.getUnsent('a', { afterSeq: 0, maxEvents: 100, maxBytes: 1_000 }),
  'how much is to be sent': (tx) => [tx.countUnsent('a'), tx.getOldestUnsent('a'), tx.getEventId('a', 1)],
  'the leases': (tx) => tx.getLeases('a'),
  'the open jobs': (tx) => tx.countOpenJobs('a'),
  'the items with two texts': (tx) => tx.countTwoTexts('a'),
  'a landing that is told': (tx) => tx.tell('a', { type: 'items.landed', jobId: a.jobId, done: [1], failed: [2] }, 0),
  'a decision that is told': (tx) =>
    tx.tell('a', { type: 'items.reviewed', changes: [{ itemId: 1, jobId: a.jobId, review: 'OPEN', edit: null }] }, 0),
  'an acknowledgement': (tx) => tx.updateSyncLink('a', { ackedSeq: 1, cursor: 5, syncedAt: 1 }),
  'a lease that is taken': (tx) => tx.takeLease('a', { period: '2026-11', granted: 50, state: 'active' }, 0),
  'a page of the feed': (tx) => {
    tx.takeJob('a', foreignJob(), 0)
    tx.takeItem('a', foreignItem(0, { publish: 'PUBLISHED', published: 'x', status: 'DONE', proposal: 'x' }), 0)
    tx.takeItem('a', foreignItem(0, { publish: 'PUBLISHED', published: 'y', status: 'DONE', proposal: 'x' }), 0)
  }
}

/** A partial index holds only what is looked for, so walking all of it is not a scan of the table. */
const PARTIAL =
  /^SCAN \w+ USING (COVERING )?INDEX (jobs_running|jobs_claimed|publishes_open|publishes_unsure|job_items_two_texts|job_items_edited)$/
/** `v`: a selection that the statement itself has put together. */
const NO_TABLE = /VIRTUAL TABLE|\(subquery|CONSTANT|^SCAN v$/
/** Rows that a new value could be the missing parent of: SQLite looks for them only while a reference is broken, which none is. */
const MISSING_PARENT = 'SCAN publish_ops'
const scans = ({ sql, steps }: Planned): readonly string[] =>
  steps.filter(
    (detail) =>
      detail.startsWith('SCAN') &&
      !NO_TABLE.test(detail) &&
      !PARTIAL.test(detail) &&
      !(detail === MISSING_PARENT && sql.startsWith('insert into publish_ops'))
  )

describe('hot queries', () => {
  test.each(Object.entries({ ...PAGES, ...HOT }))('%s: no table is read from end to end', (_name, call) => {
    const plans = plansOf(call)
    expect(plans.length).toBeGreaterThan(0)
    expect(plans.flatMap((plan) => scans(plan).map((detail) => `${detail}: ${plan.sql}`))).toEqual([])
  })

  test.each(Object.entries(PAGES))('a page of %s is not sorted', (_name, call) => {
    const pages = plansOf(call).filter(({ sql }) => sql.includes('limit ?'))
    expect(pages).toHaveLength(1)
    expect(pages.flatMap(({ steps }) => steps.filter((detail) => detail.includes('TEMP B-TREE')))).toEqual([])
  })

  test('a claim looks at one pending item and then at one product, however long the queue is', () => {
    const steps = plansOf(HOT['claim'] ?? (() => null)).flatMap((plan) => plan.steps)
    expect(steps[0]).toBe('SEARCH jobs USING INTEGER PRIMARY KEY (rowid=?)')
    expect(steps[1]).toBe('SEARCH job_items USING INDEX job_items_todo (job_id=? AND next_at<?)')
    expect(steps[2]).toBe('SEARCH job_items USING INDEX job_items_pair (job_id=? AND product_key=?)')
  })

  test.each(['job', 'risk', 'length', 'change'] as const)(
    'a list is opened from its index alone, by %s too: no text is read for it',
    (by) => {
      const filter: ReviewFilter = {
        review: ['OPEN'],
        attributes: ['title'],
        publish: ['NONE'],
        risk: ['low'],
        minLength: 1
      }
      const steps = plansOf((tx) => [tx.findReviewItems('a', view(filter, by)), tx.countReviewItems('a', filter)])
      const items = steps.flatMap((plan) => plan.steps).filter((detail) => /^(SEARCH|SCAN) i /.test(detail))
      expect(items).toEqual(Array(2).fill('SEARCH i USING COVERING INDEX job_items_review (job_id=?)'))
    }
  )

  test('the work of a publish is found by product and field, however many values the publish has', () => {
    const plans = plansOf((tx) => tx.getWorkOfProducts(1, 0, [1]))
    expect(plans.flatMap(({ steps }) => steps)).toContain('SEARCH o USING INDEX publish_ops_field (product_key=?)')
  })

  test('the check itself sees a table that is read from end to end', () => {
    const steps = open.raw.prepare(`explain query plan select * from job_items where original = 'x'`).all()
    expect(scans({ sql: '', steps: steps.map((row) => (row as { readonly detail: string }).detail) })).not.toEqual([])
  })
})
