import { cpSync, readdirSync, rmSync } from 'node:fs'
import path from 'node:path'
import type { Damage, Random } from './corrupt-damage.ts'
import type { Template } from './corrupt-store.ts'
import { runTrial } from './corrupt-trial.ts'

interface Control {
  readonly name: string
  /** The damage that it is tried on, and what the checks must say of it. */
  readonly on: string
  readonly mustSay: RegExp
  readonly threadUrl?: URL
  readonly tamper?: (dir: string) => void
}

const database = (dir: string): string => path.join(dir, 'wordshelf.db')
const removeSet = (dir: string): void => {
  for (const end of ['', '-wal', '-shm']) rmSync(database(dir) + end, { force: true, recursive: true })
}

const opener = JSON.stringify(new URL('../../src/main/adapters/db/open.ts', import.meta.url).href)

/** A thread that opens the database and no more than that. */
const WITHOUT_RECOVERY = new URL(
  `data:text/javascript,${encodeURIComponent(`
    import { parentPort, workerData } from 'node:worker_threads'
    import { openDatabase } from ${opener}
    try {
      await openDatabase(workerData.dataDir + '/wordshelf.db')
      parentPort.postMessage({ kind: 'ready' })
    } catch (error) {
      parentPort.postMessage({ kind: 'refused', code: error.code, message: error.message })
    }
    parentPort.close()`)}`
)

/** Recoveries as they are found in the field, each of which loses something. */
const CONTROLS: readonly Control[] = [
  {
    name: 'no recovery',
    on: 'noise instead of a database',
    mustSay: /^did not open/,
    threadUrl: WITHOUT_RECOVERY
  },
  {
    name: 'a backup is made of whatever is there',
    on: 'noise instead of a database',
    mustSay: /^the good backup .* was changed/,
    tamper(dir) {
      const [newest = ''] = readdirSync(path.join(dir, 'backups')).toSorted((a, b) => (a < b ? 1 : -1))
      cpSync(database(dir), path.join(dir, 'backups', newest))
    }
  },
  {
    name: 'the damaged files are thrown away',
    on: 'text instead of a database',
    mustSay: /was not kept$/,
    tamper: removeSet
  },
  {
    name: 'a backup comes back as if nothing had been spent since',
    on: 'noise instead of a database',
    mustSay: /^credits appeared/,
    tamper(dir) {
      const [oldest = ''] = readdirSync(path.join(dir, 'backups')).toSorted((a, b) => (a < b ? -1 : 1))
      removeSet(dir)
      rmSync(path.join(dir, 'high-water.json'))
      cpSync(path.join(dir, 'backups', oldest), database(dir))
    }
  }
]

/** The names of the faulty recoveries that the checks let pass. */
export async function missedControls(
  template: Template,
  stranger: string,
  damages: readonly Damage[],
  random: Random,
  dir: string
): Promise<{ readonly tried: number; readonly missed: readonly string[] }> {
  const missed: string[] = []
  for (const { name, on, mustSay, threadUrl, tamper } of CONTROLS) {
    const damage = damages.find((one) => one.name === on)
    if (!damage) throw new Error(`There is no damage "${on}"`)
    const { violations } = await runTrial({
      template,
      stranger,
      damage,
      random,
      dir,
      ...(threadUrl ? { threadUrl } : {}),
      ...(tamper ? { tamper } : {})
    })
    if (!violations.some((violation) => mustSay.test(violation))) missed.push(name)
  }
  return { tried: CONTROLS.length, missed }
}
