import fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { ItemChange } from '#shared/sync/rows.ts'
import type { Job, JobItem } from '#shared/contract/jobs.ts'
import { brokenInvariants } from '../../../../test/support/invariants.ts'
import { addProducts, foreignItem, foreignJob, linkStore } from '../../../../test/support/linked-store.ts'
import { DELIVERED, openStore, type OpenStore } from '../../../../test/support/populated-store.ts'
import { populatePublishes } from '../../../../test/support/populated-publishes.ts'
import type { ClaimedItem, StoreTx } from '../../ports/store.ts'

const AT = Date.UTC(2026, 10, 23, 12)
const NOW = '2026-11'
const page = { cursor: undefined, limit: 100 }

let open: OpenStore
let keys: readonly number[]

beforeEach(async () => {
  open = await openStore()
  keys = open.store.write((tx) => {
    tx.createInstance({
      instanceId: 's',
      name: 's',
      source: 'local',
      creditsTotal: 0,
      creditsUsed: 0,
      period: NOW,
      at: AT
    })
    linkStore(tx, 's', AT)
    tx.takeLease('s', { period: NOW, granted: 100, state: 'active' }, AT)
    return tx.findProducts('s', addProducts(tx, 's', 4)).keys
  })
})
afterEach(() => {
  expect(brokenInvariants(open.raw)).toEqual([])
  open.close()
})

const write = <T>(run: (tx: StoreTx) => T): T => open.store.write(run)
const take = (...items: readonly ItemChange[]): readonly string[] =>
  write((tx) => items.map((item) => tx.takeItem('s', item, AT)))
const takeJob = (...change: Parameters<typeof foreignJob>): void =>
  write((tx) => tx.takeJob('s', foreignJob(...change), AT))
const jobs = (): readonly Job[] => open.store.read((db) => db.getJobs('s', undefined, page)).rows
const items = (job: Job | undefined = jobs()[0]): readonly JobItem[] =>
  open.store.read((db) => db.getJobItems('s', job?.id ?? 0, {}, page)).rows
const done = (position: number, change: Partial<ItemChange> = {}): ItemChange =>
  foreignItem(position, { status: 'DONE', proposal: `Far text ${position}`, model: 'm', ...change })
const quarantined = (): number => open.store.read((db) => db.countQuarantined('s'))

/** A job of this device with what `run` makes of its items. */
function ownJob(run: (tx: StoreTx, claimed: readonly ClaimedItem[], jobId: number) => void, uid = 'own'): number {
  return write((tx) => {
    const { id } = tx.createJob({
      instanceId: 's',
      uid,
      sourceScope: 'products',
      attributes: ['title'],
      language: 'en',
      prompt: 'x',
      productKeys: keys.slice(0, 2),
      trialProducts: null,
      reuse: null,
      idempotencyKey: null,
      requestHash: null,
      at: AT
    })
    tx.updateJobStatus(id, { from: 'PENDING', to: 'RUNNING', pausedBy: null, message: null, at: AT })
    run(
      tx,
      tx.claimProducts(id, 'boot', AT, 2).flatMap((product) => product.items),
      id
    )
    return id
  })
}
const finish = (tx: StoreTx, jobId: number, to: 'COMPLETED' | 'CANCELLED'): boolean =>
  tx.updateJobStatus(jobId, { from: 'RUNNING', to, pausedBy: null, message: null, at: AT })
const ownItem = (position: number, change: Partial<ItemChange> = {}): ItemChange =>
  done(position, { jobUid: 'own', productId: `p${position + 1}`, ...change })

