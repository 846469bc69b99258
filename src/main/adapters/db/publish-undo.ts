import { sql as raw, type RawBuilder } from 'kysely'
import type { PublishStoreRead, UndoRefusal, UndoSelection } from '../../ports/publish-store.ts'
import { historyFilterOf } from './publish-history.ts'
import { holdsFieldAs, liveOf } from './publish-rows.ts'
import type { Sql } from './sql.ts'

/**
 * SQL: published values of a selection, `id, job_id, product_key, outcome, code`, with the reason where one can't be taken back. A publish and
 * everything that undid or restored it are one chain, whose newest is the only one to undo. Over it stands whatever was published to
 * the same field later, unless that was taken back again.
 */
export function undoVerdictsOf({ instanceId, opIds, filter, except }: UndoSelection): RawBuilder<unknown> {
  const chosen =
    opIds === null
      ? raw`publish_ops o`
      : raw`json_each(${JSON.stringify(opIds)}) w cross join publish_ops o on o.id = w.value`
  const published = filter === null ? raw`o.state = 'PUBLISHED'` : historyFilterOf(filter)
  // Ids and a run name events, which may be undos: to take one back publishes the text again. Any other filter means texts: of each chain
  // the newest, and only where the text is still on the store, so that nothing goes there again by a filter that is about something else.
  const events = filter === null || filter.publishId !== undefined
  const wanted = events
    ? published
    : raw`${published} and not exists (
        select 1 from publish_ops n where ${sameField('n')} and coalesce(n.root, n.id) = coalesce(o.root, o.id) and n.id > o.id)`
  return raw`
    select id, job_id, product_key, outcome, case
      when undone then 'UNDONE'
      when replaced then 'REPLACED'
      when under_way then 'UNDER_WAY'
      when gone_at is not null then 'GONE'
      when not (coalesce(live, '') = coalesce(stored, '')
        or (attribute = 'description' and same_shop_value(attribute, live, stored))) then 'EDITED' end as code
    from (
      select o.id, i.job_id, o.product_key, o.attribute, o.outcome, o.stored, ${liveOf} as live, p.gone_at,
        ${events ? raw`0` : raw`o.outcome = 'REVERTED'`} or exists (select 1 from publish_ops u
          where ${sameField('u')} and coalesce(u.root, u.id) = coalesce(o.root, o.id) and u.id > o.id) as undone,
        exists (select 1 from publish_ops z
          where ${sameField('z')} and z.id > o.id and coalesce(z.root, z.id) <> coalesce(o.root, o.id)
            and not exists (select 1 from publish_ops y where ${sameField('y')} and coalesce(y.root, y.id) = coalesce(z.root, z.id) and y.id > z.id)
            and not (z.outcome = 'REVERTED' and z.root > o.id)) as replaced,
        exists (select 1 from publish_ops h where h.product_key = o.product_key and h.attribute = o.attribute
          and ${holdsFieldAs('h')} and h.state <> 'CONFLICT') as under_way
      from ${chosen} cross join job_items i on i.id = o.item_id cross join products p on p.key = o.product_key
      where o.instance_id = ${instanceId} and ${wanted}
        and o.id not in (select value from json_each(${JSON.stringify(except)})))`
}

/** Published values of the field of `o`, by the index of them. */
function sameField(alias: string): RawBuilder<unknown> {
  return raw.raw(
    `${alias}.product_key = o.product_key and ${alias}.attribute = o.attribute and ${alias}.state = 'PUBLISHED'`
  )
}

export function publishUndoReads(db: Sql): Pick<PublishStoreRead, 'previewUndo'> {
  return {
    previewUndo(selection) {
      const groups = db.allRaw<{
        code: UndoRefusal | null
        n: number
        again: number
        products: number
        jobs: number
        job: number
      }>(raw`
        select code, count(*) as n, sum(outcome = 'REVERTED') as again, count(distinct product_key) as products, count(distinct job_id) as jobs, min(job_id) as job
        from (${undoVerdictsOf(selection)}) group by code order by n desc, code`)
      const open = groups.find((group) => group.code === null)
      return {
        values: open?.n ?? 0,
        again: open?.again ?? 0,
        products: open?.products ?? 0,
        refused: groups.flatMap(({ code, n }) => (code === null ? [] : [{ code, values: n }])),
        jobId: open?.jobs === 1 ? open.job : null
      }
    }
  }
}
