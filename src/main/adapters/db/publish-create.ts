import { sql as raw, type RawBuilder } from 'kysely'
import type { Publish } from '#shared/contract/publishes.ts'
import type { PublishRunKind } from '#shared/model/publish-state.ts'
import type { NewPublish, PublishStoreTx } from '../../ports/publish-store.ts'
import { verdictsOf } from './publish-preview.ts'
import { holdsField, publishOfRow, sentAs, type PublishRow } from './publish-rows.ts'
import { undoVerdictsOf } from './publish-undo.ts'
import type { Sql } from './sql.ts'

type Writes = Pick<PublishStoreTx, 'createPublish' | 'createUndo' | 'setIdempotentPublish'>

export function publishCreates(db: Sql, moveOps: PublishStoreTx['moveOps']): Writes {
  function insertRun(
    run: NewPublish,
    kind: PublishRunKind,
    jobId: number | null,
    selection: object,
    total: number
  ): number {
    const state = run.dueAt === null ? 'RUNNING' : 'SCHEDULED'
    return db.run(
      db.q.insertInto('publishes').values({
        uid: run.uid,
        instance_id: run.instanceId,
        kind,
        state,
        job_id: jobId,
        selection: JSON.stringify(selection),
        store_name: run.storeName,
        due_at: run.dueAt,
        total,
        planned: total,
        idempotency_key: run.idempotencyKey,
        request_hash: run.requestHash,
        created_at: run.at,
        started_at: run.dueAt === null ? run.at : null
      })
    ).lastId
  }

  /** A field has one value in dispute at most: whoever asks anew has decided that the old one is out of it. */
  function supersede(fields: RawBuilder<unknown>, at: number): void {
    const rows = db.allRaw<{ id: number; publish_id: number }>(raw`
      select o.id, o.publish_id from (${fields}) f cross join publish_ops o
      on o.product_key = f.product_key and o.attribute = f.attribute
      where ${holdsField} and o.state = 'CONFLICT'`)
    for (const { id, publish_id } of rows)
      moveOps(
        publish_id,
        [
          {
            id,
            from: 'CONFLICT',
            change: {
              to: 'SKIPPED',
              code: 'SUPERSEDED',
              message: 'A newer publish or undo of the same text took its place.'
            }
          }
        ],
        at
      )
  }

  function created(publishId: number, inserted: number, expected: number): Publish {
    if (inserted !== expected) throw new Error(`Publish ${publishId} has ${inserted} values instead of ${expected}`)
    const row = db.oneRaw<PublishRow>(raw`select * from publishes where id = ${publishId}`)
    if (!row) throw new Error(`Publish ${publishId} vanished inside its transaction`)
    return publishOfRow(row)
  }

  const listed = (ids: readonly number[]): RawBuilder<unknown> => raw`json_each(${JSON.stringify(ids)})`

  return {
    createPublish(run, selection) {
      const rows = db.allRaw<{ id: number; verdict: string }>(raw`
        select id, verdict from (${verdictsOf(run.instanceId, run.version, selection)}) where code is null and verdict <> 'reverted' order by id`)
      if (rows.every((row) => row.verdict === 'unchanged')) return null
      const ids = rows.map((row) => row.id)
      const publishId = insertRun(run, 'PUBLISH', selection.jobId, selection, ids.length)
      supersede(
        raw`select i.product_key, i.attribute from ${listed(ids)} w cross join job_items i on i.id = w.value`,
        run.at
      )
      const { changes } = db.runRaw(raw`
        insert into publish_ops (publish_id, instance_id, kind, item_id, product_key, attribute, rest, outcome, base, value,
          approved_at, approved_by, edited, model, created_at, updated_at)
        select ${publishId}, ${run.instanceId}, 'PUBLISH', i.id, i.product_key, i.attribute, i.publish, 'PUBLISHED',
          coalesce(i.published, i.original), ${raw.raw(sentAs('i.attribute', 'coalesce(i.edit, i.proposal)'))},
          coalesce(c.at, i.updated_at), iif(c.at is null, null, (select value from meta where key = 'device')),
          coalesce(i.edit, i.proposal) <> i.proposal, i.model, ${run.at}, ${run.at}
        from ${listed(ids)} w cross join job_items i on i.id = w.value
          -- None where another device approved it, as it reads now: then it is as old as the word of it here.
          left join review_changes c on c.item_id = i.id and c.change_id = (
            select max(change_id) from review_changes where item_id = i.id and review_after = 'APPROVED' and undone = 0
              and edit_after is i.edit and from_after is i.proposal_from)
        order by i.id`)
      db.runRaw(raw`
        update job_items set publish = 'PLANNED', published_at = null, updated_at = ${run.at} where id in (select value from ${listed(ids)})`)
      return created(publishId, changes, ids.length)
    },

    createUndo(run, selection) {
      const rows = db.allRaw<{ id: number; job_id: number }>(raw`
        select id, job_id from (${undoVerdictsOf(selection)}) where code is null order by id`)
      if (rows.length === 0) return null
      const ids = rows.map((row) => row.id)
      const jobs = new Set(rows.map((row) => row.job_id))
      const publishId = insertRun(run, 'UNDO', jobs.size === 1 ? ([...jobs][0] ?? null) : null, selection, ids.length)
      supersede(
        raw`select u.product_key, u.attribute from ${listed(ids)} w cross join publish_ops u on u.id = w.value`,
        run.at
      )
      const { changes } = db.runRaw(raw`
        insert into publish_ops (publish_id, instance_id, kind, item_id, product_key, attribute, undoes, root, rest, outcome, base, value,
          approved_at, approved_by, edited, model, created_at, updated_at)
        select ${publishId}, ${run.instanceId}, 'UNDO', u.item_id, u.product_key, u.attribute, u.id, coalesce(u.root, u.id), i.publish,
          iif(u.outcome = 'PUBLISHED', 'REVERTED', 'PUBLISHED'), u.stored, ${raw.raw(sentAs('u.attribute', 'u.before'))},
          u.approved_at, u.approved_by, u.edited, u.model, ${run.at}, ${run.at}
        from ${listed(ids)} w cross join publish_ops u on u.id = w.value cross join job_items i on i.id = u.item_id
        order by u.id`)
      return created(publishId, changes, ids.length)
    },

    setIdempotentPublish(publishId, answer) {
      db.run(
        db.q
          .updateTable('publishes')
          .set({ create_answer: JSON.stringify(answer) })
          .where('id', '=', publishId)
      )
    }
  }
}
