import { FAKE_NOW } from './fake-data.ts'
import type { Handlers } from './fake-state.ts'
import { one, page } from './fake-rows.ts'
import { changePull, connectShop, startPull } from './fake-shop.ts'

type Names = Extract<keyof Handlers, `shop.${string}` | `pulls.${string}`>

/** Connecting with Wix and pulling its catalogue. */
export const shopHandlers: Pick<Handlers, Names> = {
  'shop.get': (_, state) => state.shop,
  'shop.test': () => ({
    ok: true,
    storeName: 'Northbank Goods',
    catalogVersion: 'V3',
    missing: [],
    problem: null,
    message: 'The key works.'
  }),
  'shop.connect': connectShop,
  'shop.disconnect': (_, state) => {
    state.shop = { ...state.shop, hasKey: false }
    return state.shop
  },
  'pulls.start': startPull,
  'pulls.list': (input, state) => {
    const { rows, nextCursor } = page(state.pulls, input)
    return { pulls: rows, nextCursor, total: state.pulls.length }
  },
  'pulls.get': ({ id }, state) => one(state.pulls, id, 'pull'),
  'pulls.pause': ({ id }, state) => changePull(id, { state: 'PAUSED' }, state),
  'pulls.resume': ({ id }, state) => changePull(id, { state: 'RUNNING', problem: null, message: null }, state),
  'pulls.cancel': ({ id }, state) => changePull(id, { state: 'CANCELLED', finishedAt: FAKE_NOW }, state)
}
