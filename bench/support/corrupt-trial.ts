import Database from 'better-sqlite3'
import { createHash } from 'node:crypto'
import { cpSync, existsSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs'
import path from 'node:path'
import { brokenInvariants } from '../../src/main/adapters/db/invariants.ts'
import type { EngineGateway } from '../../src/main/ports/gateway.ts'
import type { Damage, Random } from './corrupt-damage.ts'
import { ALLOWANCE, call, createJob, startOn, untilOver, type Template } from './corrupt-store.ts'

export interface TrialResult {
  readonly damage: string
  /** What did not hold, in words. Empty is good. */
  readonly violations: readonly string[]
  readonly opened: boolean
  /** The merchant was told something. */
  readonly noticed: boolean
  readonly setAside: boolean
  /** Whether the store came from a backup, was kept, or began anew. */
  readonly outcome: 'kept' | 'restored' | 'behind' | 'new'
  readonly openMs: number
}

export interface TrialOptions {
  readonly template: Template
  readonly stranger: string
  readonly damage: Damage
  readonly random: Random
  /** A folder of its own; removed at the end. */
  readonly dir: string
  /** The thread that opens the data; the app's own where not given. */
  readonly threadUrl?: URL
  /** What a faulty recovery does to the folder before the engine opens it, for the control. */
  readonly tamper?: (dir: string) => void
}

/** One damaged store, opened as the app opens it, looked at, used, closed and checked. */
export async function runTrial(options: TrialOptions): Promise<TrialResult> {
  const { template, damage, dir } = options
  cpSync(damage.from === 'killed' ? template.killed : template.closed, dir, { recursive: true })
  const soundBackups = hashes(path.join(dir, 'backups'))
  damage.run({ dir, random: options.random, stranger: options.stranger })
  const backups = hashes(path.join(dir, 'backups'))
  const found = setHashes(dir)
  options.tamper?.(dir)

  const violations: string[] = []
  const started = performance.now()
  let gateway: EngineGateway
  try {
    gateway = await startOn(dir, options.threadUrl)
  } catch (error) {
    rmSync(dir, { recursive: true, force: true })
    const said = error instanceof Error ? error.message : String(error)
    return {
      damage: damage.name,
      violations: [`did not open: ${said}`],
      opened: false,
      noticed: false,
      setAside: false,
      outcome: 'kept',
      openMs: 0
    }
  }
  const openMs = performance.now() - started
  let recovery: string | null = null
  let opened = false
  try {
    recovery = (await call<{ recovery: string | null }>(gateway, 'app.status')).recovery
    opened = true
    const credits = await call<{ creditsUsed: number; remaining: number }>(gateway, 'credits.get')
    const remaining = template.creditsTotal - template.creditsUsed
    if (credits.remaining > remaining && damage.nothingLeft !== true)
      violations.push(`credits appeared: ${credits.remaining} are left where ${remaining} were`)
    await work(gateway)
    recovery = (await call<{ recovery: string | null }>(gateway, 'app.status')).recovery
  } catch (error) {
    violations.push(`cannot be used: ${error instanceof Error ? error.message : String(error)}`)
  }
  await gateway.stop()

  const outcome = outcomeOf(recovery)
  const folders = asideFolders(dir)
  for (const folder of folders) if (!recovery?.includes(folder)) violations.push(`nobody was told of ${folder}`)
  if (damage.mustNotice && recovery === null) violations.push('the damage was not noticed')
  violations.push(...keptViolations(folders, found, outcome === 'restored' || outcome === 'new'))
  for (const [name, hash] of backups)
    if (hashes(path.join(dir, 'backups')).get(name) !== hash)
      violations.push(`the ${soundBackups.get(name) === hash ? 'good' : 'damaged'} backup ${name} was changed`)
  violations.push(...databaseViolations(path.join(dir, 'wordshelf.db')))
  rmSync(dir, { recursive: true, force: true })
  return {
    damage: damage.name,
    violations,
    opened,
    noticed: recovery !== null,
    setAside: folders.length > 0,
    outcome,
    openMs
  }
}

function outcomeOf(recovery: string | null): TrialResult['outcome'] {
  if (recovery === null) return 'kept'
  if (recovery.includes('went back to its backup of')) return 'restored'
  return recovery.includes('started with an empty store') ? 'new' : 'behind'
}

/** A merchant goes on: raises the allowance where nothing is left, and runs a job. */
async function work(gateway: EngineGateway): Promise<void> {
  const { remaining } = await call<{ remaining: number }>(gateway, 'credits.get')
  if (remaining < 3) {
    const { creditsUsed } = await call<{ creditsUsed: number }>(gateway, 'credits.get')
    await call(gateway, 'credits.setAllowance', { creditsTotal: Math.max(ALLOWANCE, creditsUsed) + 10 })
  }
  const job = await untilOver(gateway, await createJob(gateway, 40, 41))
  if (job.status !== 'COMPLETED' || job.progress.done !== 3)
    throw new Error(`a new job ended as ${job.status} with ${job.progress.done} of 3`)
}

function hashOf(file: string): string {
  return createHash('sha256').update(readFileSync(file)).digest('hex')
}

function hashes(folder: string): ReadonlyMap<string, string> {
  if (!existsSync(folder)) return new Map()
  return new Map(readdirSync(folder).map((name) => [name, hashOf(path.join(folder, name))]))
}

/** Database and log as they were found. */
function setHashes(dir: string): ReadonlyMap<string, string> {
  const files = ['wordshelf.db', 'wordshelf.db-wal'].filter((name) =>
    statSync(path.join(dir, name), { throwIfNoEntry: false })?.isFile()
  )
  return new Map(files.map((name) => [name, hashOf(path.join(dir, name))]))
}

function asideFolders(dir: string): readonly string[] {
  const damaged = path.join(dir, 'damaged')
  return existsSync(damaged) ? readdirSync(damaged).map((name) => path.join(damaged, name)) : []
}

/** Whatever was put aside is there as it was found; if the database was replaced, all of its set is. */
function keptViolations(
  folders: readonly string[],
  found: ReadonlyMap<string, string>,
  replaced: boolean
): readonly string[] {
  const kept = new Map(folders.flatMap((folder) => [...setHashes(folder)]))
  const wrong = [...kept]
    .filter(([name, hash]) => found.get(name) !== hash)
    .map(([name]) => `${name} was put aside, but not as it was found`)
  const lost = replaced ? [...found.keys()].filter((name) => !kept.has(name)) : []
  return [...wrong, ...lost.map((name) => `${name} was not kept`)]
}

function databaseViolations(file: string): readonly string[] {
  const raw = new Database(file, { readonly: true })
  try {
    const check = String(raw.pragma('integrity_check(1)', { simple: true }))
    return check === 'ok' ? brokenInvariants(raw) : [`the database that was opened does not pass its check: ${check}`]
  } catch (error) {
    return [`the database that was opened cannot be read: ${error instanceof Error ? error.message : String(error)}`]
  } finally {
    raw.close()
  }
}
