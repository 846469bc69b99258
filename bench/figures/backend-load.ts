import { spawn, spawnSync, type ChildProcess } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { availableParallelism, tmpdir } from 'node:os'
import path from 'node:path'
import { v7 as uuidv7 } from 'uuid'
import { createApp } from '../../backend/src/app.ts'
import { openDatabase } from '../../backend/src/db/open.ts'
import type { BackendDeps } from '../../backend/src/deps.ts'
import { startServer } from '../../backend/src/server.ts'
import { findPostgres } from '../../scripts/find-postgres.mjs'
import { startPostgres } from '../../test/support/postgres.ts'
import { LOAD_KINDS, STORES, type LoadKind } from '../support/backend-load-calls.ts'
import { syncDevices, type DevicesOutcome } from '../support/backend-load-devices.ts'
import type { LoadPlace, Ready, SetUp, Slice, SliceResult } from '../support/backend-load-protocol.ts'
import type { Figure, FigureContext } from '../support/figure.ts'
import { median, rounded, spread } from '../support/speed-stats.ts'

const GOAL = 0.7
/** Rounds that count, after one that warms up, and calls of each kind in a round. */
const ROUNDS = { short: 3, full: 9 } as const
const SIZE = { short: 10 * STORES, full: 25 * STORES } as const
const DEVICES = {
  short: { stores: 4, perStore: 5, events: 200 },
  full: { stores: 10, perStore: 10, events: 1_000 }
} as const

export const figure: Figure = {
  name: 'backend-load',
  what: 'The backend takes jobs, lists and syncs nearly as fast as a bare handler of Hono that runs the same SQL, and a hundred devices sync at once.',
  unit: 'requests/s of the bare handler = 1, the lowest of create, list, items and sync',
  goal: `at least ${GOAL} of a bare Hono handler with the same statements (median of ${ROUNDS.full} alternating rounds) in each of the four; ${DEVICES.full.stores * DEVICES.full.perStore} devices × ${DEVICES.full.events.toLocaleString('en-GB')} events without an error`,
  async run(context) {
    const database = await openDatabases()
    try {
      const ratios = await measure(database.place, context)
      const devices = await manyDevices(database.fourth, context)
      const lowest = Math.min(...ratios.map(({ ratio }) => ratio))
      return {
        value: rounded(lowest, 3),
        against: 1,
        ok: lowest >= GOAL && devices.errors.length === 0 && ratios.every(({ failed }) => failed === 0),
        details: [
          `on ${database.engine}`,
          ...ratios.map(({ line }) => line),
          `${devices.events.toLocaleString('en-GB')} events of many devices at once: ${devices.errors.length} errors${devices.errors[0] === undefined ? '' : ` (${devices.errors[0]})`}`
        ]
      }
    } finally {
      await database.stop()
    }
  }
}

interface Databases {
  readonly engine: string
  readonly place: LoadPlace
  /** An empty one more. */
  readonly fourth: { readonly url: string } | { readonly memory: true }
  stop(): Promise<void>
}

/** PostgreSQL with the durability that it comes with, where there is one. */
async function openDatabases(): Promise<Databases> {
  const dir = mkdtempSync(path.join(tmpdir(), 'wordshelf-load-'))
  const remove = (): void => rmSync(dir, { recursive: true, force: true })
  if (findPostgres() === undefined)
    return {
      engine: 'PGlite',
      place: { folders: [path.join(dir, 'recorded'), path.join(dir, 'backend'), path.join(dir, 'bare')] },
      fourth: { memory: true },
      stop: () => Promise.resolve(remove())
    }
  const postgres = await startPostgres()
  const urls = [
    await postgres.createDatabase('recorded'),
    await postgres.createDatabase('backend'),
    await postgres.createDatabase('bare')
  ] as const
  return {
    engine: postgres.version,
    place: { urls },
    fourth: { url: await postgres.createDatabase('devices') },
    stop: async () => {
      await postgres.stop()
      remove()
    }
  }
}

interface Ratio {
  readonly ratio: number
  readonly failed: number
  readonly line: string
}

async function measure(place: LoadPlace, { full, progress }: FigureContext): Promise<readonly Ratio[]> {
  const [rounds, size] = full ? [ROUNDS.full, SIZE.full] : [ROUNDS.short, SIZE.short]
  const dir = mkdtempSync(path.join(tmpdir(), 'wordshelf-load-calls-'))
  const file = path.join(dir, 'calls.json')
  const server = startChild('backend-load-server.ts', 0, [])
  try {
    const setUp: SetUp = { place, slices: rounds + 1, size, file }
    progress('making the stores, and recording the statements of every call')
    const ports = await ask<Ready>(server, setUp)
    const client = startChild('backend-load-child.ts', 1, [file])
    try {
      return await alternate(client, ports, { rounds, size, progress })
    } finally {
      client.disconnect()
    }
  } finally {
    server.disconnect()
    rmSync(dir, { recursive: true, force: true })
  }
}

