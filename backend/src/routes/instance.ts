import { err, ok } from '#shared/lib/result.ts'
import { readPeriodView } from '../credits/periods.ts'
import { getPeriodUsage } from '../db/usage.ts'
import type { BackendDeps } from '../deps.ts'
import type { HandlersOf } from '../http/handlers.ts'
import { notFound } from '../http/not-found.ts'
import { getStore } from '../instances/store-view.ts'
import { creditsOf } from '../instances/credits-view.ts'

export function instanceRoutes({
  db,
  clock
}: BackendDeps): HandlersOf<'instance.get' | 'periods.list' | 'credits.get'> {
  const periodOf = (instanceId: string) => db.transaction().execute((tx) => readPeriodView(tx, instanceId, clock.now()))
  return {
    'instance.get': async (_input, { instanceId }) => {
      const period = await periodOf(instanceId)
      const store = await getStore(db, instanceId)
      return store && period ? ok({ ...store, period }) : err(notFound('Store', instanceId))
    },
    'periods.list': async ({ limit }, { instanceId }) => {
      await periodOf(instanceId)
      return ok({ periods: [...(await getPeriodUsage(db, instanceId, limit))] })
    },
    'credits.get': async (_input, { instanceId, deviceId }) => {
      const period = await periodOf(instanceId)
      return period ? ok(creditsOf(period, deviceId, clock.now())) : err(notFound('Store', instanceId))
    }
  }
}
