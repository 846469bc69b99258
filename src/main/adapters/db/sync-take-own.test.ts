import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { JobItem } from '#shared/contract/jobs.ts'
import type { ItemChange } from '#shared/sync/rows.ts'
import { brokenInvariants } from '../../../../test/support/invariants.ts'
import { foreignJob } from '../../../../test/support/linked-store.ts'
import { DELIVERED } from '../../../../test/support/populated-store.ts'
import { populatePublishes } from '../../../../test/support/populated-publishes.ts'
import { done, TakeStore } from '../../../../test/support/take-store.ts'
import type { StoreTx } from '../../ports/store.ts'

const AT = Date.UTC(2026, 10, 23, 12)

let s: TakeStore

beforeEach(async () => {
  s = await TakeStore.open()
})
afterEach(() => {
  expect(brokenInvariants(s.open.raw)).toEqual([])
  s.open.close()
})

const finish = (tx: StoreTx, jobId: number, to: 'COMPLETED' | 'CANCELLED'): boolean =>
  tx.updateJobStatus(jobId, { from: 'RUNNING', to, pausedBy: null, message: null, at: AT })
const ownItem = (position: number, change: Partial<ItemChange> = {}): ItemChange =>
  done(position, { jobUid: 'own', productId: `p${position + 1}`, ...change })

