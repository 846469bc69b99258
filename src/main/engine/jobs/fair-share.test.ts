import { expect, test } from 'vitest'
import type { JobPriority } from '#shared/model/job-state.ts'
import { FairShare, type Sharer } from './fair-share.ts'

const job = (jobId: number, priority: JobPriority = 'NORMAL'): Sharer => ({ jobId, priority })

function turns(shares: FairShare, jobs: readonly Sharer[], count: number, watched: number | null = null): number[] {
  return Array.from({ length: count }, () => shares.next(jobs, watched) ?? -1)
}

const countOf = (taken: readonly number[], jobId: number): number => taken.filter((id) => id === jobId).length

test('jobs of one priority take turns, whatever their size', () => {
  expect(turns(new FairShare(), [job(1), job(2), job(3)], 6)).toEqual([1, 2, 3, 1, 2, 3])
})

test('a job of high priority gets eight turns to the two of a normal and the one of a low one', () => {
  const taken = turns(new FairShare(), [job(1, 'LOW'), job(2), job(3, 'HIGH')], 110)
  expect([countOf(taken, 1), countOf(taken, 2), countOf(taken, 3)]).toEqual([10, 20, 80])
})

test('the job that is looked at gets four turns to the one of its neighbour, which is never starved', () => {
  const taken = turns(new FairShare(), [job(1), job(2)], 50, 2)
  expect([countOf(taken, 1), countOf(taken, 2)]).toEqual([10, 40])
})

test('a job that comes late shares from now on and makes up for nothing', () => {
  const shares = new FairShare()
  turns(shares, [job(1)], 100)
  const taken = turns(shares, [job(1), job(2)], 20)
  expect([countOf(taken, 1), countOf(taken, 2)]).toEqual([10, 10])
})

test('a job that had nothing to do for a while comes back without a debt and without a claim', () => {
  const shares = new FairShare()
  turns(shares, [job(1), job(2)], 2)
  turns(shares, [job(1)], 100)
  const taken = turns(shares, [job(1), job(2)], 20)
  expect(Math.abs(countOf(taken, 1) - countOf(taken, 2))).toBeLessThanOrEqual(1)
})

test('what is over is forgotten, and a job of the same number would start anew', () => {
  const shares = new FairShare()
  turns(shares, [job(1, 'LOW'), job(2, 'LOW')], 9)
  shares.keep([job(2, 'LOW')])
  expect(shares.next([job(1, 'LOW'), job(2, 'LOW')], null)).toBe(1)
})

test('what still runs keeps its place when another is forgotten', () => {
  const shares = new FairShare()
  expect(shares.next([job(2, 'LOW'), job(1)], null)).toBe(2)
  shares.keep([job(2, 'LOW')])
  expect(shares.next([job(2, 'LOW'), job(3)], null)).toBe(3)
})

test('without a running job nobody has the turn', () => {
  expect(new FairShare().next([], null)).toBeUndefined()
})
