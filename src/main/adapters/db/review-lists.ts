import { sql as raw, type RawBuilder } from 'kysely'
import { assertNever } from '#shared/lib/assert-never.ts'
import type { JobItem } from '#shared/contract/jobs.ts'
import type { ReviewItem } from '#shared/contract/review-lists.ts'
import type { ReviewFilter, ReviewSort } from '#shared/contract/review-filter.ts'
import type { BannedWords } from '#shared/model/banned-words.ts'
import type { JobStatus } from '#shared/model/job-state.ts'
import { RISK_RANGES } from '#shared/model/risk.ts'
import { flagMask, flagsOfMask } from '#shared/model/text-flags.ts'
import { bannedWordsIn, visibleTextOf } from '#shared/model/text-form.ts'
import { bannedWordReads } from './banned-words.ts'
import type { ReviewStoreRead, ShownItem } from '../../ports/review-store.ts'
import { ITEM_COLUMNS, itemOfRow, type ItemRow } from './item-rows.ts'
import { searchesText, textIn } from './items.ts'
import { createTally, type TalliedRow } from './review-tally.ts'
import type { Sql } from './sql.ts'

interface FoundRow extends TalliedRow {
  readonly id: number
  readonly hash: number
}

interface ShownRow extends ItemRow {
  readonly shown_length: number
  readonly change_share: number
  readonly risk: number
  readonly shown_flags: number
  readonly shown_hash: number
  readonly regeneration: number | null
  readonly proposal_from: number | null
}

interface RegenerationRow {
  readonly id: number
  readonly status: JobStatus
  readonly message: string | null
  readonly note: string | null
  readonly finished_at: number | null
}

interface ListedRow extends ShownRow {
  readonly near_shared: 0 | 1
}

interface NearRow {
  readonly group: number
  readonly products: number
  readonly same: 0 | 1
}

/** Of `job_items i` and its `products p`. */
export const SHOWN_COLUMNS = `${ITEM_COLUMNS},
  i.shown_length, i.change_share, i.risk, i.shown_flags, i.shown_hash, i.regeneration, i.proposal_from`

