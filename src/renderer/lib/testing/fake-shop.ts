import type { CallResult, Output, Parsed } from '#shared/contract/contract.ts'
import { errorBody } from '#shared/contract/errors.ts'
import type { Pull, Shop } from '#shared/contract/shop.ts'
import { err, ok } from '#shared/lib/result.ts'
import type { CatalogVersion } from '#shared/model/catalog-version.ts'
import { UNPUBLISHABLE } from '#shared/model/catalog-version.ts'
import { FAKE_NOW, fakeInstance, fakeStatus } from './fake-data.ts'
import type { FakeState } from './fake-state.ts'

export const FAKE_SITE = '0b3f8a52-7c1d-4e6f-9a80-5d2c1b7e4f90'

/** The store of the window where it is none on Wix. */
export function fakeLocalShop(): Shop {
  return {
    connected: false,
    siteId: null,
    baseUrl: null,
    storeName: null,
    catalogVersion: null,
    hasKey: false,
    unpublishable: [],
    pull: null,
    currentAsOf: null,
    pace: null
  }
}

export function fakePull(over: Partial<Pull> = {}): Pull {
  return {
    id: 1,
    kind: 'FULL',
    state: 'DONE',
    stage: 'SWEEP',
    total: 1_000,
    seen: 1_000,
    newProducts: 1_000,
    changedProducts: 0,
    unchangedProducts: 0,
    goneProducts: 0,
    problem: null,
    message: null,
    createdAt: FAKE_NOW,
    finishedAt: FAKE_NOW,
    ...over
  }
}

/** A store on Wix that was pulled once. */
export function fakeShop(over: Partial<Shop> = {}): Shop {
  const catalogVersion: CatalogVersion = over.catalogVersion ?? 'V3'
  return {
    connected: true,
    siteId: FAKE_SITE,
    baseUrl: 'https://www.wixapis.com',
    storeName: 'Northbank Goods',
    hasKey: true,
    unpublishable: [...UNPUBLISHABLE[catalogVersion]],
    pull: fakePull(),
    currentAsOf: FAKE_NOW,
    pace: null,
    ...over,
    catalogVersion
  }
}

/** A window whose active store is on Wix: what `shop`, `status` and `instances` say about it in one voice. */
export function fakeWixState(
  shop: Partial<Shop> = {},
  pulls?: Pull[]
): Pick<FakeState, 'shop' | 'pulls' | 'instances' | 'status'> {
  const made = fakeShop(shop)
  const instance = fakeInstance({
    instanceId: 'wix-1',
    name: made.storeName ?? 'Northbank Goods',
    source: 'wix',
    catalogVersion: made.catalogVersion,
    sample: false,
    productCount: 1_000
  })
  return {
    shop: made,
    pulls: pulls ?? (made.pull ? [made.pull] : []),
    instances: [instance, fakeInstance({ active: false })],
    status: fakeStatus({ instance })
  }
}

export function connectShop({ siteId }: Parsed<'shop.connect'>, state: FakeState): Output<'shop.connect'> {
  const known = state.instances.find((each) => each.source === 'wix')
  const instance = fakeInstance({
    instanceId: known?.instanceId ?? `store-${state.instances.length + 1}`,
    name: 'Northbank Goods',
    source: 'wix',
    catalogVersion: 'V3',
    sample: false,
    productCount: known?.productCount ?? 0
  })
  state.instances = [
    ...state.instances
      .filter((each) => each.instanceId !== instance.instanceId)
      .map((each) => ({ ...each, active: false })),
    instance
  ]
  state.status = { ...state.status, instance }
  state.shop = { ...fakeShop({ pull: null, currentAsOf: null }), ...(known ? state.shop : {}), siteId, hasKey: true }
  const { pull } = state.shop
  // What waited for a key goes on by itself, as in the engine.
  if (pull?.state === 'PAUSED' && pull.problem !== null)
    changePull(pull.id, { state: 'RUNNING', problem: null, message: null }, state)
  return instance
}

export function startPull({ kind }: Parsed<'pulls.start'>, state: FakeState): CallResult<Pull> {
  if (state.pulls.some((each) => each.state === 'RUNNING' || each.state === 'PAUSED'))
    return err(errorBody('CONFLICT', 'The catalogue is being fetched already.'))
  const pull = fakePull({
    id: state.pulls.length + 1,
    kind,
    state: 'RUNNING',
    stage: 'COLLECTIONS',
    total: null,
    seen: 0,
    newProducts: 0,
    finishedAt: null
  })
  state.pulls = [pull, ...state.pulls]
  state.shop = { ...state.shop, pull }
  return ok(pull)
}

export function changePull(id: number, values: Partial<Pull>, state: FakeState): CallResult<Pull> {
  const old = state.pulls.find((each) => each.id === id)
  if (!old) return err(errorBody('NOT_FOUND', 'This pull does not exist.'))
  const next = { ...old, ...values }
  state.pulls = state.pulls.map((each) => (each.id === id ? next : each))
  if (state.shop.pull?.id === id) state.shop = { ...state.shop, pull: next }
  return ok(next)
}
