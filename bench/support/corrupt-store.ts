import Database from 'better-sqlite3'
import { cpSync, mkdirSync, rmSync, utimesSync } from 'node:fs'
import path from 'node:path'
import { backUp } from '../../src/main/adapters/db/backup.ts'
import { createFileHostServices } from '../../src/main/adapters/secrets/file-host-services.ts'
import { startEngine } from '../../src/main/app/engine-host.ts'
import { WIX_URL } from '../../src/main/ports/shop-url.ts'
import type { EngineGateway } from '../../src/main/ports/gateway.ts'

const root = path.resolve(import.meta.dirname, '../..')
export const ENGINE_THREAD = new URL('../../src/main/engine-thread.ts', import.meta.url)

/** The engine as the shells start it, on a folder, with the settings file that the web shell has there. */
export function startOn(dataDir: string, threadUrl = ENGINE_THREAD): Promise<EngineGateway> {
  return startEngine(
    {
      threadUrl,
      dataDir,
      resourcesDir: path.join(root, 'resources'),
      shell: 'web',
      version: '0.0.0',
      sample: true,
      allowance: ALLOWANCE,
      shopUrl: WIX_URL
    },
    { ...createFileHostServices(dataDir), fetch: () => Promise.reject(new Error('No network')) }
  )
}

export const ALLOWANCE = 300

/** Calls that must work; a refusal is a fault of the figure or of the engine. */
export async function call<T>(gateway: EngineGateway, procedure: string, input: unknown = {}): Promise<T> {
  const result = await gateway.call(procedure, input, {})
  if (!result.ok) throw new Error(`${procedure}: ${result.error.code} ${result.error.message}`)
  return result.value as T
}

export interface JobView {
  readonly id: number
  readonly status: string
  readonly progress: { readonly done: number; readonly total: number }
}

export async function createJob(gateway: EngineGateway, from: number, to: number, autoStart = true): Promise<number> {
  const { ids } = await call<{ ids: string[] }>(gateway, 'products.ids')
  const { jobId } = await call<{ jobId: number }>(gateway, 'jobs.create', {
    sourceScope: 'products',
    productIds: ids.slice(from, to),
    attributes: ['title', 'seoTitle', 'description'],
    language: 'en',
    prompt: 'Clear and friendly.',
    autoStart
  })
  return jobId
}

export async function untilOver(gateway: EngineGateway, jobId: number): Promise<JobView> {
  for (;;) {
    const job = await call<JobView>(gateway, 'jobs.get', { id: jobId })
    if (job.status !== 'PENDING' && job.status !== 'RUNNING') return job
    await new Promise((resolve) => {
      setTimeout(resolve, 25)
    })
  }
}

/** Two snapshots of one store at work, and what was true of it at that moment. */
export interface Template {
  /** As a killed process leaves it: a log beside the database. */
  readonly killed: string
  /** As a quit leaves it. */
  readonly closed: string
  readonly creditsUsed: number
  readonly creditsTotal: number
}

/**
 * A store with jobs before and after each of its three backups: delivered, reviewed, cancelled, waiting and paused ones. After the
 * newest backup one waiting job was run and another was made, so that going back to it would give credits back.
 */
export async function buildTemplate(dir: string): Promise<Template> {
  const live = path.join(dir, 'live')
  mkdirSync(live, { recursive: true })
  const gateway = await startOn(live)
  const reader = new Database(path.join(live, 'wordshelf.db'), { readonly: true })
  const backup = async (name: string): Promise<void> => {
    const folder = path.join(live, 'backups')
    mkdirSync(folder, { recursive: true })
    await backUp(reader, path.join(folder, `wordshelf-${name}.db`))
    const at = new Date(`${name.slice(0, 10)}T${name.slice(11, 19).replaceAll('-', ':')}Z`)
    utimesSync(path.join(folder, `wordshelf-${name}.db`), at, at)
  }
  const first = await createJob(gateway, 0, 8)
  await untilOver(gateway, first)
  await call(gateway, 'items.review', { filter: { jobId: first, attribute: 'title' }, decision: 'APPROVED' })
  await backup('2026-01-01T10-00-00Z')
  // From here on the database and its log each hold what the other does not.
  const writer = new Database(path.join(live, 'wordshelf.db'))
  writer.pragma('wal_checkpoint(PASSIVE)')
  writer.close()
  const waiting = await createJob(gateway, 10, 16, false)
  const kept = await createJob(gateway, 16, 20, false)
  await call(gateway, 'items.review', { filter: { jobId: first, attribute: 'seoTitle' }, decision: 'REJECTED' })
  await backup('2026-01-02T10-00-00Z')
  const cancelled = await createJob(gateway, 20, 22, false)
  await call(gateway, 'jobs.cancel', { id: cancelled })
  await backup('2026-01-03T10-00-00Z')
  await call(gateway, 'jobs.start', { id: waiting })
  await untilOver(gateway, waiting)
  await call(gateway, 'items.review', { filter: { jobId: waiting, attribute: 'title' }, decision: 'APPROVED' })
  await createJob(gateway, 24, 34, false)
  await call(gateway, 'jobs.pause', { id: kept }).catch(() => undefined)
  const { creditsUsed, creditsTotal } = await call<{ creditsUsed: number; creditsTotal: number }>(
    gateway,
    'credits.get'
  )
  // The mark follows what is not money within two seconds.
  await new Promise((resolve) => {
    setTimeout(resolve, 2_500)
  })
  reader.close()
  const killed = path.join(dir, 'killed')
  cpSync(live, killed, { recursive: true })
  rmSync(path.join(killed, 'wordshelf.db-shm'), { force: true })
  await gateway.stop()
  const closed = path.join(dir, 'closed')
  cpSync(live, closed, { recursive: true })
  return { killed, closed, creditsUsed, creditsTotal }
}
