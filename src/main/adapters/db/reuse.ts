import { sql as raw, type RawBuilder } from 'kysely'
import type { ReuseSelection } from '../../ports/store.ts'
import { originalOf } from './original.ts'
import type { Sql } from './sql.ts'

/**
 * The newest result of each product and attribute that was written from the same: the product as it is now, the model that is asked,
 * its rules, the language and the prompt. What a merchant rejected is not offered again.
 */
function matchesOf({
  instanceId,
  productKeys,
  attributes,
  language,
  prompt,
  asked
}: ReuseSelection): RawBuilder<unknown> {
  return raw`
    select i.product_key, i.attribute, max(i.id) as item_id
    from json_each(${JSON.stringify(productKeys)}) k
    join products p on p.key = k.value and p.instance_id = ${instanceId}
    join job_items i on i.product_key = p.key and i.status = 'DONE' and i.review <> 'REJECTED'
    join jobs j on j.id = i.job_id
    where i.attribute in (${raw.join(attributes)}) and i.input_version = p.hash || ' ' || ${asked}
      and j.language = ${language} and j.prompt = ${prompt}
    group by i.product_key, i.attribute`
}

/** How many items of the selection have such a result. */
export function reuseMatches(db: Sql, selection: ReuseSelection): number {
  if (selection.productKeys.length === 0 || selection.attributes.length === 0) return 0
  return db.oneRaw<{ n: number }>(raw`select count(*) as n from (${matchesOf(selection)})`)?.n ?? 0
}

/** Whether an earlier item shows what the new one will show, beside the same original. */
const same = raw`old.edit is null and old.original = ${originalOf}`

/** All items of a job, those with an earlier result done and free. The facts of some may still be missing. */
export function insertItemsReusing(
  db: Sql,
  selection: ReuseSelection,
  { jobId, reservationId, at }: { readonly jobId: number; readonly reservationId: number | null; readonly at: number }
): { readonly changes: number } {
  return db.runRaw(raw`
    insert into job_items (job_id, position, product_key, attribute, reservation_id, status, credit, original, proposal, flags, model,
      input_version, reused_from, shown_length, change_share, risk, shown_flags, shown_hash, updated_at)
    select ${jobId}, k.key * ${selection.attributes.length} + a.key, p.key, a.value, iif(old.id is null, ${reservationId}, null), iif(old.id is null, 'PENDING', 'DONE'),
      iif(old.id is null, 'HELD', 'FREE'), ${originalOf}, old.proposal, coalesce(old.flags, '[]'), old.model,
      old.input_version, old.id, iif(${same}, old.shown_length, null), iif(${same}, old.change_share, null),
      iif(${same}, old.risk, null), iif(${same}, old.shown_flags, null), iif(${same}, old.shown_hash, null), ${at}
    from json_each(${JSON.stringify(selection.productKeys)}) k
    join products p on p.key = k.value and p.instance_id = ${selection.instanceId}
    join json_each(${JSON.stringify(selection.attributes)}) a
    left join (${matchesOf(selection)}) m on m.product_key = p.key and m.attribute = a.value
    left join job_items old on old.id = m.item_id
    order by k.key, a.key`)
}