describe('a job of another device', () => {
  test('is there with its name, and its items as they come; one that has not come counts as pending', () => {
    takeJob()
    expect(take(done(1), foreignItem(0))).toEqual(['taken', 'taken'])
    const [job] = jobs()
    expect(job).toMatchObject({
      device: { deviceId: 'another-device', name: 'Shop floor' },
      status: 'RUNNING',
      totalItems: 2,
      progress: { total: 2, pending: 1, done: 1 },
      review: { open: 1 }
    })
    expect(items().map(({ productName, status, proposal, credit }) => [productName, status, proposal, credit])).toEqual(
      [
        ['Far 0', 'PENDING', null, 'ELSEWHERE'],
        ['Far 1', 'DONE', 'Far text 1', 'ELSEWHERE']
      ]
    )
  })

  test('follows how it stands, and what is missing in that is filled in', () => {
    takeJob()
    const { standing } = foreignJob()
    takeJob({ standing: { ...standing, status: 'PAUSED', pausedBy: null, statusMessage: 'Wait' }, deviceName: 'Attic' })
    expect(jobs()[0]).toMatchObject({
      status: 'PAUSED',
      pausedBy: 'user',
      statusMessage: 'Wait',
      device: { name: 'Attic' }
    })
    takeJob({ standing: { ...standing, status: 'COMPLETED', pausedBy: 'user', finishedAt: null } })
    expect(jobs()[0]).toMatchObject({ status: 'COMPLETED', pausedBy: null, finishedAt: new Date(AT).toISOString() })
    expect(jobs()).toHaveLength(1)
  })

  test('is never run, rescued, counted as open or charged here', () => {
    takeJob()
    take(foreignItem(0), done(1))
    write((tx) => {
      expect(tx.getRunningJobs()).toEqual([])
      expect(tx.getNextClaimTime()).toBeNull()
      expect(tx.rescueOrphans('boot-2', AT)).toEqual([])
      tx.forgetWaitsBeyond(-1, AT + 5)
      expect(tx.countOpenJobs('s')).toBe(0)
      expect(tx.getHeldCredits('s')).toBe(0)
      expect([tx.getJobCredits('s', undefined, page).total, tx.getItemCredits('s', undefined, page).total]).toEqual([
        0, 0
      ])
      const [, far] = tx.getJobItems('s', 1, {}, page).rows
      expect(far?.status).toBe('DONE')
      const { keys: known } = tx.findProducts('s', ['far-1'])
      expect(known).toEqual([])
      expect(
        tx.countReusable({
          instanceId: 's',
          productKeys: [far?.id ?? 0],
          attributes: ['title'],
          language: 'en',
          prompt: 'Better',
          asked: 'x'
        })
      ).toBe(0)
    })
    expect(open.raw.prepare('select max(next_at) from job_items').pluck().get()).toBe(0)
  })

  test('of a store that another one of this folder is linked with too belongs to the first', () => {
    takeJob()
    write((tx) => {
      tx.createInstance({
        instanceId: 't',
        name: 't',
        source: 'local',
        creditsTotal: 0,
        creditsUsed: 0,
        period: NOW,
        at: AT
      })
      linkStore(tx, 't', AT)
      tx.takeJob('t', foreignJob(), AT)
      expect(tx.takeItem('t', done(0), AT)).toBe('unchanged')
      expect(tx.getJobs('t', undefined, page).rows).toEqual([])
    })
  })
})

