import Database from 'better-sqlite3'
import { existsSync } from 'node:fs'
import { differences } from '../../simulators/wix/snapshot.ts'
import { ALL_PRODUCTS_ID, type WixStore } from '../../simulators/wix/store.ts'
import { ATTRIBUTES, type Attribute } from '../../src/shared/model/attribute.ts'
import { sameShopValue } from '../../src/shared/model/shop-value.ts'
import { brokenInvariants } from '../../test/support/invariants.ts'
import { checkCommits } from './crash-checks.ts'
import type { CommitNote } from './crash-journal.ts'
import { lastCommit } from './crash-state.ts'
import { itemsOf, opsOf, runOf, type KillItem } from './wix-kill-items.ts'
import { hasRole, mergedText } from './wix-kill-plan.ts'
import { fieldKey } from './wix-kill-requests.ts'
import { viewOf, type ProductView } from './wix-kill-view.ts'

/** Jobs and items as a merchant left them when their publish began. */
export interface Work {
  readonly jobs: ReadonlyMap<number, string>
  readonly items: ReadonlyMap<number, string>
  /** Whose text may become the one that decides a conflict. */
  readonly merge: { readonly itemId: number; readonly text: string }
}

const JOB = `select id, json_array(status, attributes, language, prompt, total_items, done, failed, captured, released, reused) as kept from jobs`
const ITEM = `select id, json_array(job_id, product_key, attribute, status, credit, original, proposal, edit, model, review) as kept from job_items`

type Kept = { readonly id: number; readonly kept: string }
const keptOf = (raw: Database.Database, sql: string): Map<number, string> =>
  new Map(
    raw
      .prepare<[], Kept>(sql)
      .all()
      .map(({ id, kept }) => [id, kept])
  )

export function rememberWork(raw: Database.Database, round: number): Work {
  const itemId = itemsOf(raw, round).find((item) => hasRole('merge', item))?.id ?? 0
  return { jobs: keptOf(raw, JOB), items: keptOf(raw, ITEM), merge: { itemId, text: mergedText(round) } }
}

function checkWork(raw: Database.Database, work: Work): string[] {
  const jobs = keptOf(raw, JOB)
  const items = keptOf(raw, ITEM)
  const text = raw.prepare<[number], string | null>('select edit from job_items where id = ?').pluck()
  const wrong = [...work.jobs].filter(([id, kept]) => jobs.get(id) !== kept).map(([id]) => `job ${id} is another`)
  for (const [id, kept] of work.items) {
    if (items.get(id) === kept) continue
    const decided = id === work.merge.itemId && text.get(id) === work.merge.text
    if (!decided || (items.get(id) ?? '').replace(JSON.stringify(work.merge.text), 'null') !== kept)
      wrong.push(`item ${id} was ${kept} and is ${items.get(id) ?? 'gone'}`)
  }
  return wrong
}

/** Everything that is wrong with the files of a folder between two lives. Empty is good. */
export function checkLife(file: string, told: CommitNote | undefined, work: Work | null): string[] {
  if (!existsSync(file)) return told === undefined ? [] : ['the database is gone']
  const raw = new Database(file, { readonly: true })
  try {
    const wrong: string[] = []
    if (raw.pragma('integrity_check', { simple: true }) !== 'ok') wrong.push('the integrity check fails')
    if ((raw.pragma('foreign_key_check') as unknown[]).length > 0) wrong.push('a foreign key points nowhere')
    wrong.push(...checkCommits(raw, lastCommit(raw), told), ...brokenInvariants(raw))
    if (work !== null) wrong.push(...checkWork(raw, work))
    return wrong
  } finally {
    raw.close()
  }
}

/** After the last life: nothing is under way, in dispute or unsure any more. */
export function checkEnd(file: string): string[] {
  const raw = new Database(file, { readonly: true })
  try {
    return raw
      .prepare<[], string>(
        `select 'pull ' || id || ' is ' || state from pulls where finished_at is null
         union all select 'publish ' || id || ' is ' || state from publishes where finished_at is null
         union all select 'value ' || id || ' is ' || state from publish_ops where state in ('PLANNED','SENDING','UNKNOWN','CONFLICT')
         union all select 'job ' || id || ' is ' || status from jobs where status <> 'COMPLETED'`
      )
      .pluck()
      .all()
  } finally {
    raw.close()
  }
}

interface PullCountsRow {
  readonly id: number
  readonly kind: string
  readonly state: string
  readonly seen: number
  readonly counted: number
  readonly live: number
}

/** What the last pull says that it has read. */
export function checkPulls(raw: Database.Database): string[] {
  const row = raw
    .prepare<[], PullCountsRow>(
      `select id, kind, state, seen, new_products + changed_products + unchanged_products as counted,
        (select count(*) from products p where p.instance_id = l.instance_id and gone_at is null) as live
       from pulls l order by id desc limit 1`
    )
    .get()
  if (row === undefined) return ['no pull is left']
  const { id, kind, state, seen, counted, live } = row
  const wrong = state === 'DONE' ? [] : [`pull ${id} is ${state}`]
  if (seen !== counted) wrong.push(`pull ${id} has read ${seen} products and counts ${counted}`)
  if (kind === 'FULL' && seen !== live) wrong.push(`pull ${id} has read ${seen} products of ${live}`)
  return wrong
}

