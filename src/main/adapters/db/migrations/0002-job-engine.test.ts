import Database from 'better-sqlite3'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { openDatabase } from '../open.ts'
import { first } from './0001-first.ts'

let dir: string
let file: string

beforeEach(() => {
  dir = mkdtempSync(path.join(tmpdir(), 'wordshelf-0002-'))
  file = path.join(dir, 'wordshelf.db')
})
afterEach(() => rmSync(dir, { recursive: true, force: true }))

/** A job with one item of each outcome, written as the first version wrote it. */
async function writeFirstVersion(): Promise<void> {
  const raw = await openDatabase(file, { '0001-first': first })
  raw.exec(`
    insert into app_instances (instance_id, name, source, credits_total, credits_used_month, period, created_at)
      values ('i', 'Shop', 'local', 10, 2, '2026-11', 1);
    insert into products (key, instance_id, id, name, search, visible, hash, updated_at) values (1, 'i', 'p1', 'P', 'p', 1, 'h', 1);
    insert into jobs (id, uid, instance_id, status, source_scope, attributes, language, prompt, product_count, attribute_count,
        total_items, pending, done, failed, captured, released, input_tokens, output_tokens, created_at)
      values (7, 'u', 'i', 'RUNNING', 'products', '["title","ribbon","slug"]', 'en', 'x', 1, 3, 3, 1, 1, 1, 1, 1, 100, 20, 1);
    insert into reservations (id, job_id, instance_id, period, granted, captured, released, created_at) values (4, 7, 'i', '2026-11', 3, 1, 1, 1);
    insert into job_items (id, job_id, product_key, attribute, reservation_id, status, credit, original, proposal, review, edit, updated_at)
      values (21, 7, 1, 'title', 4, 'DONE', 'CAPTURED', 'a', 'b', 'APPROVED', 'c', 1),
             (22, 7, 1, 'ribbon', 4, 'FAILED', 'RELEASED', '', null, 'OPEN', null, 1),
             (23, 7, 1, 'slug', 4, 'PENDING', 'HELD', '', null, 'OPEN', null, 1);
    insert into credit_ledger (id, instance_id, period, kind, job_id, amount, used_after, at) values (9, 'i', '2026-11', 'RESERVE', 7, 3, 3, 1);
    insert into review_changes values (1, 21, 7, 'OPEN', null, 'APPROVED', 'c', 1, 0);`)
  raw.close()
}

const rows = (raw: Database.Database, sql: string): unknown[] => raw.prepare(sql).all()

test('a database of the first version keeps every job, item, review and ledger entry, and every reference', async () => {
  await writeFirstVersion()
  const raw = await openDatabase(file)
  try {
    expect(
      rows(raw, 'select id, status, pending, done, failed, priority, trial_products, reused, cost_nano from jobs')
    ).toEqual([
      {
        id: 7,
        status: 'RUNNING',
        pending: 1,
        done: 1,
        failed: 1,
        priority: 'NORMAL',
        trial_products: null,
        reused: 0,
        // What was answered before prices were kept has a cost that nobody knows.
        cost_nano: null
      }
    ])
    expect(rows(raw, 'select id, status, credit, reservation_id, proposal, edit, history from job_items')).toEqual([
      { id: 21, status: 'DONE', credit: 'CAPTURED', reservation_id: 4, proposal: 'b', edit: 'c', history: '[]' },
      { id: 22, status: 'FAILED', credit: 'RELEASED', reservation_id: 4, proposal: null, edit: null, history: '[]' },
      { id: 23, status: 'PENDING', credit: 'HELD', reservation_id: 4, proposal: null, edit: null, history: '[]' }
    ])
    expect(rows(raw, 'select id, amount from credit_ledger')).toEqual([{ id: 9, amount: 3 }])
    expect(raw.pragma('foreign_keys', { simple: true })).toBe(1)
    expect(raw.pragma('foreign_key_check')).toEqual([])
    expect(() => raw.prepare('delete from job_items where id = 21').run()).toThrow('FOREIGN KEY')
  } finally {
    raw.close()
  }
})

test('a row that refers to nothing stops the step, and the file stays as it was', async () => {
  await writeFirstVersion()
  const before = new Database(file)
  before.pragma('foreign_keys = OFF')
  before.exec('update job_items set product_key = 99 where id = 23')
  before.close()
  await expect(openDatabase(file)).rejects.toMatchObject({ code: 'MIGRATION_FAILED' })
  const after = new Database(file, { readonly: true })
  expect(after.pragma('user_version', { simple: true })).toBe(1)
  expect(rows(after, 'select count(*) as n from job_items')).toEqual([{ n: 3 }])
  after.close()
})

test('the ledger takes a correction downwards and still nothing else below zero', async () => {
  await writeFirstVersion()
  const raw = await openDatabase(file)
  const enter = (kind: string) =>
    raw
      .prepare(
        `insert into credit_ledger (instance_id, period, kind, amount, used_after, at) values ('i','2026-11',?,-1,1,1)`
      )
      .run(kind)
  expect(() => enter('RELEASE')).toThrow('CHECK')
  expect(enter('ADJUSTMENT').changes).toBe(1)
  expect(() => raw.prepare('update credit_ledger set amount = 5').run()).toThrow('append-only')
  raw.close()
})
