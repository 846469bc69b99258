import type { ErrorBody } from '#shared/contract/errors.ts'
import { err, ok, type Result } from '#shared/lib/result.ts'
import type { EndpointInput, EndpointOutput } from '../contract/contract.ts'
import { brokenCreditInvariants } from '../credits/invariants.ts'
import { changePlan } from '../credits/plan.ts'
import { refund, type Refund } from '../credits/refund.ts'
import { textCursor } from '../db/cursor.ts'
import { getJobItem } from '../db/jobs.ts'
import type { BackendDeps } from '../deps.ts'
import { foreignCursor } from '../http/foreign-cursor.ts'
import type { HandlersOf } from '../http/handlers.ts'
import { notFound } from '../http/not-found.ts'
import { createInstance } from '../instances/create-instance.ts'
import { getStore, getStores } from '../instances/store-view.ts'
import type { AppOptions } from '../options.ts'

export function adminRoutes(
  deps: BackendDeps,
  { defaultPlan }: Pick<AppOptions, 'defaultPlan'>
): HandlersOf<'admin.instances' | 'admin.createInstance' | 'admin.setPlan' | 'admin.refund' | 'admin.verify'> {
  const { db, clock } = deps
  const storeOr404 = async (instanceId: string) => {
    const store = await getStore(db, instanceId)
    return store ? ok(store) : err(notFound('Store', instanceId))
  }
  return {
    'admin.instances': async ({ cursor, limit }) => {
      const after = cursor === undefined ? '' : textCursor(cursor)
      if (after === null) return err(foreignCursor())
      const page = await getStores(db, { after, limit })
      return ok({ instances: [...page.rows], nextCursor: page.nextCursor, total: page.total })
    },
    'admin.createInstance': async ({ name, planName, allowance }) =>
      storeOr404(
        await createInstance(deps, {
          wixInstanceId: null,
          name,
          plan: { name: planName ?? defaultPlan.name, allowance: allowance ?? defaultPlan.allowance }
        })
      ),
    'admin.setPlan': async ({ id, planName, allowance }) => {
      await db.transaction().execute((tx) => changePlan(tx, id, { name: planName, allowance }, clock.now()))
      return storeOr404(id)
    },
    'admin.refund': (input) => giveBack(deps, input),
    'admin.verify': async ({ id }) => {
      const store = await storeOr404(id)
      if (!store.ok) return store
      const broken = await brokenCreditInvariants(db, id)
      return ok({ ok: broken.length === 0, broken: [...broken] })
    }
  }
}

async function giveBack(
  { db, clock }: BackendDeps,
  { id, refundId, itemId, amount, note }: EndpointInput<'admin.refund'>
): Promise<Result<EndpointOutput<'admin.refund'>, ErrorBody>> {
  return db.transaction().execute(async (tx) => {
    let item: Refund['item'] = null
    if (itemId !== undefined) {
      const found = await getJobItem(tx, id, itemId)
      if (!found) return err(notFound('Item', itemId))
      item = found
    }
    const given = await refund(tx, id, { refundId, item, amount: amount ?? 1, note }, clock.now())
    return given.ok ? ok({ refundId, ...given.value }) : given
  })
}