/** As the simulator calls the collection that every V1 store has. */
const ALL_PRODUCTS_NAME = 'All Products'

interface CatalogueRow extends Readonly<Record<Attribute, string | null>> {
  readonly id: string
  readonly name: string
  readonly collections: string
  readonly members: string
}

/** The catalogue against the store itself: products, texts, collections and membership. */
export function checkCatalogue(raw: Database.Database, store: WixStore): string[] {
  const rows = raw
    .prepare<[], CatalogueRow>(
      `select id, name, title, description, seo_title as seoTitle, seo_description as seoDescription, image_alt as imageAlt, ribbon,
        slug, collections, (select coalesce(json_group_array(c.id), '[]') from product_collections pc
          join collections c on c.key = pc.collection_key where pc.product_key = p.key) as members
       from products p where gone_at is null and instance_id = (select instance_id from app_instances where site_id is not null)`
    )
    .all()
  const wrong: string[] = []
  const views = viewOf(store)
  for (const row of rows) {
    const view = views.get(row.id)
    if (view === undefined) {
      wrong.push(`product ${row.id} is gone on Wix and in the catalogue`)
      continue
    }
    for (const attribute of ATTRIBUTES)
      if ((row[attribute] ?? '') !== view.texts[attribute])
        wrong.push(`${fieldKey(row.id, attribute)} is “${row[attribute] ?? ''}” and on Wix “${view.texts[attribute]}”`)
    const own = (store.products.get(row.id)?.collectionIds ?? []).filter((id) => store.collections.has(id))
    const ids = store.version === 'V1' ? [ALL_PRODUCTS_ID, ...own] : own
    const names = ids.map((id) => store.collections.get(id)?.name ?? ALL_PRODUCTS_NAME)
    if (!sameList(JSON.parse(row.members), ids)) wrong.push(`product ${row.id} is in other collections than on Wix`)
    if (!sameList(JSON.parse(row.collections), names)) wrong.push(`product ${row.id} names its collections otherwise`)
  }
  if (rows.length !== views.size) wrong.push(`the catalogue has ${rows.length} products, and the store ${views.size}`)
  return wrong
}

function sameList(value: unknown, expected: readonly string[]): boolean {
  const sorted = (list: readonly unknown[]): string =>
    JSON.stringify(list.map(String).toSorted((a, b) => (a < b ? -1 : 1)))
  return Array.isArray(value) && sorted(value) === sorted(expected)
}

/** The fields that a run has written, as the app says. */
export function writtenBy(raw: Database.Database, what: 'main' | 'undo', round: number): ReadonlySet<string> {
  const ops = opsOf(raw, runOf(raw, what, round)?.id ?? 0)
  return new Set(
    ops.filter(({ state }) => state === 'PUBLISHED').map(({ productId, attribute }) => fieldKey(productId, attribute))
  )
}

/** A publish that is over: the store holds exactly what was approved, the earlier texts are kept, and nothing else has changed. */
export function checkPublished(
  raw: Database.Database,
  round: number,
  before: ReadonlyMap<string, ProductView>,
  now: ReadonlyMap<string, ProductView>
): string[] {
  const wrong: string[] = []
  const items = new Map(itemsOf(raw, round).map((item) => [item.id, item]))
  const ops = opsOf(raw, runOf(raw, 'main', round)?.id ?? 0)
  const published = writtenBy(raw, 'main', round)
  for (const op of ops) {
    const item = items.get(op.itemId)
    const key = fieldKey(op.productId, op.attribute)
    const expected = item && expectedState(item)
    if (op.state !== expected)
      wrong.push(`${key} is ${op.state} (${op.error ?? ''}) instead of ${expected ?? 'nothing'}`)
    if (op.state !== 'PUBLISHED' || !item) continue
    const text = item.edit ?? item.proposal
    if (item.review !== 'APPROVED' || text !== (op.value ?? ''))
      wrong.push(`${key} was published and is not what was approved`)
    if (!sameShopValue(op.attribute, now.get(op.productId)?.texts[op.attribute] ?? null, op.value))
      wrong.push(`${key} is not on Wix as it was approved`)
    if ((op.before ?? '') !== before.get(op.productId)?.texts[op.attribute])
      wrong.push(`the earlier text of ${key} is not kept: ${JSON.stringify(op.before)}`)
  }
  for (const item of items.values())
    if (item.review === 'APPROVED' && !ops.some((op) => op.itemId === item.id))
      wrong.push(`item ${item.id} was left out`)
  for (const [id, view] of now) {
    const was = before.get(id)
    for (const { path: place } of differences(was?.rest, view.rest))
      wrong.push(`${place} of product ${id} changed, and nobody publishes it`)
    for (const attribute of ATTRIBUTES)
      if (was?.texts[attribute] !== view.texts[attribute] && !published.has(fieldKey(id, attribute)))
        wrong.push(`${fieldKey(id, attribute)} changed on Wix and was not published`)
  }
  return wrong
}

function expectedState(item: KillItem): string {
  if (hasRole('live', item) || hasRole('voided', item)) return 'SKIPPED'
  return hasRole('same', item) ? 'UNCHANGED' : 'PUBLISHED'
}
