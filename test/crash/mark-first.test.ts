import type Database from 'better-sqlite3'
import { readFileSync } from 'node:fs'
import path from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { dataPaths } from '../../src/main/adapters/db/recover-files.ts'
import { guardStore } from '../../src/main/adapters/db/recover-guard.ts'
import { keepMark } from '../../src/main/adapters/db/recover-keeper.ts'
import type { Store } from '../../src/main/ports/store.ts'
import { FakeBackend } from '../support/fake-backend.ts'
import { FakeLlm, rewritten } from '../support/fake-llm.ts'
import { FakeTime, settle } from '../support/fake-time.ts'
import { addProducts, openTestEngine, type TestEngine } from '../support/test-engine.ts'

interface MarkFile {
  readonly epoch: string
  readonly seq: number
  readonly ledger: number
  readonly instances: readonly { readonly used: number }[]
}

let t: TestEngine
let time: FakeTime
let llm: FakeLlm
let backend: FakeBackend
let broken: string[]
let diskFull: boolean

const raw = (): Database.Database => t.raw
const mark = (): MarkFile => JSON.parse(readFileSync(dataPaths(path.dirname(raw().name)).mark, 'utf8')) as MarkFile
const one = (sql: string): unknown => raw().prepare(sql).pluck().get()

/** What the outside is about to see must be in the file already: compared at the moment in which it is asked. */
function look(what: string): void {
  const { epoch, seq, instances } = mark()
  const used = Number(one('select credits_used_month from app_instances'))
  if (epoch !== one(`select value from meta where key = 'epoch'`)) broken.push(`${what}: another epoch`)
  if (seq < Number(one(`select value from meta where key = 'next_seq'`) ?? 1)) broken.push(`${what}: seq ${seq}`)
  if ((instances[0]?.used ?? 0) < used) broken.push(`${what}: ${instances[0]?.used ?? 0} used instead of ${used}`)
}

function guarded(store: Store, database: Database.Database): Store {
  const quiet = { info: () => undefined, warn: () => undefined, error: () => undefined }
  const keeper = keepMark(
    database,
    dataPaths(path.dirname(database.name)),
    { clock: time, timers: time, log: quiet },
    null
  )
  const kept = guardStore(store, database, keeper, () => undefined)
  return {
    ...kept,
    noteCommitted() {
      if (diskFull) throw new Error('the disk is full')
      kept.noteCommitted()
    }
  }
}

beforeEach(async () => {
  broken = []
  diskFull = false
  time = new FakeTime()
  llm = new FakeLlm()
  backend = new FakeBackend(time)
  llm.respond = (request) => {
    look('a paid call')
    return rewritten(request)
  }
  t = await openTestEngine({ time, llm, backend, wrapStore: guarded, allowance: 100 })
  addProducts(t, t.instanceId, 6)
})
afterEach(() => t[Symbol.asyncDispose]())

const create = (ids: readonly string[]) =>
  t.dispatch(
    'jobs.create',
    { sourceScope: 'products', productIds: ids, attributes: ['title', 'ribbon'], language: 'en', prompt: 'x' },
    {}
  )

describe('the high-water file', () => {
  test('has a charge before the first call that is paid for it', async () => {
    expect(await create(['p1', 'p2'])).toMatchObject({ ok: true })
    await settle(20)
    expect(llm.requests).toHaveLength(2)
    expect(await create(['p3'])).toMatchObject({ ok: true })
    await settle(20)
    expect(llm.requests).toHaveLength(3)
    expect(broken).toEqual([])
  })

  test('that cannot be written holds the first call back until it can', async () => {
    diskFull = true
    expect(await create(['p1'])).toMatchObject({ ok: true })
    await settle(20)
    expect(llm.requests).toEqual([])
    expect(t.log.map(({ message }) => message)).toContain('nothing is sent before the high-water mark is written')
    diskFull = false
    await time.advance(10_000)
    expect(llm.requests).toHaveLength(1)
    expect(broken).toEqual([])
  })

  test('has the number of every event before it is sent', async () => {
    const numbers: number[] = []
    const behave = backend.reply.bind(backend)
    backend.reply = (request) => {
      look('a call of the backend')
      numbers.push(...request.events.map(({ seq }) => seq))
      return behave(request)
    }
    expect(
      await t.dispatch('sync.link', { url: 'https://backend.test', code: 'K7QM-2RXD', deviceName: 'Here' }, {})
    ).toMatchObject({ ok: true })
    expect(await create(['p1', 'p2', 'p3'])).toMatchObject({ ok: true })
    await settle(20)
    await time.advance(60_000)
    expect(llm.requests).toHaveLength(3)
    expect(numbers.length).toBeGreaterThan(3)
    expect(t.engine.deps.store.read((db) => db.countUnsent(t.instanceId))).toBe(0)
    expect(broken).toEqual([])
  })

  test('that cannot be written lets no event out', async () => {
    await t.dispatch('sync.link', { url: 'https://backend.test', code: 'K7QM-2RXD', deviceName: 'Here' }, {})
    await settle(20)
    diskFull = true
    const before = backend.events.length
    await create(['p1'])
    await settle(20)
    await time.advance(60_000)
    expect(backend.events).toHaveLength(before)
    diskFull = false
    await time.advance(600_000)
    expect(backend.events.length).toBeGreaterThan(before)
    expect(broken).toEqual([])
  })
})