describe('a decision of this device', () => {
  function decide(item: JobItem | undefined, edit: string): void {
    s.write((tx) => {
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
    s.takeJob()
    s.take(done(0))
    decide(s.items()[0], 'Mine')
    expect(s.take(theirs)).toEqual(['unchanged'])
    expect(s.items()[0]).toMatchObject({ review: 'APPROVED', edit: 'Mine', otherEdit: null })
    s.write((tx) => tx.updateSyncLink('s', { ackedSeq: 1, syncedAt: AT }))
    expect(s.take(theirs)).toEqual(['taken'])
    expect(s.items()[0]).toMatchObject({ review: 'REJECTED', edit: 'Theirs', otherEdit: { text: 'Mine' } })
    expect(s.jobs()[0]?.review).toEqual({ open: 0, approved: 0, rejected: 1, edited: 1 })
  })

  test('and any that is known is not replaced by an older one', () => {
    s.takeJob()
    s.take(theirs)
    expect(s.take(done(0, { review: 'APPROVED', reviewRev: 1 }))).toEqual(['unchanged'])
    expect(s.items()[0]).toMatchObject({ review: 'REJECTED', edit: 'Theirs' })
  })

  test('of a job of this device is merged in the same way', () => {
    s.ownJob((tx, claimed, jobId) => {
      for (const item of claimed) tx.updateJobItem(item, DELIVERED, AT)
      finish(tx, jobId, 'COMPLETED')
    })
    s.take(ownItem(0, { proposal: 'A proposal', review: 'APPROVED', edit: 'Theirs', reviewRev: 1 }))
    expect(s.items()[0]).toMatchObject({
      proposal: 'A proposal',
      credit: 'CAPTURED',
      review: 'APPROVED',
      edit: 'Theirs'
    })
  })
})

describe('an item of this device', () => {
  test('that two lives delivered shows the text that everybody has, and stays paid', () => {
    s.ownJob((tx, claimed, jobId) => {
      for (const item of claimed) tx.updateJobItem(item, DELIVERED, AT)
      finish(tx, jobId, 'COMPLETED')
    })
    expect(s.take(ownItem(0))).toEqual(['taken'])
    expect(s.items()[0]).toMatchObject({ proposal: 'Far text 0', credit: 'CAPTURED', status: 'DONE' })
    expect(s.take(ownItem(0))).toEqual(['unchanged'])
  })

  test('that an earlier life of it delivered is delivered, and costs nothing more', () => {
    s.ownJob((tx, _claimed, jobId) => {
      tx.cancelOpenItems(jobId, AT)
      finish(tx, jobId, 'CANCELLED')
    })
    expect(s.take(ownItem(0, { review: 'APPROVED', reviewRev: 1 }))).toEqual(['taken'])
    expect(s.items()[0]).toMatchObject({
      status: 'DONE',
      credit: 'ELSEWHERE',
      proposal: 'Far text 0',
      review: 'APPROVED'
    })
    expect(s.jobs()[0]).toMatchObject({
      device: null,
      status: 'CANCELLED',
      progress: { done: 1, cancelled: 1 },
      releasedCredits: 2
    })
    expect(s.take(ownItem(0, { review: 'APPROVED', reviewRev: 1 }))).toEqual(['unchanged'])
    // What is left can still be retried.
    expect(s.write((tx) => tx.reopenReleasedItems(s.jobs()[0]?.id ?? 0, AT))).toBe(1)
    s.write((tx) => {
      tx.cancelOpenItems(s.jobs()[0]?.id ?? 0, AT)
    })
  })

  test('that an earlier life gave up in another way stands as everybody sees it, until this one tries again', () => {
    s.ownJob((tx, _claimed, jobId) => {
      tx.cancelOpenItems(jobId, AT)
      finish(tx, jobId, 'CANCELLED')
    })
    const failed = ownItem(0, { status: 'FAILED', proposal: null, error: { code: 'X', message: 'No.' } })
    const { standing } = foreignJob()
    const completed = foreignJob({ jobUid: 'own', standing: { ...standing, status: 'COMPLETED', finishedAt: AT } })
    // Created in this life: there is no earlier one to hear of.
    s.write((tx) => tx.takeJob('s', completed, AT))
    expect([s.take(failed), s.jobs()[0]?.status]).toEqual([['unchanged'], 'CANCELLED'])
    s.write((tx) => {
      tx.setMeta('epoch', 'epoch-2')
      tx.setMeta('next_seq', '1')
      tx.setAllowance('s', 0, AT)
      tx.restartSyncLink('s')
      tx.takeJob('s', completed, AT)
    })
    expect([s.take(failed), s.take(failed), s.jobs()[0]?.status]).toEqual([['taken'], ['unchanged'], 'COMPLETED'])
    expect(s.items()[0]).toMatchObject({ status: 'FAILED', credit: 'RELEASED', error: { code: 'X' } })
    expect(s.jobs()[0]?.progress).toMatchObject({ failed: 1, cancelled: 1 })
  })

  test('that is open here is left to this device', () => {
    s.ownJob(() => undefined)
    expect(s.take(ownItem(0))).toEqual(['unchanged'])
    expect(s.items()[0]).toMatchObject({ status: 'RUNNING', credit: 'HELD', proposal: null })
  })

  test('is not told by others how its job stands', () => {
    s.ownJob((tx, _claimed, jobId) => {
      tx.cancelOpenItems(jobId, AT)
      finish(tx, jobId, 'CANCELLED')
    })
    s.takeJob({ jobUid: 'own', facts: { ...foreignJob().facts } })
    expect(s.jobs()).toMatchObject([{ device: null, status: 'CANCELLED' }])
  })
})

describe('what the store on Wix holds', () => {
  const live = { publish: 'PUBLISHED', published: 'Live', publishedAt: AT } as const

  test('is taken from whoever published it', () => {
    s.takeJob()
    s.take(done(0), done(1, live))
    expect(s.take(done(0, live))).toEqual(['taken'])
    expect(s.items().map(({ publish, published }) => [publish, published])).toEqual([
      ['PUBLISHED', 'Live'],
      ['PUBLISHED', 'Live']
    ])
    expect(s.take(done(0))).toEqual(['unchanged'])
  })

  test('is left alone where this device publishes the text, or has not told yet that it did', () => {
    const jobId = s.ownJob((tx, claimed, id) => {
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
    const itemIds = s.items().map(({ id }) => id)
    populatePublishes(s.open, { instanceId: 's', jobId, importId: 1, itemIds, productKeys: s.keys, changeId: 1 })
    expect(s.items().map(({ publish }) => publish)).toEqual(['REVERTED', 'CONFLICT'])
    s.write((tx) => tx.tell('s', { type: 'items.published', itemIds: itemIds.slice(0, 1) }, AT))
    const reviews = { review: 'APPROVED', reviewRev: 1 } as const
    s.take(ownItem(0, { ...live, ...reviews }), ownItem(1, { ...live, ...reviews }))
    expect(s.items().map(({ publish }) => publish)).toEqual(['REVERTED', 'CONFLICT'])
    s.write((tx) => tx.updateSyncLink('s', { ackedSeq: tx.countUnsent('s'), syncedAt: AT }))
    s.take(ownItem(0, { ...live, ...reviews }), ownItem(1, { ...live, ...reviews }))
    expect(s.items().map(({ publish, published }) => [publish, published === 'Live'])).toEqual([
      ['PUBLISHED', true],
      ['CONFLICT', false]
    ])
  })
})
