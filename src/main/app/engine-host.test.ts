import Database from 'better-sqlite3'
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { AnyEvent } from '#shared/contract/events.ts'
import { MemoryHost } from '../../../test/support/test-engine.ts'
import { backUp } from '../adapters/db/backup.ts'
import { acquireLock } from '../adapters/db/lock.ts'
import { openDatabase } from '../adapters/db/open.ts'
import type { EngineGateway } from '../ports/gateway.ts'
import { EngineStartError, startEngine, type EngineOptions } from './engine-host.ts'

let dataDir: string

beforeEach(() => {
  dataDir = mkdtempSync(path.join(tmpdir(), 'wordshelf-host-'))
})
afterEach(() => rmSync(dataDir, { recursive: true, force: true }))

const options = (): EngineOptions => ({
  threadUrl: new URL('../engine-thread.ts', import.meta.url),
  dataDir,
  resourcesDir: path.resolve(import.meta.dirname, '../../../resources'),
  shell: 'web',
  version: '0.0.0',
  sample: false,
  allowance: 19,
  shopUrl: 'https://www.wixapis.com'
})

const refusal = (starting: Promise<EngineGateway>): Promise<EngineStartError> =>
  starting.then(
    () => {
      throw new Error('It started')
    },
    (error: unknown) => {
      if (error instanceof EngineStartError) return error
      throw error
    }
  )

/** A thread that says it is ready and then does as `onMessage` says. */
const thread = (onMessage: string, before = ''): URL =>
  new URL(
    `data:text/javascript,${encodeURIComponent(`import { parentPort } from 'node:worker_threads'
    ${before}
    parentPort.on('message', () => { ${onMessage} })
    parentPort.postMessage({ kind: 'ready' })`)}`
  )

describe('the engine in its thread', () => {
  let folder: string
  let gateway: EngineGateway
  const host = new MemoryHost()

  // A thread takes its time to start from source, so that one serves all who leave it running.
  beforeAll(async () => {
    folder = mkdtempSync(path.join(tmpdir(), 'wordshelf-host-'))
    gateway = await startEngine({ ...options(), dataDir: folder }, host)
  })
  afterAll(async () => {
    await gateway.stop()
    rmSync(folder, { recursive: true, force: true })
  })

  test('answers and tells what changed, until nobody listens any more', async () => {
    const events: AnyEvent[] = []
    const off = gateway.on((event) => events.push(event))
    expect(await gateway.call('credits.get', {}, {})).toMatchObject({ ok: true, value: { creditsTotal: 19 } })
    expect(await gateway.call('instances.create', { name: 'Second' }, {})).toMatchObject({ ok: true })
    expect(events).toEqual([{ name: 'changed', payload: { instanceId: null, topics: ['status'] } }])
    off()
    await gateway.call('instances.create', { name: 'Third' }, {})
    expect(events).toHaveLength(1)
  })

  test('answers many calls at once, each with its own', async () => {
    const names = Array.from({ length: 20 }, (_, n) => `Store ${n}`)
    const made = await Promise.all(names.map((name) => gateway.call('instances.create', { name }, {})))
    expect(made).toMatchObject(names.map((name) => ({ ok: true, value: { name } })))
  })

  test('answers what cannot be sent to a thread with an error, not with a rejection', async () => {
    const input = { name: () => 'a function' }
    expect(await gateway.call('instances.create', input, {})).toMatchObject({
      ok: false,
      error: { code: 'VALIDATION_ERROR', details: { field: 'body' } }
    })
  })

  test('hears of a shell that cannot store, and answers', async () => {
    host.saveSettings = () => Promise.reject(new Error('disk full'))
    expect(await gateway.call('settings.put', { language: 'de' }, {})).toMatchObject({ error: { code: 'INTERNAL' } })
    expect(await gateway.call('settings.get', {}, {})).toMatchObject({ value: { language: 'en' } })
  })

  test('refuses its folder to a second one and goes on', async () => {
    const error = await refusal(startEngine({ ...options(), dataDir: folder }, new MemoryHost()))
    expect(error.code).toBe('LOCKED')
    expect(error.message).toContain(folder)
    expect(await gateway.call('credits.get', {}, {})).toMatchObject({ ok: true })
  })
})

test('an engine that is stopped, twice even, takes no call, lets go of its folder, and is found as it was', async () => {
  const host = new MemoryHost()
  const first = await startEngine(options(), host)
  await first.call('instances.create', { name: 'Kept' }, {})
  await first.call('settings.put', { language: 'de' }, {})
  const stops = Promise.all([first.stop(), first.stop()])
  expect(await first.call('credits.get', {}, {})).toMatchObject({ error: { code: 'UNAVAILABLE' } })
  await stops
  await first.whenGone
  expect(await first.call('credits.get', {}, {})).toMatchObject({ error: { code: 'UNAVAILABLE' } })

  const second = await startEngine(options(), host)
  expect(await second.call('instances.list', {}, {})).toMatchObject({
    value: { instances: [{ active: true }, { name: 'Kept' }] }
  })
  expect(await second.call('settings.get', {}, {})).toMatchObject({ value: { language: 'de' } })
  await second.stop()
})

