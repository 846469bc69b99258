import { errorBody, type ErrorBody } from '#shared/contract/errors.ts'
import { err, ok, type Result } from '#shared/lib/result.ts'
import { storable } from '../db/json-text.ts'
import type { Tx } from '../db/tables.ts'
import { saveBook } from './book-rows.ts'
import { openBook } from './periods.ts'

export interface Refund {
  /** Made by the caller: the same refund, sent again, is made once. */
  readonly refundId: string
  /** The delivered item whose credit comes back; null for a goodwill of `amount`. */
  readonly item: { readonly jobUid: string; readonly position: number } | null
  /** 1 for an item. */
  readonly amount: number
  readonly note: string
}

/**
 * Gives credits to the running month, never to an earlier one: an item's credit once, whatever month it was of. Sending the same refund
 * again changes nothing.
 */
export async function refund(
  tx: Tx,
  instanceId: string,
  wanted: Refund,
  now: number
): Promise<Result<{ readonly amount: number; readonly period: string }, ErrorBody>> {
  const book = await openBook(tx, instanceId, now)
  if (book === null) return err(errorBody('NOT_FOUND', 'There is no such store.'))
  const { refundId, item, note } = wanted
  const amount = item === null ? wanted.amount : 1
  const earlier = await tx
    .selectFrom('refunds')
    .select(['refund_id', 'job_uid', 'position', 'amount', 'period'])
    .where('instance_id', '=', instanceId)
    .where((eb) =>
      item === null
        ? eb('refund_id', '=', refundId)
        : eb.or([
            eb('refund_id', '=', refundId),
            eb.and([eb('job_uid', '=', item.jobUid), eb('position', '=', item.position)])
          ])
    )
    .execute()
  const same = earlier.find((row) => row.refund_id === refundId)
  if (same !== undefined) {
    const agrees =
      same.amount === amount && same.job_uid === (item?.jobUid ?? null) && same.position === (item?.position ?? null)
    return agrees
      ? ok({ amount: same.amount, period: same.period })
      : err(errorBody('IDEMPOTENCY_KEY_REUSED', 'This refund id was used for another refund.'))
  }
  if (earlier.length > 0) return err(errorBody('CONFLICT', 'The credit of this item was given back already.'))
  if (item !== null && !(await isDelivered(tx, instanceId, item)))
    return err(errorBody('CONFLICT', 'Only a delivered item that cost a credit can be refunded.'))
  const { period } = book.running()
  book.add(amount)
  await saveBook(tx, instanceId, book)
  await tx
    .insertInto('refunds')
    .values({
      instance_id: instanceId,
      refund_id: refundId,
      job_uid: item?.jobUid ?? null,
      position: item?.position ?? null,
      amount,
      note: storable(note),
      period,
      created_at: new Date(now)
    })
    .execute()
  return ok({ amount, period })
}

async function isDelivered(
  tx: Tx,
  instanceId: string,
  item: { readonly jobUid: string; readonly position: number }
): Promise<boolean> {
  const row = await tx
    .selectFrom('job_items')
    .select('status')
    .where('instance_id', '=', instanceId)
    .where('job_uid', '=', item.jobUid)
    .where('position', '=', item.position)
    .where('status', '=', 'DONE')
    .where('free', '=', false)
    .executeTakeFirst()
  return row !== undefined
}