async function alternate(
  client: ChildProcess,
  ports: Ready,
  { rounds, size, progress }: { readonly rounds: number; readonly size: number; progress(text: string): void }
): Promise<readonly Ratio[]> {
  const results = new Map<LoadKind, { readonly backend: SliceResult[]; readonly bare: SliceResult[] }>(
    LOAD_KINDS.map((kind) => [kind, { backend: [], bare: [] }])
  )
  for (let round = 0; round <= rounds; round += 1)
    for (const kind of LOAD_KINDS) {
      const sides = round % 2 === 0 ? (['backend', 'bare'] as const) : (['bare', 'backend'] as const)
      for (const side of sides) {
        const slice: Slice = { port: ports[side], kind, from: round * size, count: size }
        const result = await ask<SliceResult>(client, slice)
        if (round > 0) results.get(kind)?.[side].push(result)
      }
      const of = results.get(kind)
      if (round > 0 && of)
        progress(
          `round ${round}, ${kind}: ${perSecond(size, of.backend.at(-1))} and ${perSecond(size, of.bare.at(-1))} requests/s`
        )
    }
  return [...results].map(([kind, { backend, bare }]) => {
    const over = backend.map((result, at) => (bare[at]?.ms ?? Number.NaN) / result.ms)
    const rate = (side: readonly SliceResult[]): string => spread(side.map(({ ms }) => (size / ms) * 1_000))
    const p99 = (side: readonly SliceResult[]): string => `${rounded(median(side.map((result) => result.p99)), 1)} ms`
    return {
      ratio: median(over),
      failed: [...backend, ...bare].reduce((sum, result) => sum + result.failed, 0),
      line: `${kind}: ${spread(over, 2)} of the bare handler; ${rate(backend)} requests/s against ${rate(bare)}; p99 ${p99(backend)} against ${p99(bare)}`
    }
  })
}

function perSecond(size: number, result: SliceResult | undefined): string {
  return Math.round((size / (result?.ms ?? Number.NaN)) * 1_000).toLocaleString('en-GB')
}

async function manyDevices(source: Databases['fourth'], { full, progress }: FigureContext): Promise<DevicesOutcome> {
  const db = await openDatabase(source)
  const quiet = (): void => undefined
  const deps: BackendDeps = {
    db,
    clock: { now: Date.now },
    ids: { uuid: () => uuidv7() },
    log: { info: quiet, warn: quiet, error: quiet }
  }
  const app = createApp(deps, {
    adminKey: null,
    wixAppSecrets: [],
    wixTokenMaxAgeMs: 0,
    defaultPlan: { name: 'load', allowance: 1_000 },
    version: '0.0.0',
    randomBytes,
    trustProxy: false,
    checkAnswers: false,
    isDraining: () => false,
    monotonic: () => performance.now()
  })
  const server = await startServer(app, { host: '127.0.0.1', port: 0 })
  if (!server.ok) throw new Error(server.error)
  try {
    const started = performance.now()
    const outcome = await syncDevices(server.value.address, deps, full ? DEVICES.full : DEVICES.short)
    const seconds = (performance.now() - started) / 1_000
    progress(`${outcome.events.toLocaleString('en-GB')} events of many devices in ${rounded(seconds, 1)} s`)
    return outcome
  } finally {
    await server.value.close()
    await db.destroy()
  }
}

/** A process on that core alone, where the machine has several and a way to say so. */
function startChild(file: string, core: number, args: readonly string[]): ChildProcess {
  const program = [process.execPath, path.join(import.meta.dirname, '..', 'support', file), ...args]
  const pinned = availableParallelism() > 1 && spawnSync('taskset', ['--version']).status === 0
  const [command = '', ...rest] = pinned ? ['taskset', '-c', String(core), ...program] : program
  return spawn(command, rest, { stdio: ['ignore', 'inherit', 'inherit', 'ipc'], serialization: 'json' })
}

async function ask<T>(child: ChildProcess, question: object): Promise<T> {
  const ended = new AbortController()
  const answered = once(child, 'message', { signal: ended.signal })
  const died = once(child, 'exit', { signal: ended.signal }).then(([code]: unknown[]) => {
    throw new Error(`A process of the figure ended with ${String(code)}`)
  })
  child.send(question)
  try {
    const [answer] = (await Promise.race([answered, died])) as [T]
    return answer
  } finally {
    ended.abort()
    await Promise.allSettled([answered, died])
  }
}
