import { err, ok } from '#shared/lib/result.ts'
import type { Engine } from '../engine/engine.ts'
import { notFound } from '../engine/not-found.ts'
import { pullView } from '../engine/shop/pull-view.ts'
import type { GivingUp } from './giving-up.ts'
import type { HandlersOf } from './handlers.ts'

type ShopHandlers = HandlersOf<
  | 'shop.get'
  | 'shop.test'
  | 'shop.connect'
  | 'shop.disconnect'
  | 'pulls.start'
  | 'pulls.list'
  | 'pulls.get'
  | 'pulls.pause'
  | 'pulls.resume'
  | 'pulls.cancel'
>

export function shopHandlers({ deps, shop, puller }: Engine, givingUp: GivingUp): ShopHandlers {
  const { store } = deps
  return {
    'shop.get': async (_input, { instanceId }) => ok(await shop.get(instanceId)),
    'shop.test': (input, context) => givingUp.run(context, async (signal) => ok(await shop.test(input, signal))),
    'shop.connect': (input, context) => givingUp.run(context, (signal) => shop.connect(input, signal)),
    'shop.disconnect': (_input, { instanceId }) => shop.disconnect(instanceId),

    'pulls.start': async ({ kind }, { instanceId }) => {
      const closed = await shop.closedBecause(instanceId)
      return closed ? err(closed) : puller.start(instanceId, kind)
    },
    'pulls.list': ({ cursor, limit }, { instanceId }) => {
      const page = store.read((db) => db.getPulls(instanceId, { cursor, limit }))
      return ok({ pulls: page.rows.map(pullView), nextCursor: page.nextCursor, total: page.total })
    },
    'pulls.get': ({ id }, { instanceId }) => {
      const pull = store.read((db) => db.getPull(instanceId, id))
      return pull ? ok(pullView(pull)) : err(notFound('Pull', id))
    },
    'pulls.pause': ({ id }, { instanceId }) => puller.pause(instanceId, id),
    'pulls.resume': ({ id }, { instanceId }) => puller.resume(instanceId, id),
    'pulls.cancel': ({ id }, { instanceId }) => puller.cancel(instanceId, id)
  }
}
