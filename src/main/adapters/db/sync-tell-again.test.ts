import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { brokenInvariants } from '../../../../test/support/invariants.ts'
import { foreignItem, foreignJob, linkStore } from '../../../../test/support/linked-store.ts'
import { DELIVERED } from '../../../../test/support/populated-store.ts'
import { claim, start, TellStore } from '../../../../test/support/tell-store.ts'

const AT = Date.UTC(2026, 10, 23, 12)
const NOW = '2026-11'

let s: TellStore

beforeEach(async () => {
  s = await TellStore.open()
})
afterEach(() => {
  expect(brokenInvariants(s.open.raw)).toEqual([])
  s.open.close()
})

describe('telling everything again', () => {
  test('holds no credits, brings decisions and publishes, and ends with how each job stands', () => {
    const jobId = s.write((tx) => {
      const id = s.createJob(tx, 3)
      start(tx, id)
      const items = claim(tx, id, 3)
      for (const item of items) tx.updateJobItem(item, DELIVERED, AT)
      tx.updateJobStatus(id, { from: 'RUNNING', to: 'COMPLETED', pausedBy: null, message: null, at: AT })
      const [first] = items
      tx.applyReview(
        [
          {
            itemId: first?.id ?? 0,
            jobId: id,
            reviewBefore: 'OPEN',
            editBefore: null,
            reviewAfter: 'APPROVED',
            editAfter: 'Mine'
          }
        ],
        AT
      )
      return id
    })
    s.link()
    expect(s.write((tx) => tx.tellAgain('s', AT))).toBe(4)
    expect(s.told()).toEqual([
      ['job.created', expect.objectContaining({ period: NOW, credits: 0, again: true })],
      ['job.items', { from: 0, to: 3 }],
      ['items.reviewed', { changes: [{ position: 0, review: 'APPROVED', edit: 'Mine', base: 0 }] }],
      [
        'job.standing',
        expect.objectContaining({ standing: expect.objectContaining({ status: 'COMPLETED' }) as unknown })
      ]
    ])
    expect(jobId).toBe(1)
  })

  test('of a new life starts at 1, and of another device’s job tells only what was decided here', () => {
    s.link()
    s.write((tx) => {
      tx.takeJob('s', foreignJob(), AT)
      for (const position of [0, 1]) tx.takeItem('s', foreignItem(position, { status: 'DONE', proposal: 'Far' }), AT)
      const [far] = tx.getJobs('s', undefined, { cursor: undefined, limit: 1 }).rows
      const [, second] = tx.getJobItems('s', far?.id ?? 0, {}, { cursor: undefined, limit: 5 }).rows
      const itemId = second?.id ?? 0
      tx.applyReview(
        [
          {
            itemId,
            jobId: far?.id ?? 0,
            reviewBefore: 'OPEN',
            editBefore: null,
            reviewAfter: 'REJECTED',
            editAfter: null
          }
        ],
        AT
      )
      tx.tell(
        's',
        { type: 'items.reviewed', changes: [{ itemId, jobId: far?.id ?? 0, review: 'REJECTED', edit: null }] },
        AT
      )
    })
    s.write((tx) => {
      tx.setMeta('epoch', 'epoch-2')
      tx.setMeta('next_seq', '1')
      // Between the two nothing is numbered for the backend: all of it is told again.
      tx.tell('s', { type: 'items.published', itemIds: [1] }, AT)
      tx.setAllowance('s', 0, AT)
      tx.restartSyncLink('s')
      tx.takeLease('s', { period: NOW, granted: 3, state: 'active' }, AT)
      expect(tx.tellAgain('s', AT)).toBe(1)
    })
    expect(s.unsent().map(({ seq }) => seq)).toEqual([1])
    expect(s.told()).toEqual([
      ['items.reviewed', { changes: [{ position: 1, review: 'REJECTED', edit: null, base: 0 }] }]
    ])
    expect(s.open.store.read((db) => db.getSyncLink('s'))).toMatchObject({
      epoch: 'epoch-2',
      nextSeq: 2,
      ackedSeq: 0,
      cursor: 0,
      leaseRequest: null
    })
  })
})

test('a decision that the old backend never heard is told to the next one', () => {
  s.link()
  const decide = (position: number, jobId: number): void =>
    s.write((tx) => {
      const itemId = tx.getJobItems('s', jobId, {}, { cursor: undefined, limit: 5 }).rows[position]?.id ?? 0
      tx.tell('s', { type: 'items.reviewed', changes: [{ itemId, jobId, review: 'OPEN', edit: null }] }, AT)
    })
  const jobId = s.write((tx) => {
    tx.takeJob('s', foreignJob(), AT)
    for (const position of [0, 1]) tx.takeItem('s', foreignItem(position, { status: 'DONE', proposal: 'Far' }), AT)
    return tx.getJobs('s', undefined, { cursor: undefined, limit: 1 }).rows[0]?.id ?? 0
  })
  decide(0, jobId)
  s.write((tx) => tx.updateSyncLink('s', { ackedSeq: 1, syncedAt: AT }))
  decide(1, jobId)
  s.write((tx) => {
    tx.removeSyncLink('s', AT)
    linkStore(tx, 's', AT)
    expect(tx.tellAgain('s', AT)).toBe(1)
  })
  expect(s.told()).toEqual([['items.reviewed', { changes: [{ position: 1, review: 'OPEN', edit: null, base: 0 }] }]])
})
