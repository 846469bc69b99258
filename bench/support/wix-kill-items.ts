import type Database from 'better-sqlite3'
import type { Attribute } from '../../src/shared/model/attribute.ts'
import type { PublishOpState, PublishRunState } from '../../src/shared/model/publish-state.ts'

export interface KillItem {
  readonly id: number
  readonly jobId: number
  readonly productId: string
  /** The product's place among the job's products. */
  readonly at: number
  readonly attribute: Attribute
  readonly status: string
  readonly review: string
  readonly original: string
  readonly proposal: string | null
  readonly edit: string | null
}

/** The items of the job of a round, counted from 1. */
export function itemsOf(raw: Database.Database, round: number): readonly KillItem[] {
  return raw
    .prepare<[number], KillItem>(
      `select i.id, i.job_id as jobId, p.id as productId, dense_rank() over (order by p.key) - 1 as at, i.attribute, i.status, i.review,
        i.original, i.proposal, i.edit
       from job_items i join products p on p.key = i.product_key
       where i.job_id = (select id from jobs order by id limit 1 offset ?) order by i.id`
    )
    .all(round - 1)
}

export interface KillRun {
  readonly id: number
  readonly state: PublishRunState
  readonly conflict: number
  readonly dueAt: number | null
  readonly createdAt: number
  readonly finishedAt: number | null
}

/** The run that was asked for under this name. */
export function runOf(raw: Database.Database, what: 'cancelled' | 'main' | 'undo', round: number): KillRun | undefined {
  return raw
    .prepare<[string], KillRun>(
      `select id, state, conflict, due_at as dueAt, created_at as createdAt, finished_at as finishedAt
       from publishes where idempotency_key = ?`
    )
    .get(runKey(what, round))
}

export const runKey = (what: 'cancelled' | 'main' | 'undo', round: number): string => `${what}-${round}`

export interface KillOp {
  readonly id: number
  readonly itemId: number
  readonly productId: string
  readonly attribute: Attribute
  readonly state: PublishOpState
  readonly value: string | null
  readonly before: string | null
  readonly error: string | null
}

export function opsOf(raw: Database.Database, publishId: number): readonly KillOp[] {
  return raw
    .prepare<[number], KillOp>(
      `select o.id, o.item_id as itemId, p.id as productId, o.attribute, o.state, o.value, o.before, o.error_code as error
       from publish_ops o join products p on p.key = o.product_key where o.publish_id = ? order by o.id`
    )
    .all(publishId)
}