describe('an item of another device', () => {
  test('comes to the same in any order of items, and however often', () => {
    const text = fc.constantFrom('a', 'b')
    const item = (position: number): fc.Arbitrary<ItemChange> =>
      fc
        .record({
          status: fc.constantFrom('PENDING', 'DONE', 'FAILED', 'CANCELLED', 'SKIPPED'),
          review: fc.constantFrom('OPEN', 'APPROVED', 'REJECTED'),
          edit: fc.option(text),
          other: fc.option(text),
          rev: fc.integer({ min: 0, max: 3 }),
          publish: fc.constantFrom('NONE', 'PUBLISHED', 'REVERTED')
        })
        .map(({ status, review, edit, other, rev, publish }) => {
          const delivered = status === 'DONE'
          return foreignItem(position, {
            status,
            proposal: delivered ? `Far text ${position}` : null,
            error: status === 'FAILED' ? { code: 'X', message: 'No.' } : null,
            review: delivered ? review : 'OPEN',
            edit: delivered ? edit : null,
            otherEdit: delivered && other !== null ? { text: other, deviceName: 'Attic' } : null,
            reviewRev: rev,
            publish: delivered ? publish : 'NONE',
            published: delivered && publish !== 'NONE' ? 'Live' : null,
            publishedAt: delivered && publish !== 'NONE' ? AT : null
          })
        })
    const undo = new Error('seen enough')
    const outcome = (changes: readonly ItemChange[]): unknown => {
      let found: unknown
      try {
        write((tx) => {
          const { facts } = foreignJob()
          tx.takeJob('s', foreignJob({ facts: { ...facts, productCount: 4, totalItems: 4 } }), AT)
          for (const change of changes) tx.takeItem('s', change, AT)
          const [job] = tx.getJobs('s', undefined, page).rows
          const rows = tx.getJobItems('s', job?.id ?? 0, {}, page).rows
          found = [job?.progress, job?.review, rows.map(({ id: _id, ...row }) => row)]
          throw undo
        })
      } catch (error) {
        if (error !== undo) throw error
      }
      return found
    }
    fc.assert(
      fc.property(fc.tuple(item(0), item(1), item(2), item(3)), fc.nat(3), (changes, turn) => {
        const once = outcome(changes)
        expect(outcome(changes.toReversed())).toEqual(once)
        expect(outcome([...changes.slice(turn), ...changes.slice(0, turn), ...changes])).toEqual(once)
      }),
      { numRuns: 40 }
    )
  })

  test('that was taken changes nothing when it comes again', () => {
    takeJob()
    take(done(0, { review: 'APPROVED', edit: 'Theirs', reviewRev: 2 }))
    expect(take(done(0, { review: 'APPROVED', edit: 'Theirs', reviewRev: 2 }))).toEqual(['unchanged'])
  })

  test('keeps what it delivered, whatever comes later', () => {
    takeJob()
    take(done(0, { review: 'APPROVED', reviewRev: 1 }))
    take(foreignItem(0, { status: 'FAILED', error: { code: 'X', message: 'No.' }, reviewRev: 5 }))
    expect(items()[0]).toMatchObject({ status: 'DONE', proposal: 'Far text 0', review: 'APPROVED', error: null })
    expect(jobs()[0]).toMatchObject({ progress: { done: 1 }, review: { approved: 1 } })
  })

  test('that is retried is pending again', () => {
    takeJob()
    take(foreignItem(0, { status: 'FAILED', error: { code: 'X', message: 'No.' } }))
    expect(jobs()[0]?.progress).toMatchObject({ failed: 1, pending: 1 })
    take(foreignItem(0))
    expect(jobs()[0]?.progress).toMatchObject({ failed: 0, pending: 2 })
    expect(items()[0]?.error).toBeNull()
  })

  test('shows a second person’s text until somebody has chosen', () => {
    takeJob()
    take(done(0, { edit: 'One', otherEdit: { text: 'Two', deviceName: 'Attic' }, reviewRev: 3 }), done(1))
    const [job] = jobs()
    const found = (twoTexts: boolean): readonly string[] =>
      open.store.read((db) => db.getJobItems('s', job?.id ?? 0, { twoTexts }, page)).rows.map((row) => row.productName)
    expect(items()[0]?.otherEdit).toEqual({ text: 'Two', deviceName: 'Attic' })
    expect([found(true), found(false)]).toEqual([['Far 0'], ['Far 1']])
    expect(open.store.read((db) => db.countTwoTexts('s'))).toBe(1)
    take(done(0, { edit: 'One', reviewRev: 4 }))
    expect(open.store.read((db) => db.countTwoTexts('s'))).toBe(0)
  })

  test.each<[string, ItemChange]>([
    ['beyond the end of its job', done(2)],
    ['of an attribute that nobody asked for', done(0, { attribute: 'ribbon' })],
    ['delivered without a text', foreignItem(0, { status: 'DONE' })],
    ['with a text that is not delivered', foreignItem(0, { proposal: 'x' })]
  ])('%s is put aside', (_what, item) => {
    takeJob()
    expect(take(item, item)).toEqual(['unchanged', 'unchanged'])
    expect([items(), quarantined()]).toEqual([[], 1])
  })

  test('that is another place’s product once more is put aside', () => {
    takeJob()
    expect(take(done(0), done(1, { productId: 'far-0' }))).toEqual(['taken', 'unchanged'])
    expect(quarantined()).toBe(1)
  })

  test('of a job that does not add up is left out with it', () => {
    const { facts } = foreignJob()
    takeJob({ facts: { ...facts, totalItems: 3 } })
    takeJob({ facts: { ...facts, attributes: ['title', 'title'], totalItems: 4 } })
    expect([take(done(0)), jobs(), quarantined()]).toEqual([['unchanged'], [], 1])
  })
})

