import Database from 'better-sqlite3'
import { copyFileSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { sql } from 'kysely'
import type { Migration } from 'kysely/migration'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { MIGRATIONS } from './migrations/list.ts'
import { backUp } from './backup.ts'
import { OpenError } from './open-error.ts'
import { openDatabase } from './open.ts'

let dir: string
let file: string

beforeEach(() => {
  dir = mkdtempSync(path.join(tmpdir(), 'wordshelf-open-'))
  file = path.join(dir, 'wordshelf.db')
})
afterEach(() => rmSync(dir, { recursive: true, force: true }))

const step = (...statements: readonly string[]): Migration => ({
  async up(db) {
    for (const statement of statements) await sql.raw(statement).execute(db)
  }
})
const second = step('create table second_step (x integer) strict', `update meta set value = 'moved' where key = 'kept'`)
/** Schema number of this version, and of one that is a step further. */
const NOW = Object.keys(MIGRATIONS).length
const NEXT = NOW + 1
const nextStep = { ...MIGRATIONS, '9001-next': second }

async function makeFirst(): Promise<void> {
  const raw = await openDatabase(file)
  raw.exec(`insert into meta (key, value) values ('kept', 'as it was')`)
  raw.close()
}

const refusalOf = (opening: Promise<Database.Database>): Promise<OpenError> =>
  opening.then(
    (raw) => {
      raw.close()
      throw new Error('It opened')
    },
    (error: unknown) => {
      if (error instanceof OpenError) return error
      throw error
    }
  )

const schemaOf = (raw: Database.Database): unknown =>
  raw.prepare('select type, name, sql from sqlite_schema order by name').all()
const versionOf = (raw: Database.Database): unknown => raw.pragma('user_version', { simple: true })

describe('the settings that durability rests on', () => {
  const settings = {
    journal_mode: 'wal',
    synchronous: 2,
    fullfsync: 1,
    checkpoint_fullfsync: 1,
    foreign_keys: 1,
    trusted_schema: 0,
    cell_size_check: 1,
    busy_timeout: 5_000
  }

  test.each(['a new file', 'a reopened file'])('hold after a write on %s', async (which) => {
    if (which === 'a reopened file') await makeFirst()
    const raw = await openDatabase(file)
    raw.exec(`insert into meta (key, value) values ('written', 'now')`)
    for (const [name, value] of Object.entries(settings))
      expect({ [name]: raw.pragma(name, { simple: true }) as unknown }).toEqual({ [name]: value })
    raw.close()
  })

  test('a new file takes the number of its last step', async () => {
    const raw = await openDatabase(file)
    expect(versionOf(raw)).toBe(Object.keys(MIGRATIONS).length)
    raw.close()
  })
})

describe('a database of a newer version', () => {
  test('is refused with every byte as it was', async () => {
    const raw = await openDatabase(file, nextStep)
    raw.close()
    const before = readFileSync(file)
    expect(await refusalOf(openDatabase(file))).toMatchObject({ code: 'NEWER_DATABASE' })
    expect(readFileSync(file).equals(before)).toBe(true)
  })

  test('that was killed is refused without touching its write-ahead log', async () => {
    const living = await openDatabase(file, nextStep)
    living.exec(`insert into meta (key, value) values ('only', 'in the log')`)
    const copy = path.join(dir, 'copy.db')
    for (const end of ['', '-wal']) copyFileSync(file + end, copy + end)
    living.close()
    const before = ['', '-wal'].map((end) => readFileSync(copy + end))
    expect(await refusalOf(openDatabase(copy))).toMatchObject({ code: 'NEWER_DATABASE' })
    expect(['', '-wal'].map((end, index) => before[index]?.equals(readFileSync(copy + end)))).toEqual([true, true])
  })
})

describe('a migration of an existing database', () => {
  const backup = (): string => `${file}.before-${NEXT}`

  test('keeps the old database beside the new one, whole and checked', async () => {
    await makeFirst()
    const raw = await openDatabase(file, nextStep)
    expect(versionOf(raw)).toBe(NEXT)
    expect(raw.prepare(`select value from meta where key = 'kept'`).pluck().get()).toBe('moved')
    raw.close()
    const copy = new Database(backup(), { readonly: true })
    expect(copy.pragma('integrity_check', { simple: true })).toBe('ok')
    expect(versionOf(copy)).toBe(NOW)
    expect(copy.prepare(`select value from meta where key = 'kept'`).pluck().get()).toBe('as it was')
    copy.close()
    expect(existsSync(`${backup()}.part`)).toBe(false)
  })

  test('that fails in its last step leaves schema, number and data as they were', async () => {
    await makeFirst()
    const old = await openDatabase(file)
    const before = schemaOf(old)
    old.close()
    const steps = { ...nextStep, '9002-third': step('create table third (x)', 'insert into no_such_table values (1)') }
    expect(await refusalOf(openDatabase(file, steps))).toMatchObject({ code: 'MIGRATION_FAILED' })
    const raw = await openDatabase(file)
    expect(schemaOf(raw)).toEqual(before)
    expect(versionOf(raw)).toBe(NOW)
    expect(raw.prepare(`select value from meta where key = 'kept'`).pluck().get()).toBe('as it was')
    raw.close()
  })

  test('can be tried again after it failed', async () => {
    await makeFirst()
    const broken = { ...MIGRATIONS, '9001-next': step('create table second_step (x)', 'not sql at all') }
    expect(await refusalOf(openDatabase(file, broken))).toMatchObject({ code: 'MIGRATION_FAILED' })
    const raw = await openDatabase(file, nextStep)
    expect(versionOf(raw)).toBe(NEXT)
    raw.close()
  })

  test('does not begin while the database fails its check, and keeps the earlier backup', async () => {
    await makeFirst()
    writeFileSync(backup(), 'an earlier good backup')
    damageIndex(file)
    expect(await refusalOf(openDatabase(file, nextStep))).toMatchObject({ code: 'CORRUPT' })
    expect(readFileSync(backup(), 'utf8')).toBe('an earlier good backup')
    const raw = await openDatabase(file)
    expect(versionOf(raw)).toBe(NOW)
    raw.close()
  })

  test('has nothing to back up where the file is new', async () => {
    const raw = await openDatabase(file, nextStep)
    raw.close()
    expect(existsSync(backup())).toBe(false)
  })
})

describe('a file that is no database', () => {
  test.each([
    ['text', Buffer.from('handleId,fieldType,name\n'.repeat(200))],
    ['a header and then rubbish', Buffer.concat([Buffer.from('SQLite format 3\0'), Buffer.alloc(8_000, 0xa5)])]
  ])('is refused and left as it is: %s', async (_what, bytes) => {
    writeFileSync(file, bytes)
    expect(await refusalOf(openDatabase(file))).toMatchObject({ code: 'CORRUPT' })
    expect(readFileSync(file).equals(bytes)).toBe(true)
  })

  test('a database that is damaged inside is named as that', async () => {
    await makeFirst()
    const bytes = readFileSync(file)
    // Page 1 keeps its header; the table of tables behind it does not.
    bytes.fill(0xa5, 100, 4_096)
    writeFileSync(file, bytes)
    expect(await refusalOf(openDatabase(file))).toMatchObject({ code: 'CORRUPT' })
  })
})

test('a backup that is made of a sound database replaces an earlier one', async () => {
  const raw = await openDatabase(file)
  const target = path.join(dir, 'backup.db')
  writeFileSync(target, 'old')
  await backUp(raw, target)
  raw.close()
  const copy = new Database(target, { readonly: true })
  expect(copy.pragma('integrity_check', { simple: true })).toBe('ok')
  copy.close()
})

/** An index that has lost an entry: the file opens and reads, and only the check finds it. */
function damageIndex(target: string): void {
  const raw = new Database(target)
  raw.unsafeMode()
  raw.exec(`
    insert into app_instances (instance_id, name, source, credits_total, period, created_at)
      values ('a', 'A', 'local', 1, '2026-11', 0);
    insert into collections (instance_id, id, name) values ('a', 'x', 'x');
    pragma writable_schema = on;
    update sqlite_schema set rootpage = (select rootpage from sqlite_schema where name = 'jobs_instance')
      where name = 'sqlite_autoindex_collections_1'`)
  raw.close()
}
