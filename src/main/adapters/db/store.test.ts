import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { brokenInvariants } from '../../../../test/support/invariants.ts'
import {
  DELIVERED,
  openStore,
  populate,
  type OpenStore,
  type Populated
} from '../../../../test/support/populated-store.ts'

const AT = 1_800_000_000_000
let open: OpenStore
let a: Populated

beforeEach(async () => {
  open = await openStore()
  a = populate(open, 'a')
})
afterEach(() => {
  expect(brokenInvariants(open.raw)).toEqual([])
  open.close()
})

const everything = (): readonly unknown[] =>
  open.raw
    .prepare(`select name from sqlite_schema where type = 'table' and name not like 'sqlite_%' order by name`)
    .pluck()
    .all()
    .map((table) => open.raw.prepare(`select * from ${String(table)}`).all())

describe('a transaction', () => {
  test('that throws leaves nothing of it', () => {
    const before = everything()
    expect(() =>
      open.store.write((tx) => {
        tx.setAllowance('a', 50, AT)
        tx.cancelOpenItems(a.jobId, AT)
        tx.reopenReleasedItems(a.jobId, AT)
        tx.tell('a', { type: 'job.reopened', jobId: a.jobId, credits: 1 }, AT)
        throw new Error('a bug')
      })
    ).toThrow('a bug')
    expect(everything()).toEqual(before)
  })

  test('after one that threw books only its own credits', () => {
    expect(() =>
      open.store.write((tx) => {
        tx.cancelOpenItems(a.jobId, AT)
        throw new Error('a bug')
      })
    ).toThrow('a bug')
    open.store.write((tx) => tx.setMeta('later', 'x'))
    expect(open.store.read((db) => db.getJob('a', a.jobId))).toMatchObject({ capturedCredits: 2, releasedCredits: 2 })
  })

  test('inside another throws, and undoes the outer one', () => {
    const before = everything()
    expect(() =>
      open.store.write((tx) => {
        tx.setMeta('outer', 'x')
        open.store.write((inner) => inner.setMeta('inner', 'x'))
      })
    ).toThrow('inside another')
    expect(everything()).toEqual(before)
    expect(open.raw.inTransaction).toBe(false)
  })

  test('inside a read throws: a read that fails must not take a write with it', () => {
    expect(() => open.store.read(() => open.store.write((tx) => tx.setMeta('inner', 'x')))).toThrow('inside another')
    expect(open.store.read((db) => db.getMeta('inner'))).toBeNull()
  })

  test('can be read from inside, and the reading sees what it wrote', () => {
    const seen = open.store.write((tx) => {
      tx.setMeta('inner', 'x')
      return open.store.read((db) => db.getMeta('inner'))
    })
    expect(seen).toBe('x')
  })
})

describe('a landing', () => {
  test('under another claim changes and charges nothing', () => {
    const running = open.store.read((db) =>
      db.getJobItems('a', a.jobId, { status: 'RUNNING' }, { cursor: undefined, limit: 10 })
    ).rows
    const before = everything()
    for (const { id } of running)
      expect(
        open.store.write((tx) => tx.updateJobItem({ id, jobId: a.jobId, reservationId: 1, claim: 99 }, DELIVERED, AT))
      ).toBe(false)
    expect(running).toHaveLength(2)
    expect(everything()).toEqual(before)
  })

  test('of many items in one transaction makes one ledger entry per kind', () => {
    const entries = () => open.store.read((db) => db.getLedger('a', a.jobId, { cursor: undefined, limit: 50 })).total
    const before = entries()
    open.store.write((tx) => {
      tx.cancelOpenItems(a.jobId, AT)
      tx.updateJobStatus(a.jobId, { from: 'RUNNING', to: 'CANCELLED', pausedBy: null, message: null, at: AT })
    })
    expect(entries()).toBe(before + 1)
  })
})

test('orphans of another process are rescued, this one’s own are not', () => {
  const rescue = (boot: string) => open.store.write((tx) => tx.rescueOrphans(boot, AT))
  expect(rescue('boot')).toEqual([])
  expect(rescue('boot-2')).toEqual([{ jobId: a.jobId, instanceId: 'a', items: 2 }])
  expect(rescue('boot-2')).toEqual([])
})

test('an item that was rescued lets no answer of its former claim in', () => {
  const [item] = open.raw.prepare(`select id, claim from job_items where status = 'RUNNING'`).all() as {
    id: number
    claim: number
  }[]
  open.store.write((tx) => tx.rescueOrphans('boot-2', AT))
  open.store.write((tx) => tx.claimProducts(a.jobId, 'boot-2', AT, 1))
  const late = open.store.write((tx) =>
    tx.updateJobItem({ jobId: a.jobId, reservationId: 1, id: 0, claim: 0, ...item }, DELIVERED, AT)
  )
  expect(late).toBe(false)
})

test('the schema is the one that stands in schema.sql, to be read and reviewed', async () => {
  const statements = open.raw
    .prepare(
      `select sql from sqlite_schema where sql is not null and name not like 'sqlite_%' order by tbl_name, type desc, name`
    )
    .pluck()
    .all()
  await expect(`${statements.join(';\n\n')};\n`).toMatchFileSnapshot('schema.sql')
})
