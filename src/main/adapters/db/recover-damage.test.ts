import { cpSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { DAMAGES } from '../../../../bench/support/corrupt-damage.ts'
import { FakeTime } from '../../../../test/support/fake-time.ts'
import { populate } from '../../../../test/support/populated-store.ts'
import { seededRandom } from '../../../../simulators/random.ts'
import { newBackupFile } from './backup-files.ts'
import { backUp } from './backup.ts'
import { brokenInvariants } from './invariants.ts'
import { guardStore } from './recover-guard.ts'
import { openData } from './recover.ts'
import { createStore } from './store.ts'

/** The short form of the figure `corrupt`: each kind of damage once, without the engine and its thread. */
const SEED = 20_261
const ALLOWANCE = 100
const BACKUPS = 3

let base: string
let usedBefore: number
const quiet = { info: () => undefined, warn: () => undefined, error: () => undefined }

async function open(dir: string, time: FakeTime) {
  let ids = 0
  const data = await openData(dir, { clock: time, timers: time, ids: { uuid: () => `${dir}-${++ids}` }, log: quiet })
  return {
    ...data,
    store: guardStore(
      createStore(data.raw, time, { uuid: () => `event-${++ids}` }),
      data.raw,
      data.keeper,
      () => undefined
    )
  }
}

/** Snapshots `killed` and `closed` of one folder, with work after each of its backups. */
async function makeScene(name: string): Promise<void> {
  const time = new FakeTime()
  const live = path.join(base, name, 'live')
  const data = await open(live, time)
  data.store.write((tx) => tx.setMeta('epoch', `epoch of ${name}`))
  const { jobId } = populate({ ...data, close: () => undefined }, 'a')
  for (let n = 0; n < BACKUPS; n += 1) {
    await time.advance(60_000)
    await backUp(data.raw, newBackupFile(data.paths, time.now()))
  }
  data.raw.pragma('wal_checkpoint(PASSIVE)')
  data.store.write((tx) => tx.reopenReleasedItems(jobId, time.now()))
  data.store.write((tx) => tx.cancelOpenItems(jobId, time.now()))
  data.store.write((tx) => tx.reopenReleasedItems(jobId, time.now()))
  await time.advance(3_000)
  usedBefore = Number(data.raw.prepare('select sum(credits_used_month) from app_instances').pluck().get())
  cpSync(live, path.join(base, name, 'killed'), { recursive: true })
  rmSync(path.join(base, name, 'killed', 'wordshelf.db-shm'), { force: true })
  data.store.close()
  cpSync(live, path.join(base, name, 'closed'), { recursive: true })
}

beforeAll(async () => {
  base = mkdtempSync(path.join(tmpdir(), 'wordshelf-damage-'))
  await makeScene('stranger')
  await makeScene('own')
})
afterAll(() => rmSync(base, { recursive: true, force: true }))

const backupsOf = (dir: string): ReadonlyMap<string, string> =>
  existsSync(path.join(dir, 'backups'))
    ? new Map(
        readdirSync(path.join(dir, 'backups')).map((name) => [
          name,
          readFileSync(path.join(dir, 'backups', name), 'hex')
        ])
      )
    : new Map()

test.each(DAMAGES.map((damage, index) => [damage.name, damage, index] as const))(
  'opens, tells, keeps and gives no credit back: %s',
  async (name, damage, index) => {
    const dir = path.join(base, `set-${index}`)
    cpSync(path.join(base, 'own', damage.from), dir, { recursive: true })
    const random = seededRandom(SEED * 1_000 + index)
    damage.run({ dir, random: () => random.next(), stranger: path.join(base, 'stranger', 'killed') })
    const backups = backupsOf(dir)

    const data = await open(dir, new FakeTime())
    const aside = existsSync(path.join(dir, 'damaged')) ? readdirSync(path.join(dir, 'damaged')) : []
    for (const folder of aside) expect(data.notice).toContain(folder)
    if (damage.mustNotice) expect(data.notice).not.toBeNull()
    expect(brokenInvariants(data.raw)).toEqual([])
    expect(data.raw.pragma('integrity_check', { simple: true })).toBe('ok')
    if (damage.nothingLeft !== true) {
      const left = data.raw.prepare('select sum(credits_total - credits_used_month) from app_instances').pluck().get()
      expect(left, name).toBeLessThanOrEqual(ALLOWANCE - usedBefore)
    }
    data.store.write((tx) => tx.setMeta('goes on', 'yes'))
    data.store.close()
    expect(backupsOf(dir)).toEqual(backups)
    rmSync(dir, { recursive: true })
  }
)