describe('a decision of this device', () => {
  function decide(item: JobItem | undefined, edit: string): void {
    write((tx) => {
      const { id = 0, jobId = 0 } = item ?? {}
      tx.applyReview(
        [{ itemId: id, jobId, reviewBefore: 'OPEN', editBefore: null, reviewAfter: 'APPROVED', editAfter: edit }],
        AT
      )
      tx.tell('s', { type: 'items.reviewed', changes: [{ itemId: id, jobId, review: 'APPROVED', edit }] }, AT)
    })
  }
  const theirs = done(0, {
    review: 'REJECTED',
    edit: 'Theirs',
    otherEdit: { text: 'Mine', deviceName: 'Studio' },
    reviewRev: 2
  })

  test('stays until the backend has it, and then what it made of it is taken', () => {
    takeJob()
    take(done(0))
    decide(items()[0], 'Mine')
    expect(take(theirs)).toEqual(['unchanged'])
    expect(items()[0]).toMatchObject({ review: 'APPROVED', edit: 'Mine', otherEdit: null })
    write((tx) => tx.updateSyncLink('s', { ackedSeq: 1, syncedAt: AT }))
    expect(take(theirs)).toEqual(['taken'])
    expect(items()[0]).toMatchObject({ review: 'REJECTED', edit: 'Theirs', otherEdit: { text: 'Mine' } })
    expect(jobs()[0]?.review).toEqual({ open: 0, approved: 0, rejected: 1, edited: 1 })
  })

  test('and any that is known is not replaced by an older one', () => {
    takeJob()
    take(theirs)
    expect(take(done(0, { review: 'APPROVED', reviewRev: 1 }))).toEqual(['unchanged'])
    expect(items()[0]).toMatchObject({ review: 'REJECTED', edit: 'Theirs' })
  })

  test('of a job of this device is merged in the same way', () => {
    ownJob((tx, claimed, jobId) => {
      for (const item of claimed) tx.updateJobItem(item, DELIVERED, AT)
      finish(tx, jobId, 'COMPLETED')
    })
    take(ownItem(0, { proposal: 'A proposal', review: 'APPROVED', edit: 'Theirs', reviewRev: 1 }))
    expect(items()[0]).toMatchObject({ proposal: 'A proposal', credit: 'CAPTURED', review: 'APPROVED', edit: 'Theirs' })
  })
})

