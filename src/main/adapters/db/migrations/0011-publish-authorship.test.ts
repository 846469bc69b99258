import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { openDatabase } from '../open.ts'
import { MIGRATIONS } from './list.ts'

let dir: string
let file: string

beforeEach(() => {
  dir = mkdtempSync(path.join(tmpdir(), 'wordshelf-0011-'))
  file = path.join(dir, 'wordshelf.db')
})
afterEach(() => rmSync(dir, { recursive: true, force: true }))

test('what an earlier version has published keeps what its history showed, and knows how much of a run was taken back', async () => {
  const earlier = Object.fromEntries(Object.entries(MIGRATIONS).filter(([name]) => name < '0011'))
  const before = await openDatabase(file, earlier)
  before.exec(`
    insert into app_instances (instance_id, name, source, credits_total, period, created_at) values ('i', 'Shop', 'local', 10, '2026-11', 1);
    insert into products (key, instance_id, id, name, search, visible, hash, updated_at)
      values (1, 'i', 'p', 'P', 'p', 1, 'h', 1), (2, 'i', 'q', 'Q', 'q', 1, 'h', 1);
    insert into jobs (id, uid, instance_id, status, source_scope, attributes, language, prompt, product_count, attribute_count, total_items,
        pending, created_at)
      values (7, 'u', 'i', 'PENDING', 'products', '["title"]', 'en', 'x', 2, 1, 2, 2, 1);
    insert into reservations (id, job_id, instance_id, period, granted, created_at) values (4, 7, 'i', '2026-11', 2, 1);
    insert into job_items (id, job_id, position, product_key, attribute, reservation_id, status, credit, original, proposal, edit, claim,
        model, updated_at)
      values (31, 7, 0, 1, 'title', 4, 'DONE', 'CAPTURED', 'Cup', 'Fine cup', null, 1, 'm-1', 1),
        (32, 7, 1, 2, 'title', 4, 'DONE', 'CAPTURED', 'Mug', 'Fine mug', 'My mug', 1, 'm-2', 1);
    insert into publishes (id, uid, instance_id, kind, state, job_id, selection, store_name, total, planned, published, created_at, finished_at)
      values (1, 'a', 'i', 'PUBLISH', 'DONE', 7, '{}', 'Shop', 2, 0, 2, 1, 2), (2, 'b', 'i', 'UNDO', 'DONE', 7, '{}', 'Shop', 1, 0, 1, 3, 4);
    insert into publish_ops (id, publish_id, instance_id, kind, item_id, product_key, attribute, state, undoes, root, rest, outcome, base,
        value, stored, approved_at, created_at, updated_at, published_at)
      values (1, 1, 'i', 'PUBLISH', 31, 1, 'title', 'PUBLISHED', null, null, 'NONE', 'PUBLISHED', 'Cup', 'Fine cup', 'Fine cup', 1, 1, 2, 2),
        (2, 1, 'i', 'PUBLISH', 32, 2, 'title', 'PUBLISHED', null, null, 'NONE', 'PUBLISHED', 'Mug', 'My mug', 'My mug', 1, 1, 2, 2),
        (3, 2, 'i', 'UNDO', 32, 2, 'title', 'PUBLISHED', 2, 2, 'PUBLISHED', 'REVERTED', 'My mug', 'Mug', 'Mug', 1, 3, 4, 4);`)
  before.close()

  const raw = await openDatabase(file)
  expect(raw.prepare('select id, edited, model from publish_ops order by id').raw().all()).toEqual([
    [1, 0, 'm-1'],
    [2, 1, 'm-2'],
    [3, 1, 'm-2']
  ])
  expect(raw.prepare('select id, undone from publishes order by id').raw().all()).toEqual([
    [1, 1],
    [2, 0]
  ])
  expect(() => raw.exec(`update publish_ops set model = 'x'`)).toThrow('what was published is history')
  raw.close()
})
