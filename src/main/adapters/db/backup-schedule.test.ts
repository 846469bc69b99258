import Database from 'better-sqlite3'
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { FakeTime } from '../../../../test/support/fake-time.ts'
import { scheduleBackups, type BackupSchedule } from './backup-schedule.ts'
import { openData, type OpenData } from './recover.ts'

const HOUR_MS = 3_600_000
const DAY_MS = 24 * HOUR_MS

let dir: string
let time: FakeTime
let data: OpenData
let schedule: BackupSchedule
let idle: boolean
let damages: number
const said: string[] = []
const write = (message: string): void => void said.push(message)
const log = { info: write, warn: write, error: write }

beforeEach(async () => {
  dir = mkdtempSync(path.join(tmpdir(), 'wordshelf-backup-'))
  time = new FakeTime()
  idle = true
  damages = 0
  said.length = 0
  data = await openData(dir, { clock: time, timers: time, ids: { uuid: () => 'id' }, log })
  schedule = scheduleBackups({
    ...data,
    clock: time,
    timers: time,
    log,
    isIdle: () => idle,
    onDamage: () => {
      damages += 1
    }
  })
})
afterEach(async () => {
  await schedule.stop()
  data.raw.close()
  rmSync(dir, { recursive: true, force: true })
})

const backups = (): readonly string[] => readdirSync(data.paths.backups).toSorted((a, b) => (a < b ? -1 : 1))

/** Lets time pass and waits for what falls due on the way. */
async function pass(ms: number): Promise<void> {
  await time.advance(ms)
  await schedule.look()
}

/** An index without its entries: SQLite reads on as if nothing were wrong. */
function breakIndex(): void {
  data.raw.unsafeMode()
  data.raw.exec(`
    insert into app_instances (instance_id, name, source, credits_total, period, created_at) values ('a', 'A', 'local', 1, '2026-11', 0);
    insert into collections (instance_id, id, name) values ('a', 'x', 'x');
    pragma writable_schema = on;
    update sqlite_schema set rootpage = (select rootpage from sqlite_schema where name = 'jobs_instance')
      where name = 'sqlite_autoindex_collections_1'`)
}

describe('the daily backup', () => {
  test('is made soon after a start and then once a day, and the three newest are kept', async () => {
    await pass(60_000)
    expect(backups()).toHaveLength(1)
    await pass(HOUR_MS)
    expect(backups()).toHaveLength(1)
    for (let day = 0; day < 4; day += 1) await pass(DAY_MS)
    expect(backups()).toHaveLength(3)
    const newest = new Database(path.join(data.paths.backups, backups().at(-1) ?? ''), { readonly: true })
    expect(newest.pragma('integrity_check', { simple: true })).toBe('ok')
    expect(newest.pragma('journal_mode', { simple: true })).toBe('delete')
    newest.close()
  })

  test('waits for a job, but not for ever', async () => {
    await pass(60_000)
    idle = false
    await pass(DAY_MS)
    expect(backups()).toHaveLength(1)
    await pass(7 * HOUR_MS)
    expect(backups()).toHaveLength(2)
  })

  test('is not made of a database that fails its check: the earlier ones stay, and it is told once', async () => {
    await pass(60_000)
    const [first = ''] = backups()
    const bytes = readFileSync(path.join(data.paths.backups, first))
    breakIndex()
    await pass(DAY_MS)
    await pass(DAY_MS)
    expect(damages).toBe(1)
    expect(backups()).toEqual([first])
    expect(readFileSync(path.join(data.paths.backups, first)).equals(bytes)).toBe(true)
    expect(readFileSync(data.paths.mark, 'utf8')).toContain('"state":"damaged"')
  })

  test('leaves no half of itself behind when the app stops', async () => {
    const looking = schedule.look()
    await schedule.stop()
    await looking
    expect(readdirSync(dir).includes('backups') ? backups() : []).toEqual([])
  })

  test('clears what a killed one left', async () => {
    await pass(60_000)
    writeFileSync(path.join(data.paths.backups, 'wordshelf-2026-01-01T00-00-00Z.db.part'), 'half')
    await pass(DAY_MS)
    expect(backups().every((name) => name.endsWith('.db'))).toBe(true)
  })

  test('is made although a clock that was wrong left one of the future', async () => {
    await pass(60_000)
    writeFileSync(path.join(data.paths.backups, 'wordshelf-2031-01-01T00-00-00Z.db'), 'x')
    await pass(DAY_MS)
    expect(backups().length).toBeGreaterThan(2)
  })
})

test('every page is looked at once a week where no backup can be made, and never while a job runs', async () => {
  writeFileSync(data.paths.backups, 'a file where the folder should be')
  idle = false
  await pass(8 * DAY_MS)
  expect(said).not.toContain('the database was checked while idle')
  idle = true
  await pass(HOUR_MS)
  expect(said.filter((message) => message === 'the database was checked while idle')).toHaveLength(1)
})
