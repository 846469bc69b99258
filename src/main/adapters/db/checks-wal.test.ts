import Database from 'better-sqlite3'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { isSameLog, parseWal } from './checks-wal.ts'

let dir: string
let raw: Database.Database
let log: Buffer
const COMMITS = 6

beforeEach(() => {
  dir = mkdtempSync(path.join(tmpdir(), 'wordshelf-wal-'))
  raw = new Database(path.join(dir, 'a.db'))
  raw.pragma('journal_mode = WAL')
  raw.exec('create table t (x text)')
  for (let n = 1; n < COMMITS; n += 1) raw.prepare('insert into t values (?)').run('x'.repeat(n * 900))
  log = readFileSync(path.join(dir, 'a.db-wal'))
})
afterEach(() => {
  raw.close()
  rmSync(dir, { recursive: true, force: true })
})

const flipped = (at: number): Buffer => {
  const bytes = Buffer.from(log)
  bytes[at] = (bytes[at] ?? 0) ^ 4
  return bytes
}

describe('reading a write-ahead log', () => {
  test('every transaction of a log that is whole is counted, and none is lost', () => {
    expect(parseWal(log)).toMatchObject({ commits: COMMITS, lost: 0 })
  })

  test('a bit that is flipped loses the transactions from there on, and that is seen', () => {
    const reading = parseWal(flipped(32 + 24 + 100))
    expect(reading.commits).toBe(0)
    expect(reading.lost).toBe(COMMITS)
  })

  test('a commit that a power cut interrupted is one at most', () => {
    expect(parseWal(flipped(log.length - 10))).toMatchObject({ commits: COMMITS - 1, lost: 1 })
    expect(parseWal(log.subarray(0, log.length - 10))).toMatchObject({ commits: COMMITS - 1, lost: 0 })
  })

  test('a head that makes no sense hides everything behind it', () => {
    for (const at of [1, 9, 17, 25]) expect(parseWal(flipped(at)).lost).toBeGreaterThan(1)
    expect(parseWal(Buffer.alloc(0))).toEqual({ salts: null, commits: 0, lost: 0 })
  })
})

test('a log is the same one as long as it only began anew, and no other', () => {
  expect(isSameLog([7, 1], [7, 1])).toBe(true)
  expect(isSameLog([7, 1], [9, 500])).toBe(true)
  expect(isSameLog([0xffff_ffff, 1], [1, 500])).toBe(true)
  expect(isSameLog([7, 1], [7, 2])).toBe(false)
  expect(isSameLog([7, 1], [6, 1])).toBe(false)
})
