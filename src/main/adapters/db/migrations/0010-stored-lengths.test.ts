import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import type { Attribute } from '#shared/model/attribute.ts'
import { textFacts } from '#shared/model/text-facts.ts'
import { flagMask } from '#shared/model/text-flags.ts'
import { visibleTextOf } from '#shared/model/text-form.ts'
import { wrongFacts } from '../../../../../test/support/wrong-facts.ts'
import { openDatabase } from '../open.ts'
import { MIGRATIONS } from './list.ts'

let dir: string
let file: string

beforeEach(() => {
  dir = mkdtempSync(path.join(tmpdir(), 'wordshelf-0010-'))
  file = path.join(dir, 'wordshelf.db')
})
afterEach(() => rmSync(dir, { recursive: true, force: true }))

const LONG_TITLE = `${'A'.repeat(59)}  `

const TEXTS: readonly (readonly [attribute: Attribute, proposal: string, edit: string | null])[] = [
  ['description', '<p>Holds <b>300 ml</b> &amp; more</p>', null],
  ['description', '<p>One</p>', '<p>Two 🍵</p>'],
  ['description', '<p></p>', null],
  ['description', '<p>Up to\u0000 here</p>', null],
  ['title', 'Cup 🍵', null],
  ['title', 'Cup', ' Mug '],
  ['slug', 'cup', ''],
  ['title', 'Cup 🍵', 'Mug 🍵 '],
  ['seoTitle', 'Cup', LONG_TITLE]
]

test('texts that an earlier version measured have the length that they are stored with, and stay in their groups', async () => {
  const earlier = Object.fromEntries(Object.entries(MIGRATIONS).filter(([name]) => name < '0010'))
  const before = await openDatabase(file, earlier)
  before.exec(`
    insert into app_instances (instance_id, name, source, credits_total, period, created_at) values ('i', 'Shop', 'local', 10, '2026-11', 1);
    insert into jobs (id, uid, instance_id, status, source_scope, attributes, language, prompt, product_count, attribute_count, total_items, pending,
        created_at)
      values (7, 'u', 'i', 'PENDING', 'products', '["title"]', 'en', 'x', 1, 1, 1, 1, 1);
    insert into reservations (id, job_id, instance_id, period, granted, created_at) values (4, 7, 'i', '2026-11', 1, 1);`)
  const addProduct = before.prepare(
    `insert into products (key, instance_id, id, name, search, visible, hash, updated_at) values (?, 'i', ?, 'P', 'p', 1, 'h', 1)`
  )
  const insert = before.prepare(
    `insert into job_items (job_id, position, product_key, attribute, reservation_id, status, credit, original, proposal, edit, claim,
       shown_length, change_share, risk, shown_flags, shown_hash, near_group, updated_at)
     values (7, ?, ?, ?, 4, 'DONE', 'CAPTURED', '', ?, ?, 1, ?, ?, ?, ?, ?, 0, 1)`
  )
  TEXTS.forEach(([attribute, proposal, edit], at) => {
    const text = edit ?? proposal
    const { changeShare, risk, hash, flags } = textFacts({ attribute, original: '', text, language: 'en' })
    const known = flags.filter((flag) => flag !== 'over-recommended')
    const seen = visibleTextOf(attribute, text).length
    addProduct.run(at + 1, `p${at + 1}`)
    insert.run(at, at + 1, attribute, proposal, edit, seen, changeShare, risk, flagMask(known), hash)
  })
  before.close()

  const raw = await openDatabase(file)
  const rows = raw.prepare('select shown_length, near_group from job_items order by position').raw().all()
  expect(rows.map((row) => (row as [number])[0])).toEqual(TEXTS.map(([, text, edit]) => (edit ?? text).length))
  // Only what could not be counted by the migration is looked at again.
  expect(rows.map((row) => (row as [number, number | null])[1])).toEqual([0, null, 0, null, null, 0, 0, null, null])
  // The groups are made up.
  raw.exec('update job_items set near_group = null')
  expect(wrongFacts(raw)).toEqual([])
  raw.close()
})