describe('an item of this device', () => {
  test('that two lives delivered shows the text that everybody has, and stays paid', () => {
    ownJob((tx, claimed, jobId) => {
      for (const item of claimed) tx.updateJobItem(item, DELIVERED, AT)
      finish(tx, jobId, 'COMPLETED')
    })
    expect(take(ownItem(0))).toEqual(['taken'])
    expect(items()[0]).toMatchObject({ proposal: 'Far text 0', credit: 'CAPTURED', status: 'DONE' })
    expect(take(ownItem(0))).toEqual(['unchanged'])
  })

  test('that an earlier life of it delivered is delivered, and costs nothing more', () => {
    ownJob((tx, _claimed, jobId) => {
      tx.cancelOpenItems(jobId, AT)
      finish(tx, jobId, 'CANCELLED')
    })
    expect(take(ownItem(0, { review: 'APPROVED', reviewRev: 1 }))).toEqual(['taken'])
    expect(items()[0]).toMatchObject({
      status: 'DONE',
      credit: 'ELSEWHERE',
      proposal: 'Far text 0',
      review: 'APPROVED'
    })
    expect(jobs()[0]).toMatchObject({
      device: null,
      status: 'CANCELLED',
      progress: { done: 1, cancelled: 1 },
      releasedCredits: 2
    })
    expect(take(ownItem(0, { review: 'APPROVED', reviewRev: 1 }))).toEqual(['unchanged'])
    // What is left can still be retried.
    expect(write((tx) => tx.reopenReleasedItems(jobs()[0]?.id ?? 0, AT))).toBe(1)
    write((tx) => {
      tx.cancelOpenItems(jobs()[0]?.id ?? 0, AT)
    })
  })

  test('that an earlier life gave up in another way stands as everybody sees it, until this one tries again', () => {
    ownJob((tx, _claimed, jobId) => {
      tx.cancelOpenItems(jobId, AT)
      finish(tx, jobId, 'CANCELLED')
    })
    const failed = ownItem(0, { status: 'FAILED', proposal: null, error: { code: 'X', message: 'No.' } })
    const { standing } = foreignJob()
    const completed = foreignJob({ jobUid: 'own', standing: { ...standing, status: 'COMPLETED', finishedAt: AT } })
    // Created in this life: there is no earlier one to hear of.
    write((tx) => tx.takeJob('s', completed, AT))
    expect([take(failed), jobs()[0]?.status]).toEqual([['unchanged'], 'CANCELLED'])
    write((tx) => {
      tx.setMeta('epoch', 'epoch-2')
      tx.setMeta('next_seq', '1')
      tx.setAllowance('s', 0, AT)
      tx.restartSyncLink('s')
      tx.takeJob('s', completed, AT)
    })
    expect([take(failed), take(failed), jobs()[0]?.status]).toEqual([['taken'], ['unchanged'], 'COMPLETED'])
    expect(items()[0]).toMatchObject({ status: 'FAILED', credit: 'RELEASED', error: { code: 'X' } })
    expect(jobs()[0]?.progress).toMatchObject({ failed: 1, cancelled: 1 })
  })

  test('that is open here is left to this device', () => {
    ownJob(() => undefined)
    expect(take(ownItem(0))).toEqual(['unchanged'])
    expect(items()[0]).toMatchObject({ status: 'RUNNING', credit: 'HELD', proposal: null })
  })

  test('is not told by others how its job stands', () => {
    ownJob((tx, _claimed, jobId) => {
      tx.cancelOpenItems(jobId, AT)
      finish(tx, jobId, 'CANCELLED')
    })
    takeJob({ jobUid: 'own', facts: { ...foreignJob().facts } })
    expect(jobs()).toMatchObject([{ device: null, status: 'CANCELLED' }])
  })
})

describe('what the store on Wix holds', () => {
  const live = { publish: 'PUBLISHED', published: 'Live', publishedAt: AT } as const

  test('is taken from whoever published it', () => {
    takeJob()
    take(done(0), done(1, live))
    expect(take(done(0, live))).toEqual(['taken'])
    expect(items().map(({ publish, published }) => [publish, published])).toEqual([
      ['PUBLISHED', 'Live'],
      ['PUBLISHED', 'Live']
    ])
    expect(take(done(0))).toEqual(['unchanged'])
  })

  test('is left alone where this device publishes the text, or has not told yet that it did', () => {
    const jobId = ownJob((tx, claimed, id) => {
      for (const item of claimed) tx.updateJobItem(item, DELIVERED, AT)
      const [first] = claimed
      tx.applyReview(
        [
          {
            itemId: first?.id ?? 0,
            jobId: id,
            reviewBefore: 'OPEN',
            editBefore: null,
            reviewAfter: 'APPROVED',
            editAfter: null
          }
        ],
        AT
      )
      finish(tx, id, 'COMPLETED')
    })
    const itemIds = items().map(({ id }) => id)
    populatePublishes(open, { instanceId: 's', jobId, importId: 1, itemIds, productKeys: keys, changeId: 1 })
    expect(items().map(({ publish }) => publish)).toEqual(['REVERTED', 'CONFLICT'])
    write((tx) => tx.tell('s', { type: 'items.published', itemIds: itemIds.slice(0, 1) }, AT))
    const reviews = { review: 'APPROVED', reviewRev: 1 } as const
    take(ownItem(0, { ...live, ...reviews }), ownItem(1, { ...live, ...reviews }))
    expect(items().map(({ publish }) => publish)).toEqual(['REVERTED', 'CONFLICT'])
    write((tx) => tx.updateSyncLink('s', { ackedSeq: tx.countUnsent('s'), syncedAt: AT }))
    take(ownItem(0, { ...live, ...reviews }), ownItem(1, { ...live, ...reviews }))
    expect(items().map(({ publish, published }) => [publish, published === 'Live'])).toEqual([
      ['PUBLISHED', true],
      ['CONFLICT', false]
    ])
  })
})
