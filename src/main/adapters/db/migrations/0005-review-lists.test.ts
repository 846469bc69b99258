import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { textFacts } from '#shared/model/text-facts.ts'
import { flagMask } from '#shared/model/text-flags.ts'
import { brokenInvariants } from '../../../../../test/support/invariants.ts'
import { openDatabase } from '../open.ts'
import { MIGRATIONS } from './list.ts'

let dir: string
let file: string

beforeEach(() => {
  dir = mkdtempSync(path.join(tmpdir(), 'wordshelf-0005-'))
  file = path.join(dir, 'wordshelf.db')
})
afterEach(() => rmSync(dir, { recursive: true, force: true }))

const DESCRIPTION = '<p>Holds 300 ml</p>'

test('what an earlier version has delivered gets the facts of the text that it shows, and keeps all else', async () => {
  const earlier = Object.fromEntries(Object.entries(MIGRATIONS).filter(([name]) => name < '0005'))
  const before = await openDatabase(file, earlier)
  before.exec(`
    insert into meta values ('epoch', 'e'), ('next_seq', '1');
    insert into app_instances (instance_id, name, source, credits_total, credits_used_month, period, created_at)
      values ('i', 'Shop', 'local', 10, 3, '2026-11', 1);
    insert into products (key, instance_id, id, name, search, visible, hash, updated_at) values (1, 'i', 'p', 'P', 'p', 1, 'h', 1);
    insert into jobs (id, uid, instance_id, status, paused_by, source_scope, attributes, language, prompt, product_count, attribute_count,
        total_items, pending, done, captured, edited, approved, created_at, started_at)
      values (7, 'u', 'i', 'PAUSED', 'user', 'products', '["title","description","ribbon"]', 'de', 'x', 1, 3, 3, 1, 2, 2, 1, 1, 1, 1);
    insert into reservations (id, job_id, instance_id, period, granted, captured, created_at) values (4, 7, 'i', '2026-11', 3, 2, 1);
    insert into credit_ledger (id, instance_id, period, kind, job_id, amount, used_after, at)
      values (1, 'i', '2026-11', 'ALLOWANCE', null, 10, 0, 1), (2, 'i', '2026-11', 'RESERVE', 7, 3, 3, 1),
        (3, 'i', '2026-11', 'CAPTURE', 7, 2, 3, 1);
    insert into job_items (id, job_id, position, product_key, attribute, reservation_id, status, credit, original, proposal, edit, review,
        claim, updated_at)
      values (31, 7, 0, 1, 'title', 4, 'DONE', 'CAPTURED', 'Becher 300 ml', 'Becher', null, 'APPROVED', 1, 1),
        (32, 7, 1, 1, 'description', 4, 'DONE', 'CAPTURED', '${DESCRIPTION}', '<p>300 ml</p>', '<p>300</p>', 'OPEN', 1, 1),
        (33, 7, 2, 1, 'ribbon', 4, 'PENDING', 'HELD', '', null, null, 'OPEN', 0, 1);
    insert into review_changes values (1, 31, 7, 'OPEN', null, 'APPROVED', null, 1, 0);`)
  before.close()

  const raw = await openDatabase(file)
  const rows = raw
    .prepare('select id, shown_length, change_share, risk, shown_flags, shown_hash from job_items')
    .raw()
    .all()
  const title = textFacts({ attribute: 'title', original: 'Becher 300 ml', text: 'Becher', language: 'de' })
  const edit = textFacts({ attribute: 'description', original: DESCRIPTION, text: '<p>300</p>', language: 'de' })
  expect(title.flags).toEqual(['number-lost'])
  expect(edit.flags).toEqual(['unit-lost'])
  expect(rows).toEqual([
    [31, title.shownLength, title.changeShare, title.risk, flagMask(title.flags), title.hash],
    [32, edit.shownLength, edit.changeShare, edit.risk, flagMask(edit.flags), edit.hash],
    [33, null, null, null, null, null]
  ])
  expect(raw.prepare('select change_id, undone, passed from review_changes').raw().all()).toEqual([[1, 0, 0]])
  expect(brokenInvariants(raw)).toEqual([])
  raw.close()
})
