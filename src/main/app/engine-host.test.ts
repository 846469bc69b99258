import Database from 'better-sqlite3'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { AnyEvent } from '#shared/contract/events.ts'
import { MemoryHost } from '../../../test/support/test-engine.ts'
import type { EngineGateway } from '../ports/gateway.ts'
import { EngineStartError, startEngine, type EngineOptions } from './engine-host.ts'

let dataDir: string
const running: EngineGateway[] = []

beforeEach(() => {
  dataDir = mkdtempSync(path.join(tmpdir(), 'wordshelf-host-'))
})
afterEach(async () => {
  for (const gateway of running.splice(0)) await gateway.stop()
  rmSync(dataDir, { recursive: true, force: true })
})

const options = (): EngineOptions => ({
  threadUrl: new URL('../engine-thread.ts', import.meta.url),
  dataDir,
  resourcesDir: path.resolve(import.meta.dirname, '../../../resources'),
  shell: 'web',
  version: '0.0.0',
  sample: false,
  allowance: 19
})

async function start(change: Partial<EngineOptions> = {}, host = new MemoryHost()): Promise<EngineGateway> {
  const gateway = await startEngine({ ...options(), ...change }, host)
  running.push(gateway)
  return gateway
}

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
  test('starts, answers, tells what changed, and stops', async () => {
    const gateway = await start()
    const events: AnyEvent[] = []
    const off = gateway.on((event) => events.push(event))
    expect(await gateway.call('credits.get', {}, {})).toMatchObject({ ok: true, value: { creditsTotal: 19 } })
    expect(await gateway.call('instances.create', { name: 'Second' }, {})).toMatchObject({ ok: true })
    expect(events).toEqual([{ name: 'changed', payload: { instanceId: null, topics: ['status'] } }])
    off()
    await gateway.call('instances.create', { name: 'Third' }, {})
    expect(events).toHaveLength(1)
    await gateway.stop()
    await gateway.whenGone
    expect(await gateway.call('credits.get', {}, {})).toMatchObject({ ok: false, error: { code: 'UNAVAILABLE' } })
  })

  test('keeps what it was told over a restart on the same folder', async () => {
    const host = new MemoryHost()
    const first = await start({}, host)
    await first.call('instances.create', { name: 'Kept' }, {})
    await first.call('settings.put', { language: 'de' }, {})
    await first.stop()
    const second = await start({}, host)
    expect(await second.call('instances.list', {}, {})).toMatchObject({
      value: { instances: [{ active: true }, { name: 'Kept' }] }
    })
    expect(await second.call('settings.get', {}, {})).toMatchObject({ value: { language: 'de' } })
  })

  test('answers many calls at once, each with its own', async () => {
    const gateway = await start()
    const names = Array.from({ length: 20 }, (_, n) => `Store ${n}`)
    const made = await Promise.all(names.map((name) => gateway.call('instances.create', { name }, {})))
    expect(made).toMatchObject(names.map((name) => ({ ok: true, value: { name } })))
  })

  test('can be told to stop twice, and takes no call from then on', async () => {
    const gateway = await start()
    const stops = Promise.all([gateway.stop(), gateway.stop()])
    expect(await gateway.call('credits.get', {}, {})).toMatchObject({ error: { code: 'UNAVAILABLE' } })
    await stops
    await gateway.stop()
  })

  test('answers what cannot be sent to a thread with an error, not with a rejection', async () => {
    const gateway = await start()
    const input = { name: () => 'a function' }
    expect(await gateway.call('instances.create', input, {})).toMatchObject({
      ok: false,
      error: { code: 'VALIDATION_ERROR', details: { field: 'body' } }
    })
  })

  test('hears of a shell that cannot store, and answers', async () => {
    const host = new MemoryHost()
    host.saveSettings = () => Promise.reject(new Error('disk full'))
    const gateway = await start({}, host)
    expect(await gateway.call('settings.put', { language: 'de' }, {})).toMatchObject({ error: { code: 'INTERNAL' } })
    expect(await gateway.call('settings.get', {}, {})).toMatchObject({ value: { language: 'en' } })
  })
})

describe('an engine that cannot start', () => {
  test('on a folder that is in use says so, and leaves the one that uses it alone', async () => {
    const first = await start()
    const error = await refusal(startEngine(options(), new MemoryHost()))
    expect(error.code).toBe('LOCKED')
    expect(error.message).toContain(dataDir)
    expect(await first.call('credits.get', {}, {})).toMatchObject({ ok: true })
    await first.stop()
    expect(await (await start()).call('credits.get', {}, {})).toMatchObject({ ok: true })
  })

  test('on the data of a newer version says so and changes nothing', async () => {
    await (await start()).stop()
    const file = path.join(dataDir, 'wordshelf.db')
    const raw = new Database(file)
    raw.pragma('user_version = 99')
    raw.close()
    const before = readFileSync(file)
    expect(await refusal(startEngine(options(), new MemoryHost()))).toMatchObject({ code: 'NEWER_DATABASE' })
    expect(readFileSync(file).equals(before)).toBe(true)
  })

  test('on a damaged database says so and leaves it', async () => {
    const file = path.join(dataDir, 'wordshelf.db')
    writeFileSync(file, 'not a database at all, '.repeat(100))
    expect(await refusal(startEngine(options(), new MemoryHost()))).toMatchObject({ code: 'CORRUPT' })
    expect(readFileSync(file, 'utf8')).toContain('not a database')
  })

  test('because its shell fails lets go of the folder', async () => {
    const host = new MemoryHost()
    host.loadSettings = () => Promise.reject(new Error('settings are gone'))
    expect(await refusal(startEngine(options(), host))).toMatchObject({ code: 'FAILED', message: 'settings are gone' })
    expect(await (await start()).call('credits.get', {}, {})).toMatchObject({ ok: true })
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
    const gateway = await start({ threadUrl: thread(onMessage) })
    const waiting = await Promise.all([gateway.call('credits.get', {}, {}), gateway.call('jobs.list', {}, {})])
    await gateway.whenGone
    const late = await gateway.call('credits.get', {}, {})
    expect([...waiting, late]).toMatchObject(Array(3).fill({ ok: false, error: { code: 'UNAVAILABLE' } }))
    await gateway.stop()
  })
})
