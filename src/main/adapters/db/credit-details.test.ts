import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openStore, populate, type OpenStore, type Populated } from '../../../../test/support/populated-store.ts'

let open: OpenStore
let a: Populated

beforeAll(async () => {
  open = await openStore()
  a = populate(open, 'a')
  populate(open, 'b')
})
afterAll(() => open.close())

const jobs = (jobId: number | undefined, cursor?: string, limit = 100) =>
  open.store.read((db) => db.getJobCredits('a', jobId, { cursor, limit }))
const items = (jobId: number | undefined, cursor?: string, limit = 100) =>
  open.store.read((db) => db.getItemCredits('a', jobId, { cursor, limit }))

describe('the credits of each job', () => {
  test('add up: what was granted is captured, released or held', () => {
    const { rows, total } = jobs(undefined)
    expect(total).toBe(2)
    expect(
      rows.map(({ jobId, granted, captured, released, held }) => [jobId, granted, captured, released, held])
    ).toEqual([
      [2, 8, 0, 0, 8],
      [1, 8, 2, 2, 4]
    ])
    expect(rows[1]?.periods).toEqual([{ period: '2026-11', granted: 8, captured: 2, released: 2, held: 4 }])
  })

  test('can be asked of one job, and come page by page', () => {
    expect(jobs(a.jobId)).toMatchObject({ rows: [{ jobId: a.jobId }], total: 1, nextCursor: null })
    const first = jobs(undefined, undefined, 1)
    expect(first.rows.map((row) => row.jobId)).toEqual([2])
    const second = jobs(undefined, first.nextCursor ?? '', 1)
    expect(second.rows.map((row) => row.jobId)).toEqual([1])
    expect(jobs(undefined, second.nextCursor ?? '', 1).rows).toEqual([])
  })
})

test('a job says why it waits and how many of its items failed', () => {
  expect(jobs(a.jobId).rows).toMatchObject([{ pausedBy: null, failed: 2 }])
})

test('a job that wrote one text anew is told apart in all three views', () => {
  const { raw } = open
  raw.exec('begin')
  try {
    raw.prepare('update jobs set regenerates_uid = ?, regenerates_position = 0 where id = 2').run('other')
    const all = { cursor: undefined, limit: 500 }
    const views = open.store.read((db) => [
      db.getJobCredits('a', undefined, all).rows,
      db.getItemCredits('a', undefined, all).rows,
      db.getLedger('a', undefined, all).rows
    ])
    for (const rows of views) {
      const anew = rows.filter((row) => row.regenerated).map((row) => row.jobId)
      expect(new Set(anew)).toEqual(new Set([2]))
      expect(rows.some((row) => row.jobId === a.jobId && !row.regenerated)).toBe(true)
    }
  } finally {
    raw.exec('rollback')
  }
})

describe('the credit of each item', () => {
  test('says when it was held, how it stands and why it came back', () => {
    const { rows, total } = items(a.jobId)
    expect(total).toBe(8)
    expect(rows.map((row) => row.itemId)).toEqual(a.itemIds)
    expect(rows[0]).toEqual({
      itemId: a.itemIds[0],
      jobId: a.jobId,
      regenerated: false,
      productId: 'p1',
      productName: 'Product 1',
      attribute: 'title',
      status: 'DONE',
      credit: 'CAPTURED',
      period: '2026-11',
      heldAt: '2026-11-23T12:00:00.000Z',
      releasedBecause: null
    })
    expect(rows.filter((row) => row.credit === 'RELEASED').map((row) => row.releasedBecause)).toEqual(['No.', 'No.'])
  })

  test('of a cancelled job came back because it was cancelled', () => {
    const undo = new Error('undo')
    let because: unknown
    try {
      open.store.write((tx) => {
        tx.cancelOpenItems(2, 0)
        because = new Set(
          tx.getItemCredits('a', 2, { cursor: undefined, limit: 100 }).rows.map((row) => row.releasedBecause)
        )
        throw undo
      })
    } catch (error) {
      if (error !== undo) throw error
    }
    expect(because).toEqual(new Set(['The job was cancelled.']))
  })

  test.each([1, 3, 5, 8, 16, 100])('comes once each, newest job first, in pages of %i', (limit) => {
    const seen: [number, number][] = []
    let cursor: string | undefined
    do {
      const page = items(undefined, cursor, limit)
      expect(page.total).toBe(16)
      expect(page.rows.length).toBeLessThanOrEqual(limit)
      seen.push(...page.rows.map((row): [number, number] => [row.jobId, row.itemId]))
      cursor = page.nextCursor ?? undefined
    } while (cursor !== undefined)
    expect(seen).toHaveLength(16)
    expect(seen).toEqual(seen.toSorted(([j1, i1], [j2, i2]) => j2 - j1 || i1 - i2))
    expect(new Set(seen.map(([, id]) => id)).size).toBe(16)
  })
})
