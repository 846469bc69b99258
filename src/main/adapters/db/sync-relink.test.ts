import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { brokenInvariants } from '../../../../test/support/invariants.ts'
import { linkStore } from '../../../../test/support/linked-store.ts'
import { done, TakeStore } from '../../../../test/support/take-store.ts'

const AT = Date.UTC(2026, 10, 23, 12)

let s: TakeStore

beforeEach(async () => {
  s = await TakeStore.open()
  s.takeJob()
  s.take(done(0, { review: 'APPROVED', edit: 'Mine', reviewRev: 7 }), done(1, { review: 'APPROVED', reviewRev: 7 }))
})
afterEach(() => {
  expect(brokenInvariants(s.open.raw)).toEqual([])
  s.open.close()
})

function relink(remoteId: string): void {
  s.write((tx) => {
    tx.removeSyncLink('s', AT)
    linkStore(tx, 's', AT, '2026-11', 'device-again', remoteId)
  })
}

function decide(itemId: number, review: 'APPROVED' | 'REJECTED'): void {
  s.write((tx) => tx.tell('s', { type: 'items.reviewed', changes: [{ itemId, jobId: 1, review, edit: null }] }, AT))
}

function bases(): readonly unknown[] {
  return s.open.store
    .read((db) => db.getUnsent('s', { afterSeq: 0, maxEvents: 100, maxBytes: 1e6 }))
    .filter(({ type }) => type === 'items.reviewed')
    .flatMap(({ payload }) => (JSON.parse(payload) as { changes: { base: number }[] }).changes.map(({ base }) => base))
}

describe('a store that is linked with another backend', () => {
  test('takes its decisions, although that backend counts from the beginning', () => {
    relink('another')
    s.take(done(0, { review: 'REJECTED', edit: 'Theirs', reviewRev: 2 }))
    expect(s.items()[0]).toMatchObject({ review: 'REJECTED', edit: 'Theirs' })
  })

  test('does not say that a decision was made on what that backend has under the same number', () => {
    relink('another')
    decide(2, 'REJECTED')
    expect(bases()).toEqual([0])
  })

  test('says what a decision was made on where it is the same backend', () => {
    relink('remote')
    decide(2, 'REJECTED')
    expect(bases()).toEqual([7])
  })

  test('keeps the second of two texts, which nobody tells, whatever comes of the first', () => {
    s.take(done(0, { edit: 'Mine', otherEdit: { text: 'Yours', deviceName: 'Attic' }, reviewRev: 8 }))
    relink('another')
    s.write((tx) => tx.tellAgain('s', AT))
    s.take(done(0, { review: 'APPROVED', edit: 'Mine', reviewRev: 1 }))
    s.take(done(0, { review: 'APPROVED', edit: 'Mine anew', reviewRev: 2 }))
    expect(s.items()[0]).toMatchObject({
      review: 'OPEN',
      edit: 'Mine anew',
      otherEdit: { text: 'Yours', deviceName: 'Attic' }
    })
  })
})

test('a backend that was put back to an earlier state is heard again once everything was told to it', () => {
  s.take(done(1, { review: 'OPEN', reviewRev: 5 }))
  expect(s.items()[1]).toMatchObject({ review: 'APPROVED' })
  s.write((tx) => tx.tellAgain('s', AT))
  s.take(done(1, { review: 'OPEN', reviewRev: 5 }))
  expect(s.items()[1]).toMatchObject({ review: 'OPEN' })
})
