import Database from 'better-sqlite3'
import { copyFileSync, mkdtempSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { openTestEngine } from '../../../../test/support/test-engine.ts'
import { openStore, populate, type OpenStore } from '../../../../test/support/populated-store.ts'
import { first } from './migrations/0001-first.ts'
import { openDatabase } from './open.ts'
import { verifyCommand } from './verify-command.ts'

let open: OpenStore
let dir = ''

beforeEach(async () => {
  open = await openStore()
  populate(open, 'a')
  dir = path.dirname(open.raw.name)
})
afterEach(() => open.close())

function verify(...argv: string[]): { readonly code: number; readonly lines: readonly string[] } {
  const lines: string[] = []
  const code = verifyCommand(argv, (line) => lines.push(line))
  return { code, lines }
}

const verifyDir = (...more: string[]) => verify('--data-dir', dir, ...more)

/** The database as one file, with nothing beside it, as a backup is. */
function copyTo(folder: string): string {
  open.raw.pragma('wal_checkpoint(TRUNCATE)')
  const file = path.join(folder, 'wordshelf.db')
  copyFileSync(open.raw.name, file)
  return file
}

describe('verify-ledger', () => {
  test('says of every rule that it holds, with the rows looked at', () => {
    const { code, lines } = verifyDir()
    expect(code).toBe(0)
    expect(lines[0]).toBe(`${open.raw.name} (schema 11)`)
    expect(lines).toContain('  ok      a job sums its reservations (2 rows)')
    expect(lines.at(-1)).toBe(`All ${lines.length - 2} rules hold.`)
  })

  test('reads a database that the app holds open and goes on writing, and sees what was committed before it', () => {
    open.store.write((tx) => tx.setAllowance('a', 200, 0))
    expect(verifyDir().code).toBe(0)
    open.store.write((tx) => tx.setAllowance('a', 300, 0))
    expect(verifyDir().code).toBe(0)
    expect(open.store.read((db) => db.getInstance('a')?.creditsTotal)).toBe(300)
  })

  test('reads what a killed process left in the write-ahead log', async () => {
    const t = await openTestEngine({ allowance: 10 })
    try {
      const copy = mkdtempSync(path.join(tmpdir(), 'wordshelf-killed-'))
      for (const name of ['wordshelf.db', 'wordshelf.db-wal'])
        copyFileSync(path.join(t.dir, name), path.join(copy, name))
      expect(verify('--data-dir', copy)).toMatchObject({ code: 0 })
      rmSync(copy, { recursive: true, force: true })
    } finally {
      await t[Symbol.asyncDispose]()
    }
  })

  test('names the first broken row, and ends with 1', () => {
    open.raw.exec('drop trigger credit_ledger_no_update')
    open.raw.exec(`update credit_ledger set amount = 9, used_after = 9 where id = 2`)
    const { code, lines } = verifyDir()
    expect(code).toBe(1)
    expect(lines).toContainEqual(
      expect.stringMatching(
        /^ {2}BROKEN {2}each ledger entry follows .* \(1 of \d+ rows\): credit_ledger \d+: used_after/
      )
    )
    expect(lines.at(-1)).toMatch(
      /^\d rules are broken\. First broken row: app_instances a: credits_used_month is 14 instead/
    )
  })

  test('says all of it as one line of JSON', () => {
    const good = verifyDir('--json')
    expect(good.lines).toHaveLength(1)
    expect(JSON.parse(good.lines[0] ?? '')).toMatchObject({
      ok: true,
      file: open.raw.name,
      schema: 11,
      newestSchema: 11,
      rules: expect.arrayContaining([
        { rule: 'a job sums its reservations', checked: 2, broken: 0, first: null }
      ]) as unknown
    })
    open.raw.exec(`update jobs set captured = 3 where id = 1`)
    const bad = verifyDir('--json')
    expect(bad.code).toBe(1)
    expect(JSON.parse(bad.lines[0] ?? '')).toMatchObject({ ok: false })
    expect(JSON.parse(verify('--data-dir', '/nowhere', '--json').lines[0] ?? '')).toEqual({
      ok: false,
      file: path.resolve('/nowhere/wordshelf.db'),
      error: `There is no ${path.resolve('/nowhere/wordshelf.db')}.`
    })
  })
})

describe('verify-ledger of another database', () => {
  let folder = ''
  let file = ''

  beforeEach(() => {
    folder = mkdtempSync(path.join(tmpdir(), 'wordshelf-verify-'))
    file = copyTo(folder)
  })
  afterEach(() => rmSync(folder, { recursive: true, force: true }))

  const change = (sql: string): void => {
    const raw = new Database(file)
    raw.exec(sql)
    raw.close()
  }

  test('checks what applies to an earlier schema, and says that it is one', async () => {
    rmSync(file)
    const old = await openDatabase(file, { '0001-first': first })
    old.exec(`insert into app_instances values ('a', 'A', 'local', 0, 10, 3, '2026-11', 1)`)
    old.exec(`insert into credit_ledger (instance_id, period, kind, amount, used_after, at)
      values ('a', '2026-11', 'ALLOWANCE', 10, 0, 1)`)
    old.close()
    const { code, lines } = verify('--data-dir', folder)
    expect(lines[0]).toBe(`${file} (schema 1; this Wordshelf knows 11, so only what applies to 1 is checked)`)
    expect(code).toBe(1)
    expect(lines.at(-1)).toContain('app_instances a: credits_used_month is 3 instead of 0')
  })

  test('changes nothing in it', () => {
    const before = readFileSync(file)
    expect(verify('--file', file).code).toBe(0)
    expect(readFileSync(file).equals(before)).toBe(true)
  })

  test.each<readonly [string, () => void, RegExp]>([
    ['is missing', () => rmSync(file), /^There is no .*wordshelf\.db\.$/],
    [
      'is of a newer version',
      () => change('pragma user_version = 99'),
      /newer Wordshelf \(schema 99, this one knows 11\)/
    ],
    ['is no database', () => writeFileSync(file, 'Dear diary,\n'.repeat(500)), /is damaged or not a database \(/],
    ['is cut off', () => truncateSync(file, 40_960), /is damaged/],
    ['is empty', () => writeFileSync(file, ''), /is not a database of Wordshelf\.$/],
    ['is of another app', () => change('drop table outbox'), /is not a database of Wordshelf\.$/],
    ['lacks a column', () => change('alter table jobs drop column edited'), /could not be checked \(no such column/]
  ])('ends with 2 and one line where the file %s', (_what, damage, line) => {
    damage()
    const { code, lines } = verify('--file', file)
    expect(code).toBe(2)
    expect(lines.at(-1)).toMatch(line)
    expect(lines.at(-1)).not.toContain('\n')
    expect(lines.length).toBeLessThanOrEqual(2)
  })

  test('finds a page that was written over', () => {
    const bytes = readFileSync(file)
    const pageSize = 4_096
    bytes.fill(0xa5, bytes.length - 3 * pageSize, bytes.length)
    writeFileSync(file, bytes)
    const { code, lines } = verify('--file', file)
    expect(code).toBe(2)
    expect(lines.at(-1)).toMatch(/is damaged/)
  })

  test.each([
    [[], /^Which database\?/],
    [['--data-dir'], /^--data-dir needs a value/],
    [['--file', 'a', '--data-dir', 'b'], /^Give one of/],
    [['--fix'], /^--fix is not an option/]
  ])('refuses options that it does not know: %j', (argv, line) => {
    const { code, lines } = verify(...argv)
    expect([code, lines.length]).toEqual([2, 1])
    expect(lines[0]).toMatch(line)
  })
})
