import Database from 'better-sqlite3'
import { mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { MIGRATIONS } from '../../src/main/adapters/db/migrations/list.ts'
import { openDatabase } from '../../src/main/adapters/db/open.ts'
import { errorMessage } from '../../src/shared/lib/error-message.ts'
import { brokenInvariants } from '../../test/support/invariants.ts'
import { withExtra } from './crash-migrations.ts'
import { lastCommit, StateDigest } from './crash-state.ts'

/** What the outside was told before the cut, and what each commit of the run held. */
export interface Told {
  readonly commit: number
  readonly states: ReadonlyMap<number, string>
}

/** `lost`: an acknowledged commit is not there. `corrupt`: anything else that is not a state which the engine made. */
export type Verdict = { readonly kind: 'good' } | { readonly kind: 'lost' | 'corrupt'; readonly reason: string }

/** Lays an image out, opens it as the app does after a power cut, and says what became of it. */
export async function examineImage(
  image: ReadonlyMap<string, Buffer>,
  dir: string,
  told: Told,
  extraMigrations: number,
  random: () => number
): Promise<Verdict> {
  rmSync(dir, { recursive: true, force: true })
  mkdirSync(dir, { recursive: true })
  for (const [name, content] of image) writeFileSync(path.join(dir, path.basename(name)), content)
  const file = path.join(dir, 'wordshelf.db')
  // The index of the write-ahead log lives in memory; whatever a cut leaves of it must not matter.
  if (random() < 0.25)
    writeFileSync(`${file}-shm`, Buffer.from(Array.from({ length: 32_768 }, () => Math.floor(random() * 256))))
  const backup = checkBackups(dir, told)
  if (backup !== null) return { kind: 'corrupt', reason: backup }
  let raw: Database.Database
  try {
    raw = await openDatabase(file, withExtra(MIGRATIONS, extraMigrations))
  } catch (error) {
    return { kind: 'corrupt', reason: `it does not open: ${errorMessage(error)}` }
  }
  try {
    return checkOpened(raw, told)
  } catch (error) {
    return { kind: 'corrupt', reason: `it cannot be read: ${errorMessage(error)}` }
  } finally {
    raw.close()
  }
}

function checkOpened(raw: Database.Database, told: Told): Verdict {
  const integrity = String(raw.pragma('integrity_check', { simple: true }))
  if (integrity !== 'ok') return { kind: 'corrupt', reason: integrity.split('\n')[0] ?? '' }
  if ((raw.pragma('foreign_key_check') as unknown[]).length > 0)
    return { kind: 'corrupt', reason: 'a foreign key points nowhere' }
  const [broken] = brokenInvariants(raw)
  if (broken !== undefined) return { kind: 'corrupt', reason: broken }
  const commit = lastCommit(raw)
  if (commit > 0 && new StateDigest(raw).take() !== told.states.get(commit))
    return { kind: 'corrupt', reason: `commit ${commit} is there, but not as it was made` }
  if (commit < told.commit)
    return { kind: 'lost', reason: `commit ${told.commit} was acknowledged and the files end at ${commit}` }
  return { kind: 'good' }
}

/** A backup that has its final name is a whole database in a state that once was. */
function checkBackups(dir: string, told: Told): string | null {
  for (const name of readdirSync(dir).filter((entry) => /\.before-\d+$/.test(entry))) {
    try {
      const raw = new Database(path.join(dir, name), { readonly: true })
      try {
        const whole = raw.pragma('integrity_check', { simple: true }) === 'ok'
        if (!whole || new StateDigest(raw).take() !== told.states.get(lastCommit(raw)))
          return `the backup ${name} is not what it was`
      } finally {
        raw.close()
      }
    } catch (error) {
      return `the backup ${name} does not open: ${errorMessage(error)}`
    }
  }
  return null
}
