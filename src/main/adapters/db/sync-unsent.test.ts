import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { brokenInvariants } from '../../../../test/support/invariants.ts'
import { PRODUCTS, start, TellStore } from '../../../../test/support/tell-store.ts'

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

describe('what is to be sent', () => {
  function someEvents(): void {
    s.link()
    s.write((tx) => {
      const jobId = s.createJob(tx, PRODUCTS)
      tx.tell('s', { type: 'job.created', jobId, credits: PRODUCTS }, AT)
      start(tx, jobId)
    })
  }
  const page = (maxEvents: number, maxBytes: number, afterSeq = 0): readonly number[] =>
    s.open.store.read((db) => db.getUnsent('s', { afterSeq, maxEvents, maxBytes })).map(({ seq }) => seq)

  test('ends with a number of events or of bytes, and is never nothing', () => {
    someEvents()
    expect(page(100, 1e9)).toEqual([1, 2, 3, 4])
    expect(page(2, 1e9)).toEqual([1, 2])
    expect(page(100, 1)).toEqual([1])
    expect(page(100, 1, 1)).toEqual([2])
    expect(page(100, 1e9, 2)).toEqual([3, 4])
  })

  test('begins after what is acknowledged, and an older acknowledgement takes nothing back', () => {
    someEvents()
    const ack = (ackedSeq: number): void => s.write((tx) => tx.updateSyncLink('s', { ackedSeq, syncedAt: AT }))
    ack(3)
    ack(1)
    expect([page(100, 1e9), s.count()]).toEqual([[4], 1])
    expect(s.open.store.read((db) => [db.getOldestUnsent('s'), db.getEventId('s', 3) !== null])).toEqual([AT, true])
    ack(4)
    expect(s.open.store.read((db) => [db.getOldestUnsent('s'), s.count()])).toEqual([null, 0])
    expect(() => ack(5)).toThrow(/CHECK/)
  })

  test('has no gap where a transaction was taken back, and its jobs are told of with the next one', () => {
    s.link()
    const failing = new Error('no')
    expect(() =>
      s.write((tx) => {
        const jobId = s.createJob(tx, 1)
        tx.tell('s', { type: 'job.created', jobId, credits: 1 }, AT)
        start(tx, jobId)
        throw failing
      })
    ).toThrow(failing)
    s.write((tx) => void start(tx, s.createJob(tx, 1)))
    expect(s.unsent().map(({ seq, type }) => [seq, type])).toEqual([[1, 'job.standing']])
  })

  test('that was acknowledged long ago is forgotten, but for the last of it', () => {
    someEvents()
    s.write((tx) => tx.updateSyncLink('s', { ackedSeq: 3, syncedAt: AT }))
    s.write((tx) => tx.pruneEvents('s', AT))
    expect(s.open.store.read((db) => db.getEventId('s', 1))).not.toBeNull()
    s.write((tx) => tx.pruneEvents('s', AT + 1))
    expect(s.open.store.read((db) => [1, 2, 3].map((seq) => db.getEventId('s', seq) === null))).toEqual([
      true,
      true,
      false
    ])
    expect(page(100, 1e9)).toEqual([4])
    s.write((tx) => tx.tell('s', { type: 'lease.returned', period: NOW, amount: 1 }, AT))
    expect(page(100, 1e9)).toEqual([4, 5])
  })
})
