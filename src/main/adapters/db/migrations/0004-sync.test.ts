import type Database from 'better-sqlite3'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { brokenInvariants } from '../../../../../test/support/invariants.ts'
import { openDatabase } from '../open.ts'
import { first } from './0001-first.ts'
import { jobEngine } from './0002-job-engine.ts'
import { shop } from './0003-shop.ts'

let dir: string
let file: string
let raw: Database.Database

/** A trial of three items over two products, one delivered and published, one taken over by a second job; and one event. */
beforeEach(async () => {
  dir = mkdtempSync(path.join(tmpdir(), 'wordshelf-0004-'))
  file = path.join(dir, 'wordshelf.db')
  const before = await openDatabase(file, { '0001-first': first, '0002-job-engine': jobEngine, '0003-shop': shop })
  before.exec(`
    insert into meta values ('epoch', 'e'), ('next_seq', '2');
    insert into app_instances (instance_id, name, source, credits_total, credits_used_month, period, created_at)
      values ('i', 'Shop', 'local', 10, 4, '2026-11', 1);
    insert into products (key, instance_id, id, name, search, title, visible, hash, updated_at)
      values (1, 'i', 'p1', 'P', 'p', 'P', 1, 'h', 1), (2, 'i', 'p2', 'Q', 'q', 'Q', 1, 'h', 1);
    insert into jobs (id, uid, instance_id, status, paused_by, source_scope, attributes, language, prompt, product_count, attribute_count,
        total_items, trial_products, claim_until, pending, done, reused, captured, approved, created_at, started_at, finished_at)
      values (7, 'u', 'i', 'PAUSED', 'user', 'products', '["title","ribbon"]', 'en', 'x', 2, 2, 4, 1, 32, 3, 1, 0, 1, 1, 1, 1, null),
        (8, 'v', 'i', 'COMPLETED', null, 'products', '["title"]', 'en', 'x', 1, 1, 1, null, null, 0, 1, 1, 0, 0, 1, 1, 1);
    insert into reservations (id, job_id, instance_id, period, granted, captured, created_at) values (4, 7, 'i', '2026-11', 4, 1, 1);
    insert into job_items (id, job_id, product_key, attribute, reservation_id, status, credit, original, proposal, review, publish,
        published, claim, updated_at)
      values (31, 7, 1, 'title', 4, 'DONE', 'CAPTURED', 'a', 'b', 'APPROVED', 'PUBLISHED', 'b', 1, 1),
        (32, 7, 1, 'ribbon', 4, 'PENDING', 'HELD', '', null, 'OPEN', 'NONE', null, 0, 1),
        (35, 7, 2, 'title', 4, 'PENDING', 'HELD', '', null, 'OPEN', 'NONE', null, 0, 1),
        (36, 7, 2, 'ribbon', 4, 'PENDING', 'HELD', '', null, 'OPEN', 'NONE', null, 0, 1);
    insert into job_items (id, job_id, product_key, attribute, reused_from, status, credit, original, proposal, updated_at)
      values (33, 8, 1, 'title', 31, 'DONE', 'FREE', 'a', 'b', 1);
    insert into credit_ledger (id, instance_id, period, kind, job_id, amount, used_after, at)
      values (1, 'i', '2026-11', 'ALLOWANCE', null, 10, 0, 1), (2, 'i', '2026-11', 'RESERVE', 7, 4, 4, 1),
        (3, 'i', '2026-11', 'CAPTURE', 7, 1, 4, 1);
    insert into review_changes values (1, 31, 7, 'OPEN', null, 'APPROVED', null, 1, 0);
    insert into publishes (id, uid, instance_id, kind, state, selection, store_name, total, planned, published, created_at, finished_at)
      values (1, 'w', 'i', 'PUBLISH', 'DONE', '{}', 'Shop', 1, 0, 1, 1, 1);
    insert into publish_ops (id, publish_id, instance_id, kind, item_id, product_key, attribute, state, rest, outcome, base, value, stored,
        write_op, approved_at, created_at, updated_at, published_at)
      values (1, 1, 'i', 'PUBLISH', 31, 1, 'title', 'PUBLISHED', 'NONE', 'PUBLISHED', 'a', 'b', 'b', 1, 1, 1, 1, 1);
    insert into outbox values ('e', 1, 'event', 'i', 'job.created', '{}', 1);`)
  before.close()
  raw = await openDatabase(file)
})
afterEach(() => {
  raw.close()
  rmSync(dir, { recursive: true, force: true })
})

const rows = (sql: string): unknown[] => raw.prepare(sql).all()

test('a database without a backend keeps every row and reference, and each item gets its place in its job', () => {
  expect(
    rows('select id, job_id, position, credit, publish, published_at, review_rev, review_seq from job_items')
  ).toEqual(
    [
      [31, 7, 0, 'CAPTURED', 'PUBLISHED'],
      [32, 7, 1, 'HELD', 'NONE'],
      [33, 8, 0, 'FREE', 'NONE'],
      [35, 7, 2, 'HELD', 'NONE'],
      [36, 7, 3, 'HELD', 'NONE']
    ].map(([id, job_id, position, credit, publish]) => ({
      id,
      job_id,
      position,
      credit,
      publish,
      published_at: null,
      review_rev: 0,
      review_seq: null
    }))
  )
  expect(rows('select seq, id, link_seq, hash, acked_at from outbox')).toEqual([
    { seq: 1, id: 'event', link_seq: null, hash: null, acked_at: null }
  ])
  expect(rows('select id, device_id, claim_until from jobs')).toEqual([
    // A trial ends at a place in the job from here on.
    { id: 7, device_id: null, claim_until: 1 },
    { id: 8, device_id: null, claim_until: null }
  ])
  expect(rows('select lease_epoch from reservations')).toEqual([{ lease_epoch: null }])
  expect(brokenInvariants(raw)).toEqual([])
  expect(raw.pragma('foreign_keys', { simple: true })).toBe(1)
})

test('what guarded items before guards them still', () => {
  const refusals = {
    'delete from job_items where id = 31': 'FOREIGN KEY',
    [`update job_items set status = 'CANCELLED', credit = 'RELEASED', proposal = null, review = 'OPEN' where id = 31`]:
      'a reservation resolves once',
    [`insert into publish_ops (publish_id, instance_id, kind, item_id, product_key, attribute, state, rest, outcome, value, created_at,
      updated_at) values (1, 'i', 'PUBLISH', 33, 1, 'slug', 'PLANNED', 'NONE', 'PUBLISHED', 'b', 1, 1);
      update publish_ops set state = 'SENDING', boot_id = 'b', write_op = 2 where id = 2`]:
      'nothing is sent that is not approved'
  }
  for (const [statement, says] of Object.entries(refusals)) expect(() => raw.exec(statement)).toThrow(says)
})