export function reviewListReads(db: Sql): Omit<ReviewStoreRead, 'getReviewViews'> {
  const rowsOf = db.fixed<[string], ListedRow>(
    `select ${SHOWN_COLUMNS}, i.near_shared
     from json_each(?) wanted cross join job_items i on i.id = wanted.value
     cross join products p indexed by products_label on p.key = i.product_key
     where i.status = 'DONE'`
  )

  const hashesOf = db.fixed<[string, string], { readonly id: number; readonly hash: number }>(
    `select i.id, i.shown_hash as hash
     from json_each(?) wanted cross join job_items i on i.id = wanted.value
     cross join jobs j on j.id = i.job_id
     where i.status = 'DONE' and j.instance_id = ?`
  )

  // Asked for the few items that something was asked for, or that were written anew.
  const regenerationOf = db.fixed<[number], RegenerationRow>(
    `select j.id, j.status, coalesce(iif(j.status = 'FAILED', n.error_message, null), j.status_message) as message, j.note, j.finished_at
     from jobs j join job_items n on n.job_id = j.id where j.id = ?`
  )
  const rewriteOf = db.fixed<[number, number], { readonly changeId: number | null }>(
    `select max(change_id) as changeId from review_changes
     where item_id = ? and from_after = ? and proposal_after is not null and undone = 0 and passed = 0`
  )

  function addRegeneration(
    item: ReviewItem,
    { id, regeneration, proposal_from: from, updated_at: at }: ShownRow
  ): void {
    const job = regeneration === null ? undefined : regenerationOf.one(regeneration)
    // How it ended is of no interest to who has decided on the text since.
    if (job && job.status !== 'COMPLETED' && (job.finished_at ?? at) >= at)
      item.regeneration = { jobId: job.id, status: job.status, message: job.message, note: job.note ?? '' }
    const changeId = from === null || from < 0 ? null : rewriteOf.one(id, from)?.changeId
    if (changeId) item.rewrittenBy = changeId
  }

  // Asked for each job of a page and not for each row. Another instance's job has none, and neither have its items.
  const languageOf = db.fixed<[number, string], { readonly language: string }>(
    'select language from jobs where id = ? and instance_id = ?'
  )

  /** Language by job, of the jobs that a filter leaves. Here the instance is asked for: items belong to jobs. */
  function jobsOf(instanceId: string, { jobIds, languages }: ReviewFilter): ReadonlyMap<number, string> {
    const rows = db.allRaw<{ id: number; language: string }>(raw`
      select id, language from jobs where instance_id = ${instanceId} and regenerates_uid is null
        ${jobIds === undefined ? raw`` : raw`and id in (select value from json_each(${JSON.stringify(jobIds)}))`}
        ${languages === undefined ? raw`` : raw`and language in (select value from json_each(${JSON.stringify(languages)}))`}`)
    return new Map(rows.map(({ id, language }) => [id, language]))
  }

  const { getBannedWords } = bannedWordReads(db)
  const nearRow = db.fixed<[number], NearRow>(
    `select g.id as "group", g.products, exists (
       select 1 from job_items o indexed by job_items_near
       where o.near_group > 0 and o.near_group = i.near_group and o.shown_hash = i.shown_hash and o.product_key <> i.product_key) as same
     from job_items i join near_groups g on g.id = i.near_group where i.id = ? and g.products > 1`
  )

  function nearOf({ id, near_shared: shared }: ListedRow): ReviewItem['near'] {
    const near = shared === 0 ? undefined : nearRow.one(id)
    return near && { ...near, same: near.same === 1 }
  }

  // Against what was sent and not what Wix made of it, which is all that is known of what another device has published.
  const publishedOther = db.fixed<[number], { readonly id: number }>(
    `select i.id from job_items i where i.id = ? and not same_shop_value(i.attribute, coalesce(
       (select r.value from publish_ops o cross join publish_ops r on r.id = coalesce(o.root, o.id)
        where i.published_at is null and o.item_id = i.id and o.outcome = 'PUBLISHED' and o.state in ('PUBLISHED', 'UNCHANGED')
        order by o.id desc limit 1), i.published), coalesce(i.edit, i.proposal))`
  )

  return {
    findReviewItems(instanceId, { filter, sort }) {
      const jobs = jobsOf(instanceId, filter)
      const rows = db.allRaw<FoundRow>(raw`
        select i.id, i.shown_hash as hash, i.job_id as jobId, i.review, i.publish, i.attribute, i.risk, i.shown_flags as flags
        from job_items i indexed by job_items_review
        ${searchesText(filter) || sort.by === 'product' ? raw`cross join products p on p.key = i.product_key` : raw``}
        where ${conditionsOf(instanceId, filter, jobs)} order by ${orderOf(sort)}`)
      const tally = createTally(jobs)
      const ids = new Float64Array(rows.length)
      const hashes = new Float64Array(rows.length)
      for (const [place, row] of rows.entries()) {
        ids[place] = row.id
        hashes[place] = row.hash
        tally.add(row, 1)
      }
      return { ids, hashes, counts: tally.counts() }
    },

    countReviewItems(instanceId, filter) {
      const jobs = jobsOf(instanceId, filter)
      const tally = createTally(jobs)
      for (const row of db.allRaw<TalliedRow & { readonly items: number }>(raw`
        select i.job_id as jobId, i.review, i.publish, i.attribute, i.risk, i.shown_flags as flags, count(*) as items
        from job_items i indexed by job_items_review
        ${searchesText(filter) ? raw`cross join products p on p.key = i.product_key` : raw``}
        where ${conditionsOf(instanceId, filter, jobs)} group by 1, 2, 3, 4, 5, 6`))
        tally.add(row, row.items)
      return tally.counts()
    },

    // From the counts that move with the items: the window asks for it all the time.
    countWaiting: (instanceId) =>
      db.oneRaw<{ open: number | null }>(
        raw`select sum(done - approved - rejected) as open from jobs where instance_id = ${instanceId} and regenerates_uid is null`
      )?.open ?? 0,

    getReviewItems(instanceId, ids) {
      const languages = new Map<number, string | undefined>()
      const shown = new Map<number, ShownItem>()
      const banned = (): BannedWords => getBannedWords(instanceId)
      // Asked for by id, neighbours on one page of the file together; the order of the answer is the caller's.
      for (const row of rowsOf.all(JSON.stringify(ids.toSorted((a, b) => a - b)))) {
        if (!languages.has(row.job_id)) languages.set(row.job_id, languageOf.one(row.job_id, instanceId)?.language)
        const language = languages.get(row.job_id)
        if (language === undefined) continue
        const found = shownItem(row, language, banned, nearOf(row))
        if (row.regeneration !== null || row.proposal_from !== null) addRegeneration(found.item, row)
        if (row.publish === 'PUBLISHED' && publishedOther.one(row.id)) found.item.changedSincePublish = true
        shown.set(row.id, found)
      }
      return ids.map((id) => shown.get(id) ?? null)
    },

    getShownHashes(instanceId, ids) {
      const wanted = JSON.stringify(ids.toSorted((a, b) => a - b))
      return new Map(hashesOf.all(wanted, instanceId).map(({ id, hash }) => [id, hash]))
    }
  }
}

const BANNED = flagMask(['banned-word'])

function shownItem(row: ShownRow, language: string, banned: () => BannedWords, near: ReviewItem['near']): ShownItem {
  // Set one by one: to copy an item, or to assign all at once, takes as long as it takes to read one.
  const item: JobItem & Partial<ReviewItem> = itemOfRow(row)
  item.language = language
  item.shownFlags = flagsOfMask(row.shown_flags)
  item.shownLength = row.shown_length
  item.changeShare = row.change_share
  item.risk = row.risk
  if (near !== undefined) item.near = near
  if ((row.shown_flags & BANNED) !== 0)
    item.bannedWords = [
      ...bannedWordsIn(item.attribute, visibleTextOf(item.attribute, row.edit ?? row.proposal ?? ''), banned())
    ]
  return { item: item as ReviewItem, hash: row.shown_hash }
}

