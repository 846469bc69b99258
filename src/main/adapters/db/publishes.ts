import { sql as raw, type RawBuilder } from 'kysely'
import { canPublishRunMove } from '#shared/model/publish-state.ts'
import type { ConflictRow, OpenRun, PublishStoreRead, PublishStoreTx } from '../../ports/publish-store.ts'
import type { Page, PageRequest } from '../../ports/page.ts'
import type { PublishOp } from '#shared/contract/publishes.ts'
import { cursorNumber, encodeCursor } from './cursor.ts'
import { opColumns, opOfRow, publishOfRow, type OpRow, type PublishRow } from './publish-rows.ts'
import type { Sql } from './sql.ts'

type Reads = Pick<
  PublishStoreRead,
  'getPublishes' | 'getPublish' | 'getIdempotentPublish' | 'getPublishOps' | 'getConflicts' | 'getOpenRuns'
>
type Writes = Pick<PublishStoreTx, 'updatePublishState' | 'getConflictRows'>

export function publishReads(db: Sql): Reads {
  const countOf = (query: RawBuilder<unknown>): number =>
    db.oneRaw<{ n: number }>(raw`select count(*) as n ${query}`)?.n ?? 0

  const opsFrom = raw`publish_ops o cross join job_items i on i.id = o.item_id cross join products p on p.key = o.product_key`
  const pageOfOps = (where: RawBuilder<unknown>, page: PageRequest): Page<PublishOp> => {
    const after = cursorNumber(page.cursor, 0)
    const rows = db.allRaw<OpRow>(
      raw`select ${opColumns} from ${opsFrom} where ${where} and o.id > ${after} order by o.id limit ${page.limit}`
    )
    const last = rows.length === page.limit ? rows.at(-1) : undefined
    return {
      rows: rows.map(opOfRow),
      nextCursor: last ? encodeCursor([last.id]) : null,
      total: countOf(raw`from ${opsFrom} where ${where}`)
    }
  }

  return {
    getPublishes(instanceId, { state, jobId }, page) {
      const parts = [raw`instance_id = ${instanceId}`]
      if (state !== undefined) parts.push(raw`state = ${state}`)
      if (jobId !== undefined) parts.push(raw`job_id = ${jobId}`)
      const where = raw.join(parts, raw` and `)
      const before = cursorNumber(page.cursor, Number.MAX_SAFE_INTEGER)
      const rows = db.allRaw<PublishRow>(
        raw`select * from publishes where ${where} and id < ${before} order by id desc limit ${page.limit}`
      )
      const last = rows.length === page.limit ? rows.at(-1) : undefined
      return {
        rows: rows.map(publishOfRow),
        nextCursor: last ? encodeCursor([last.id]) : null,
        total: countOf(raw`from publishes where ${where}`)
      }
    },

    getPublish(instanceId, publishId) {
      const row = db.oneRaw<PublishRow>(
        raw`select * from publishes where id = ${publishId} and instance_id = ${instanceId}`
      )
      return row ? publishOfRow(row) : null
    },

    getIdempotentPublish(instanceId, key) {
      const row = db.oneRaw<{ request_hash: string; create_answer: string }>(raw`
        select request_hash, create_answer from publishes where instance_id = ${instanceId} and idempotency_key = ${key}`)
      return row ? { hash: row.request_hash, answer: JSON.parse(row.create_answer) as unknown } : null
    },

    getPublishOps: (instanceId, publishId, state, page) =>
      pageOfOps(
        raw`o.publish_id = ${publishId} and o.instance_id = ${instanceId}
          and ${state === undefined ? raw`1` : raw`o.state = ${state}`}`,
        page
      ),

    getConflicts(instanceId, { jobId, publishId }, page) {
      const parts = [raw`o.instance_id = ${instanceId}`, raw`o.state = 'CONFLICT'`]
      if (jobId !== undefined) parts.push(raw`i.job_id = ${jobId}`)
      if (publishId !== undefined) parts.push(raw`o.publish_id = ${publishId}`)
      return pageOfOps(raw.join(parts, raw` and `), page)
    },

    getOpenRuns: () =>
      db.allRaw<OpenRun>(raw`
        select id as publishId, instance_id as instanceId, state, paused_by as pausedBy, due_at as dueAt
        from publishes where id in (
          select id from publishes where finished_at is null union select id from publishes where sending + unknown > 0)
        order by id`)
  }
}

export function publishWrites(db: Sql): Writes {
  return {
    updatePublishState(publishId, { from, to, pausedBy = null, message = null, dueAt, at }) {
      if (!canPublishRunMove(from, to)) throw new Error(`A publish that is ${from} cannot become ${to}`)
      const finishedAt = to === 'DONE' || to === 'CANCELLED' ? at : null
      return (
        db.runRaw(raw`
          update publishes set state = ${to}, paused_by = ${pausedBy}, message = ${message}, due_at = coalesce(${dueAt ?? null}, due_at),
            started_at = coalesce(started_at, ${to === 'RUNNING' ? at : null}), finished_at = ${finishedAt}
          where id = ${publishId} and state = ${from}`).changes === 1
      )
    },

    getConflictRows: (instanceId, ids) =>
      db.allRaw<ConflictRow>(raw`
        select o.id, o.publish_id as publishId, o.item_id as itemId, i.job_id as jobId, o.kind, o.attribute, o.live, i.review, i.edit,
          coalesce(i.edit, i.proposal) as text, o.value
        from json_each(${JSON.stringify(ids)}) w cross join publish_ops o on o.id = w.value
          cross join job_items i on i.id = o.item_id
        where o.instance_id = ${instanceId} and o.state = 'CONFLICT' order by o.id`)
  }
}
