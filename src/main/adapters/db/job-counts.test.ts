import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { openStore, populate, type OpenStore, type Populated } from '../../../../test/support/populated-store.ts'
import { createJobCounts, type JobCounts } from './job-counts.ts'
import { createSql } from './sql.ts'

let open: OpenStore
let a: Populated
let b: Populated
let counts: JobCounts

beforeEach(async () => {
  open = await openStore()
  a = populate(open, 'a')
  b = populate(open, 'b')
  counts = createJobCounts(createSql(open.raw))
})
afterEach(() => open.close())

const of = (jobId: number): unknown =>
  open.raw.prepare('select pending, running, done, failed, cancelled, skipped from jobs where id = ?').raw().get(jobId)
const changes = (): unknown => open.raw.prepare('select total_changes()').pluck().get()

describe('the counts of a job', () => {
  test('move when they are written, all at once', () => {
    expect(of(a.jobId)).toEqual([2, 2, 2, 2, 0, 0])
    counts.move(a.jobId, 'RUNNING', 'DONE', 1)
    counts.move(a.jobId, 'RUNNING', 'PENDING', 1)
    counts.move(a.jobId, 'PENDING', 'CANCELLED', 3)
    expect(of(a.jobId)).toEqual([2, 2, 2, 2, 0, 0])
    const before = changes()
    counts.write()
    expect(of(a.jobId)).toEqual([0, 0, 3, 2, 3, 0])
    expect(Number(changes()) - Number(before)).toBe(1)
  })

  test('are written once', () => {
    counts.move(a.jobId, 'RUNNING', 'DONE', 1)
    counts.write()
    counts.write()
    expect(of(a.jobId)).toEqual([2, 1, 3, 2, 0, 0])
  })

  test('of one job are not those of another', () => {
    counts.move(a.jobId, 'RUNNING', 'DONE', 1)
    counts.move(b.jobId, 'PENDING', 'SKIPPED', 2)
    counts.write()
    expect([of(a.jobId), of(b.jobId)]).toEqual([
      [2, 1, 3, 2, 0, 0],
      [0, 2, 2, 2, 0, 2]
    ])
  })

  test('that moved to and fro write nothing', () => {
    counts.move(a.jobId, 'RUNNING', 'PENDING', 2)
    counts.move(a.jobId, 'PENDING', 'RUNNING', 2)
    const before = changes()
    counts.write()
    expect(changes()).toBe(before)
    expect(of(a.jobId)).toEqual([2, 2, 2, 2, 0, 0])
  })

  test('of a transaction that was rolled back are forgotten', () => {
    counts.move(a.jobId, 'RUNNING', 'DONE', 1)
    counts.discard()
    counts.write()
    expect(of(a.jobId)).toEqual([2, 2, 2, 2, 0, 0])
  })
})
