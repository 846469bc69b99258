import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { openDatabase } from '../open.ts'
import { first } from './0001-first.ts'
import { jobEngine } from './0002-job-engine.ts'

let dir: string
beforeEach(() => {
  dir = mkdtempSync(path.join(tmpdir(), 'wordshelf-0003-'))
})
afterEach(() => rmSync(dir, { recursive: true, force: true }))

test('a database without stores on Wix keeps its products and collections, and none of them is gone', async () => {
  const file = path.join(dir, 'wordshelf.db')
  const before = await openDatabase(file, { '0001-first': first, '0002-job-engine': jobEngine })
  before.exec(`
    insert into app_instances (instance_id, name, source, credits_total, period, created_at) values ('i', 'Shop', 'local', 10, '2026-11', 1);
    insert into products (key, instance_id, id, name, search, title, visible, hash, updated_at) values (1, 'i', 'p1', 'P', 'p', 'P', 1, 'h', 1);
    insert into collections (key, instance_id, id, name) values (4, 'i', 'c', 'C');
    insert into product_collections values (4, 1);`)
  before.close()
  const raw = await openDatabase(file)
  try {
    const rows = (sql: string): unknown[] => raw.prepare(sql).all()
    expect(rows(`select key, id, title, hash, gone_at, seen_pull, revision from products`)).toEqual([
      { key: 1, id: 'p1', title: 'P', hash: 'h', gone_at: null, seen_pull: null, revision: null }
    ])
    expect(rows(`select key, id, name, seen_pull, renamed from collections`)).toEqual([
      { key: 4, id: 'c', name: 'C', seen_pull: null, renamed: 0 }
    ])
    expect(rows(`select site_id, site_url, catalog_version from app_instances`)).toEqual([
      { site_id: null, site_url: null, catalog_version: null }
    ])
    expect(rows(`select * from product_collections`)).toHaveLength(1)
    expect(raw.pragma('foreign_key_check')).toEqual([])
  } finally {
    raw.close()
  }
})

test('one site is one store, and one store is pulled once at a time', async () => {
  const raw = await openDatabase(path.join(dir, 'wordshelf.db'))
  try {
    const add = (id: string): void => {
      raw.exec(`insert into app_instances (instance_id, name, source, credits_total, period, created_at, site_id, site_url)
        values ('${id}', 'Shop', 'wix', 10, '2026-11', 1, 'site', 'https://wix.test')`)
    }
    add('a')
    expect(() => add('b')).toThrow(/UNIQUE/)
    const pull = (state: string, finished: string): void => {
      raw.exec(`insert into pulls (instance_id, kind, state, version, step, created_at, finished_at)
        values ('a', 'FULL', '${state}', 'V3', 'PRODUCTS', 1, ${finished})`)
    }
    pull('DONE', '2')
    pull('RUNNING', 'null')
    expect(() => pull('PAUSED', 'null')).toThrow(/UNIQUE/)
    expect(() => pull('DONE', 'null')).toThrow(/CHECK/)
  } finally {
    raw.close()
  }
})
