import { sql as raw, type RawBuilder } from 'kysely'
import { ATTRIBUTES } from '#shared/model/attribute.ts'
import { longestText, UNPUBLISHABLE, type CatalogVersion } from '#shared/model/catalog-version.ts'
import type { PreviewRow, PublishSelection, PublishStoreRead } from '../../ports/publish-store.ts'
import { cursorNumber, encodeCursor } from './cursor.ts'
import { holdsField, liveOf } from './publish-rows.ts'
import type { Sql } from './sql.ts'

type Reads = Pick<PublishStoreRead, 'previewPublish' | 'getPreviewItems'>

/**
 * SQL: the items of a selection with what would become of each: `id, product_key, verdict, code`, and the texts that say so. What is
 * known for certain comes first; what the catalogue says of the store may have changed and is looked at again before anything is written.
 */
export function verdictsOf(
  instanceId: string,
  version: CatalogVersion,
  selection: PublishSelection
): RawBuilder<unknown> {
  const { jobId, itemIds, except, again } = selection
  const chosen =
    itemIds === null
      ? raw`job_items i indexed by job_items_job`
      : raw`json_each(${JSON.stringify(itemIds)}) w cross join job_items i on i.id = w.value`
  // Without a choice the selection is what is approved; with one, it is what was chosen, and says why something is left out.
  const wanted = itemIds === null ? raw`i.status = 'DONE' and i.review = 'APPROVED'` : raw`1`
  // A new text in the place of one that was taken back is a new decision; of what another device took back only the state is known.
  const takenBack =
    itemIds === null
      ? raw`i.publish = 'REVERTED' and coalesce(i.edit, i.proposal) = coalesce(
          (select coalesce(o.value, '') from publish_ops o where o.item_id = i.id and o.kind = 'PUBLISH' and o.state = 'PUBLISHED'
            order by o.id desc limit 1), i.edit, i.proposal)
          and i.id not in (select value from json_each(${JSON.stringify(again)}))`
      : raw`0`
  return raw`
    select id, position, product_key, product_id, product_name, attribute, code, live, coalesce(text, '') as value,
      case when code is not null then 'skipped' when text = coalesce(live, '') then 'unchanged'
        when attribute = 'description' and published is not null and same_shop_value(attribute, live, text) then 'unchanged'
        when taken_back then 'reverted'
        when coalesce(live, '') = base then 'change'
        when attribute = 'description' and same_shop_value(attribute, live, base) then 'change' else 'conflict' end as verdict
    from (
      select *, case
        when not approved then 'NOT_APPROVED'
        when gone_at is not null then 'GONE'
        when ${unsupported(version)} then 'UNSUPPORTED'
        when attribute in ('title', 'slug') and trim(text) = '' then 'EMPTY'
        when shown_length > ${maxLength(version)} then 'TOO_LONG'
        when attribute = 'imageAlt' and media_count = 0 then 'NO_IMAGE'
        when under_way then 'UNDER_WAY' end as code
      from (
        select i.id, i.position, i.product_key, p.id as product_id, p.name as product_name, i.attribute, p.gone_at, p.media_count,
          i.status = 'DONE' and i.review = 'APPROVED' as approved, coalesce(i.edit, i.proposal) as text, i.shown_length,
          coalesce(i.published, i.original) as base, i.published, ${takenBack} as taken_back, ${liveOf} as live,
          exists (select 1 from publish_ops o where o.product_key = i.product_key and o.attribute = i.attribute
            and ${holdsField} and o.state <> 'CONFLICT') as under_way
        from ${chosen} cross join products p on p.key = i.product_key
        where i.job_id = ${jobId} and p.instance_id = ${instanceId} and ${wanted}
          and i.id not in (select value from json_each(${JSON.stringify(except)}))))`
}

function unsupported(version: CatalogVersion): RawBuilder<unknown> {
  const names = UNPUBLISHABLE[version].map((name) => `'${name}'`).join(', ')
  return raw.raw(names === '' ? '0' : `attribute in (${names})`)
}

function maxLength(version: CatalogVersion): RawBuilder<unknown> {
  return raw.raw(
    `case attribute ${ATTRIBUTES.map((name) => `when '${name}' then ${longestText(version, name)}`).join(' ')} end`
  )
}

export function publishPreviewReads(db: Sql): Reads {
  return {
    previewPublish(instanceId, version, selection) {
      const groups = db.allRaw<{
        verdict: PreviewRow['verdict']
        code: PreviewRow['code']
        items: number
        products: number
        changed: number
        attributes: string | null
      }>(raw`
        with v as materialized (select product_key, attribute, verdict, code from (${verdictsOf(instanceId, version, selection)}))
        select verdict, code, count(*) as items,
          (select count(distinct product_key) from v where code is null and verdict <> 'reverted') as products,
          (select count(distinct product_key) from v where verdict = 'change') as changed,
          (select group_concat(distinct attribute) from v where verdict = 'change') as attributes
        from v group by verdict, code order by items desc, verdict, code`)
      const changed = new Set(groups[0]?.attributes?.split(','))
      return {
        groups: groups.map(({ verdict, code, items }) => ({ verdict, code, items })),
        products: groups[0]?.products ?? 0,
        changedProducts: groups[0]?.changed ?? 0,
        changedAttributes: ATTRIBUTES.filter((name) => changed.has(name))
      }
    },

    getPreviewItems(instanceId, version, selection, verdict, page) {
      const verdicts = verdictsOf(instanceId, version, selection)
      const wanted = verdict === undefined ? raw`1` : raw`verdict = ${verdict}`
      const after = cursorNumber(page.cursor, -1)
      const rows = db.allRaw<PreviewRow & { readonly position: number }>(raw`
        select id as itemId, position, product_id as productId, product_name as productName, attribute, verdict, code, live, value
        from (${verdicts}) where position > ${after} and ${wanted} order by position limit ${page.limit}`)
      const last = rows.length === page.limit ? rows.at(-1) : undefined
      return {
        rows: rows.map(({ position: _position, ...row }) => row),
        nextCursor: last ? encodeCursor([last.position]) : null,
        total: db.oneRaw<{ n: number }>(raw`select count(*) as n from (${verdicts}) where ${wanted}`)?.n ?? 0
      }
    }
  }
}
