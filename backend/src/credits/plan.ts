import type { Tx } from '../db/tables.ts'
import { saveBook } from './book-rows.ts'
import { openBook } from './periods.ts'

export interface Plan {
  readonly name: string
  /** Credits a month. */
  readonly allowance: number
}

/**
 * Another plan holds from the running month on: more is there at once; less is taken out of what nobody has leased, and what is missing
 * then is owed by the next month. False where there is no such instance.
 */
export async function changePlan(tx: Tx, instanceId: string, plan: Plan, now: number): Promise<boolean> {
  const book = await openBook(tx, instanceId, now)
  if (book === null) return false
  book.changePlan(plan.allowance)
  await saveBook(tx, instanceId, book)
  await tx.updateTable('instances').set({ plan_name: plan.name }).where('instance_id', '=', instanceId).execute()
  return true
}
