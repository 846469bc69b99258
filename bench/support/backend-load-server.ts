// Both sides of the figure `backend-load` in one process, so that they run on the same core of the same machine: the backend as it is
// deployed, and a bare handler that runs the same statements. Told by its parent what to set up; says its ports when it has.
import { randomBytes } from 'node:crypto'
import { writeFileSync } from 'node:fs'
import { PGlite } from '@electric-sql/pglite'
import { Client, Pool } from 'pg'
import { createApp } from '../../backend/src/app.ts'
import { openDatabase } from '../../backend/src/db/open.ts'
import type { BackendDeps } from '../../backend/src/deps.ts'
import { createJsonLog } from '../../backend/src/log.ts'
import { startServer } from '../../backend/src/server.ts'
import { bareApp, barePglite, barePostgres } from './backend-load-bare.ts'
import {
  firstCalls,
  LOAD_KINDS,
  loadCall,
  seedStores,
  STORES,
  type LoadCall,
  type LoadKind
} from './backend-load-calls.ts'
import type { LoadPlace, Ready, SetUp } from './backend-load-protocol.ts'
import { record, type Script } from './backend-load-script.ts'

const CONNECTIONS = 10

process.on('message', (message: SetUp) => {
  setUp(message).then(
    (ready) => process.send?.(ready),
    (error: unknown) => {
      process.stderr.write(`${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`)
      process.exit(1)
    }
  )
})
// Whoever started it is gone: so is it.
process.on('disconnect', () => process.exit())

async function setUp({ place, slices, size, file }: SetUp): Promise<Ready> {
  const { calls, scripts } = await recordCalls(place, slices, size)
  writeFileSync(file, JSON.stringify(calls))
  const backend = await startServer((await openBackend(place, 1)).app, { host: '127.0.0.1', port: 0 })
  const seeded = await openBackend(place, 2)
  // The bare handler gets the rows and nothing else of ours.
  await seeded.deps.db.destroy()
  const app = bareApp(await bareDatabase(place), (kind, n) => scriptAt(scripts[kind as LoadKind], n))
  const bare = await startServer(app, { host: '127.0.0.1', port: 0 })
  if (!backend.ok || !bare.ok) throw new Error('No port can be had')
  return { backend: portOf(backend.value.address), bare: portOf(bare.value.address) }
}

/** A backend with its stores and first jobs, on the empty database of that number. */
async function openBackend(
  place: LoadPlace,
  number: 0 | 1 | 2
): Promise<{
  readonly deps: BackendDeps
  readonly app: ReturnType<typeof createApp>
  readonly stores: Awaited<ReturnType<typeof seedStores>>
}> {
  const db = await openDatabase(
    'urls' in place ? { url: place.urls[number], connections: CONNECTIONS } : { folder: place.folders[number] }
  )
  let ids = 0
  const deps: BackendDeps = {
    db,
    clock: { now: Date.now },
    // As long as real ones, and the same on all three databases: recorded statements name the rows of the others.
    ids: { uuid: () => `01900000-0000-7000-8000-${String((ids += 1)).padStart(12, '0')}` },
    // As it is deployed: every call has its line, which goes nowhere here.
    log: createJsonLog({ write: () => undefined, now: Date.now, soon: (run) => setTimeout(run, 50), quiet: false })
  }
  const app = createApp(deps, {
    adminKey: 'admin-key-of-the-figure',
    wixAppSecrets: ['secret'],
    wixTokenMaxAgeMs: 3_600_000,
    defaultPlan: { name: 'load', allowance: 10_000_000 },
    version: '0.0.0',
    randomBytes,
    trustProxy: false,
    checkAnswers: false,
    isDraining: () => false,
    monotonic: () => performance.now()
  })
  const stores = await seedStores(deps)
  for (const call of firstCalls(stores)) await ask(app, call)
  return { deps, app, stores }
}

interface Recorded {
  readonly calls: Record<LoadKind, LoadCall[]>
  readonly scripts: Record<LoadKind, Script[]>
}

/** Every call that will be made, in the order in which it will be made, with the statements that it takes. */
async function recordCalls(place: LoadPlace, slices: number, size: number): Promise<Recorded> {
  const { app, stores, deps } = await openBackend(place, 0)
  const recorded: Recorded = { calls: emptyLists(), scripts: emptyLists() }
  const drivers =
    'urls' in place
      ? [[Client.prototype, 'query'] as const]
      : [[PGlite.prototype, 'query'] as const, [PGlite.prototype, 'exec'] as const]
  for (let slice = 0; slice < slices; slice += 1)
    for (const kind of LOAD_KINDS)
      for (let n = slice * size; n < (slice + 1) * size; n += 1) {
        const call = loadCall(kind, stores, n)
        recorded.calls[kind].push(call)
        if (isRead(kind) && n >= STORES) continue
        recorded.scripts[kind].push(
          await record(drivers, async () => {
            const reply = await ask(app, call)
            if (kind !== 'sync') return
            const { ackSeq, nextCursor } = reply as { ackSeq: number; nextCursor: number }
            const device = stores[n % stores.length]?.device
            if (device) Object.assign(device, { acked: ackSeq, cursor: nextCursor })
          })
        )
      }
  await deps.db.destroy()
  return recorded
}

/** A read is the same every time: one script for each store. */
function isRead(kind: LoadKind): boolean {
  return kind === 'list' || kind === 'items'
}

function scriptAt(scripts: readonly Script[], n: number): Script {
  const script = scripts[n] ?? scripts[n % STORES]
  if (!script) throw new Error('There is no such call')
  return script
}

async function ask(app: ReturnType<typeof createApp>, { method, path, token, body }: LoadCall): Promise<unknown> {
  const response = await app.fetch(
    new Request(`http://backend${path}`, {
      method,
      headers: {
        Authorization: `Bearer ${token}`,
        ...(body === undefined ? {} : { 'Content-Type': 'application/json' })
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) })
    })
  )
  const text = await response.text()
  if (!response.ok) throw new Error(`${method} ${path} answered ${response.status} ${text}`)
  return JSON.parse(text)
}

async function bareDatabase(place: LoadPlace): Promise<ReturnType<typeof barePostgres>> {
  if (!('urls' in place)) return barePglite(await PGlite.create(place.folders[2]))
  const pool = new Pool({ connectionString: place.urls[2], max: CONNECTIONS })
  pool.on('error', () => undefined)
  return barePostgres(pool)
}

function emptyLists<T>(): Record<LoadKind, T[]> {
  return { create: [], list: [], items: [], sync: [] }
}

function portOf(address: string): number {
  return Number(new URL(address).port)
}