test('an engine that waits for servers that never answer stops at once all the same', async () => {
  // It does not say which models it has, and takes the question: what waits for that has a limit of three minutes.
  const questioned = Promise.withResolvers<void>()
  const silent = createServer((request, response) => {
    if (request.method === 'GET') response.writeHead(404).end()
    else questioned.resolve()
  })
  await once(silent.listen(0, '127.0.0.1'), 'listening')
  const asked = Promise.withResolvers<void>()
  const host = new MemoryHost()
  host.fetch = () => {
    asked.resolve()
    return new Promise(() => undefined)
  }
  const gateway = await startEngine(options(), host)
  const baseUrl = `http://127.0.0.1:${(silent.address() as AddressInfo).port}`
  const waiting = [
    gateway.call('settings.testModel', { apiKey: 'k', baseUrl }, {}),
    gateway.call('sync.link', { url: 'https://backend.test', code: 'K7QM-2RXD', deviceName: 'Studio' }, {})
  ]
  await Promise.all([questioned.promise, asked.promise])
  await gateway.stop()
  for (const answer of waiting) expect(await answer).toMatchObject({ ok: false, error: { code: 'UNAVAILABLE' } })
  silent.close()
})

describe('an engine that finds its database damaged', () => {
  const file = (): string => path.join(dataDir, 'wordshelf.db')
  const sets = (): string[] => readdirSync(path.join(dataDir, 'damaged'))

  test('opens all the same, keeps every byte aside and says where', async () => {
    const bytes = 'not a database at all, '.repeat(100)
    writeFileSync(file(), bytes)
    const gateway = await startEngine(options(), new MemoryHost())
    const [folder = ''] = sets()
    const kept = path.join(dataDir, 'damaged', folder, 'wordshelf.db')
    expect(readFileSync(kept, 'utf8')).toBe(bytes)
    expect(await gateway.call('app.status', {}, {})).toMatchObject({
      value: { recovery: expect.stringContaining(path.dirname(kept)) }
    })
    await gateway.stop()
  })

  test('while it runs answers the call with the way out, goes back to the backup in the same thread, and says so', async () => {
    const gateway = await startEngine(options(), new MemoryHost())
    await gateway.call('instances.create', { name: 'Kept' }, {})
    const other = new Database(file())
    mkdirSync(path.join(dataDir, 'backups'))
    await backUp(other, path.join(dataDir, 'backups', 'wordshelf-2026-11-23T10-00-00Z.db'))
    other.unsafeMode()
    other.exec(`pragma writable_schema = on; update sqlite_schema set rootpage = 999999 where name = 'jobs'`)
    other.pragma(`schema_version = ${Number(other.pragma('schema_version', { simple: true })) + 1}`)
    other.close()
    const topics = Promise.withResolvers<AnyEvent>()
    gateway.on((event) => topics.resolve(event))
    expect(await gateway.call('jobs.list', {}, {})).toMatchObject({
      error: { code: 'UNAVAILABLE', message: expect.stringContaining('cannot be read') }
    })
    expect(await gateway.call('app.status', {}, {})).toMatchObject({
      value: { recovery: expect.stringContaining('backup of 23 November 2026') }
    })
    expect(await gateway.call('instances.list', {}, {})).toMatchObject({
      value: { instances: [{ active: true }, { name: 'Kept' }] }
    })
    expect(await gateway.call('jobs.list', {}, {})).toMatchObject({ ok: true })
    expect(await topics.promise).toMatchObject({ name: 'changed', payload: { instanceId: null } })
    await gateway.stop()
    expect(sets()).toHaveLength(1)
  })

  test('a database that was closed cleanly is opened without a word', async () => {
    const first = await startEngine(options(), new MemoryHost())
    await first.stop()
    const second = await startEngine(options(), new MemoryHost())
    expect(await second.call('app.status', {}, {})).toMatchObject({ value: { recovery: null } })
    await second.stop()
    expect(existsSync(path.join(dataDir, 'damaged'))).toBe(false)
  })
})

describe('an engine that cannot start', () => {
  const file = (): string => path.join(dataDir, 'wordshelf.db')

  test('on the data of a newer version says so and changes nothing', async () => {
    const raw = await openDatabase(file())
    raw.pragma('user_version = 99')
    raw.close()
    const before = readFileSync(file())
    expect(await refusal(startEngine(options(), new MemoryHost()))).toMatchObject({ code: 'NEWER_DATABASE' })
    expect(readFileSync(file()).equals(before)).toBe(true)
  })

  test('because its shell fails lets go of the folder', async () => {
    const host = new MemoryHost()
    host.loadSettings = () => Promise.reject(new Error('settings are gone'))
    expect(await refusal(startEngine(options(), host))).toMatchObject({ code: 'FAILED', message: 'settings are gone' })
    const lock = acquireLock(dataDir)
    expect(lock).not.toBeNull()
    lock?.release()
  })

  test.each([
    ['throws', `throw new Error('a fault at once')`],
    ['ends', 'process.exit(3)']
  ])('because its thread %s is refused', async (_what, before) => {
    const error = await refusal(startEngine({ ...options(), threadUrl: thread('', before) }, new MemoryHost()))
    expect(error.code).toBe('FAILED')
  })
})

describe('a thread that dies', () => {
  test.each([
    ['by a fault', `throw new Error('a fault')`],
    ['by itself', 'process.exit(3)']
  ])('%s answers its waiting calls and every later one', async (_how, onMessage) => {
    const gateway = await startEngine({ ...options(), threadUrl: thread(onMessage) }, new MemoryHost())
    const waiting = await Promise.all([gateway.call('credits.get', {}, {}), gateway.call('jobs.list', {}, {})])
    await gateway.whenGone
    const late = await gateway.call('credits.get', {}, {})
    expect([...waiting, late]).toMatchObject(Array(3).fill({ ok: false, error: { code: 'UNAVAILABLE' } }))
    await gateway.stop()
  })
})