const oneOf = (column: string, values: readonly (string | number)[]): RawBuilder<unknown> =>
  raw`${raw.raw(column)} in (select value from json_each(${JSON.stringify(values)}))`

/** On `job_items i`, and on its `products p` where `searchesText` says so. All but texts and edits is in the index. */
function conditionsOf(
  instanceId: string,
  filter: ReviewFilter,
  jobs: ReadonlyMap<number, string>
): RawBuilder<unknown> {
  const parts = [raw`i.status = 'DONE'`, oneOf('i.job_id', [...jobs.keys()])]
  if (filter.review !== undefined) parts.push(oneOf('i.review', filter.review))
  if (filter.attributes !== undefined) parts.push(oneOf('i.attribute', filter.attributes))
  if (filter.publish !== undefined) parts.push(oneOf('i.publish', filter.publish))
  if (filter.flags !== undefined) parts.push(raw`i.shown_flags & ${flagMask(filter.flags)} <> 0`)
  if (filter.risk !== undefined) {
    const ranges = filter.risk.map((band) => RISK_RANGES[band])
    const within = ranges.map(([least, most]) => raw`i.risk between ${least} and ${most}`)
    parts.push(within.length === 0 ? raw`i.risk < 0` : raw`(${raw.join(within, raw` or `)})`)
  }
  if (filter.minLength !== undefined) parts.push(raw`i.shown_length >= ${filter.minLength}`)
  if (filter.maxLength !== undefined) parts.push(raw`i.shown_length <= ${filter.maxLength}`)
  if (filter.minChange !== undefined) parts.push(raw`i.change_share >= ${filter.minChange}`)
  if (filter.maxChange !== undefined) parts.push(raw`i.change_share <= ${filter.maxChange}`)
  // Both have few rows and an index that holds no others.
  if (filter.edited !== undefined)
    parts.push(raw`i.id ${not(filter.edited)} in (
      select e.id from job_items e indexed by job_items_edited where e.edit is not null)`)
  if (filter.twoTexts !== undefined)
    parts.push(raw`i.id ${not(filter.twoTexts)} in (
      select o.id from job_items o indexed by job_items_two_texts where o.other_edit is not null)`)
  // Asked anew each time, so that it holds whoever changes either text. No product has an attribute of a job twice. Nothing to read is
  // nobody's text, whatever tags stand around it.
  if (filter.duplicates !== undefined)
    parts.push(raw`(i.job_id, i.attribute, i.shown_hash) ${not(filter.duplicates)} in (
      select d.job_id, d.attribute, d.shown_hash from job_items d indexed by job_items_review
      where d.status = 'DONE' and d.shown_flags & ${flagMask(['empty'])} = 0 and ${oneOf('d.job_id', [...jobs.keys()])}
      group by 1, 2, 3 having count(*) > 1)`)
  if (filter.near !== undefined)
    parts.push(raw`i.id ${not(filter.near)} in (
      select n.id from near_groups g indexed by near_groups_shared
      cross join job_items n indexed by job_items_near on n.near_group = g.id
      where g.instance_id = ${instanceId} and g.products > 1 and n.near_group > 0)`)
  if (filter.group !== undefined)
    parts.push(raw`i.id in (
      select n.id from job_items n indexed by job_items_near where n.near_group > 0 and n.near_group = ${filter.group})`)
  if (filter.collectionIds !== undefined)
    parts.push(raw`i.product_key in (
      select pc.product_key from product_collections pc join collections c on c.key = pc.collection_key
      where c.instance_id = ${instanceId} and ${oneOf('c.id', filter.collectionIds)})`)
  if (searchesText(filter)) parts.push(textIn(filter.query))
  return raw.join(parts, raw` and `)
}

const not = (wanted: boolean): RawBuilder<unknown> => (wanted ? raw`` : raw`not`)

/** Ends in an order that no two items share. */
function orderOf({ by, descending }: ReviewSort): RawBuilder<unknown> {
  const way = descending ? raw`desc` : raw`asc`
  switch (by) {
    case 'job':
      return descending ? raw`i.job_id, i.position desc` : raw`i.job_id desc, i.position`
    case 'product':
      return raw`p.name ${way}, p.key ${way}, i.job_id desc, i.position`
    case 'risk':
      return raw`i.risk ${way}, i.job_id desc, i.position`
    case 'length':
      return raw`i.shown_length ${way}, i.job_id desc, i.position`
    case 'change':
      return raw`i.change_share ${way}, i.job_id desc, i.position`
    default:
      return assertNever(by, 'sort')
  }
}
