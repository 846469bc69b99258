import type { Product } from '#shared/contract/catalog.ts'
import type { Parsed } from '#shared/contract/contract.ts'
import { DesktopSettings } from '#shared/contract/desktop-settings.ts'
import {
  FAKE_NOW,
  fakeImport,
  fakeInstance,
  fakeItem,
  fakeJob,
  fakeLedgerEntry,
  fakeProduct,
  fakeSettings,
  fakeStatus
} from './fake-data.ts'
import { createHandlers } from './fake-create-handlers.ts'
import { fakeBalance, fakeItemCredit, fakeJobCredits, KEPT_BY_BACKEND } from './fake-credits.ts'
import { cancelJob, retryJob } from './fake-jobs.ts'
import { publishHandlers } from './fake-publish-handlers.ts'
import { change, missing, one, page } from './fake-rows.ts'
import { reviewListHandlers } from './fake-review-lists.ts'
import { redoReview, regenerateItem, regenerateItems, reviewItems, reworkable, undoReview } from './fake-review.ts'
import { fakeLocalShop } from './fake-shop.ts'
import { shopHandlers } from './fake-shop-handlers.ts'
import { LOCAL_SYNC } from './fake-sync.ts'
import { syncHandlers } from './fake-sync-handlers.ts'
import type { FakeState, Handlers } from './fake-state.ts'

export function defaultHandlers(over: Partial<FakeState>): { readonly handlers: Handlers; readonly state: FakeState } {
  const state: FakeState = {
    status: fakeStatus(),
    settings: fakeSettings(),
    bannedWords: [],
    instances: [fakeInstance()],
    products: Array.from({ length: 240 }, (_, at) => fakeProduct(at + 1)),
    jobs: [fakeJob({ counts: { done: 40 }, finishedAt: FAKE_NOW })],
    items: Array.from({ length: 40 }, (_, at) => fakeItem(at + 1)),
    imports: [],
    ledger: Array.from({ length: 40 }, (_, at) => fakeLedgerEntry(40 - at)),
    ...leased(over),
    expired: false,
    reusable: 0,
    estimate: null,
    changes: [],
    reviewLists: new Map(),
    reviewViews: [],
    shop: fakeLocalShop(),
    pulls: [],
    publishes: [],
    ops: [],
    history: [],
    verdicts: new Map(),
    sync: LOCAL_SYNC,
    ...over
  }
  return { handlers, state }
}

/** The credits of this device: of a linked store what its row says, as the engine makes the two one number. */
function leased({ sync }: Partial<FakeState>): Pick<FakeState, 'creditsTotal' | 'creditsUsed' | 'reserved'> {
  const here = sync?.devices.find((device) => device.thisDevice)
  if (!here) return { creditsTotal: 500, creditsUsed: 40, reserved: 0 }
  const creditsUsed = here.captured + here.open
  return { creditsTotal: creditsUsed + here.free, creditsUsed, reserved: here.open }
}

const handlers: Handlers = {
  'app.status': (_, state) => state.status,
  'app.dismissResumed': (_, state) => {
    state.status = { ...state.status, resumed: [] }
    return {}
  },
  'instances.list': (_, state) => ({ instances: state.instances }),
  'instances.create': ({ name }, state) => {
    const made = fakeInstance({
      instanceId: `store-${state.instances.length + 1}`,
      name,
      sample: false,
      productCount: 0,
      active: false
    })
    state.instances.push(made)
    return made
  },
  'instances.select': ({ id }, state) => {
    const chosen = state.instances.find((each) => each.instanceId === id)
    if (!chosen) return missing('store')
    state.instances = state.instances.map((each) => ({ ...each, active: each.instanceId === id }))
    state.status = { ...state.status, instance: { ...chosen, active: true } }
    return state.status.instance
  },
  'products.list': (input, state) => {
    const found = matching(state.products, input)
    if (input.sort === 'name') found.sort((a, b) => a.name.localeCompare(b.name, 'en'))
    const { rows, nextCursor } = page(found, input)
    return { products: rows, nextCursor, total: found.length }
  },
  'products.ids': (input, state) => {
    const ids = matching(state.products, input).map((each) => each.id)
    return { ids, total: ids.length }
  },
  'products.get': ({ id }, state) => one(state.products, id, 'product'),
  'collections.list': (_, state) => {
    const names = [...new Set(state.products.flatMap((each) => each.collections))].sort((a, b) =>
      a.localeCompare(b, 'en')
    )
    return {
      collections: names.map((name) => ({
        id: name,
        name,
        productCount: state.products.filter((each) => each.collections.includes(name)).length
      }))
    }
  },
  'imports.create': ({ fileName }, state) => {
    const made = fakeImport({ id: state.imports.length + 1, state: 'READY', fileName })
    state.imports.unshift(made)
    return made
  },
  'imports.list': (_, state) => ({ imports: state.imports }),
  'imports.get': ({ id }, state) => one(state.imports, id, 'import'),
  'imports.apply': ({ id }, state) => change(state.imports, id, { state: 'APPLIED' }, 'import'),
  'imports.cancel': ({ id }, state) => change(state.imports, id, { state: 'CANCELLED' }, 'import'),
  'sample.load': (_, state) => {
    const made = fakeImport({ id: state.imports.length + 1, fileName: 'sample-store.csv' })
    state.imports.unshift(made)
    state.status = {
      ...state.status,
      instance: { ...state.status.instance, sample: true, productCount: state.products.length }
    }
    return made
  },
  ...createHandlers,
  'jobs.list': (input, state) => {
    const found = state.jobs.filter((each) => input.status === undefined || each.status === input.status)
    const { rows, nextCursor } = page(found, input)
    return { jobs: rows, nextCursor, total: found.length }
  },
  'jobs.get': ({ id }, state) => one(state.jobs, id, 'job'),
  'jobs.throughput': () => ({ stretchMinutes: 1, stretches: [] }),
  'jobs.items': (input, state) => {
    const found = state.items.filter(
      (each) =>
        each.jobId === input.id &&
        (input.status === undefined || each.status === input.status) &&
        (input.review === undefined || each.review === input.review) &&
        (input.attribute === undefined || each.attribute === input.attribute) &&
        (input.edited === undefined || (each.edit !== null) === input.edited) &&
        (input.twoTexts === undefined || (each.otherEdit !== null) === input.twoTexts) &&
        (input.query === undefined || each.productName.toLowerCase().includes(input.query.toLowerCase()))
    )
    const { rows, nextCursor } = page(found, input)
    return { items: rows, nextCursor, total: found.length }
  },
  'jobs.prioritise': ({ id, priority }, state) => change(state.jobs, id, { priority }, 'job'),
  'jobs.watch': () => ({}),
  'app.signal': () => ({}),
  'app.giveUp': () => ({}),
  'jobs.start': ({ id }, state) => change(state.jobs, id, { status: 'RUNNING' }, 'job'),
  'jobs.pause': ({ id }, state) => change(state.jobs, id, { status: 'PAUSED', pausedBy: 'user' }, 'job'),
  'jobs.resume': ({ id }, state) => {
    const trial = state.jobs.find((each) => each.id === id)?.trial ?? null
    const rest = trial === null ? {} : { trial: { ...trial, over: true } }
    return change(state.jobs, id, { status: 'RUNNING', pausedBy: null, ...rest }, 'job')
  },
  'jobs.cancel': ({ id }, state) => cancelJob(id, state),
  'jobs.retryFailed': ({ id }, state) => retryJob(id, state),
  'items.get': ({ id }, state) => one(state.items, id, 'item'),
  'items.review': (input, state) => reviewItems(input, state),
  'items.regenerate': (input, state) => regenerateItem(input, state),
  'items.regenerateMany': (input, state) => regenerateItems(input, state),
  'items.countReworkable': (input, state) => ({ count: reworkable(input, state).free.length }),
  'items.undo': (input, state) => undoReview(input, state),
  'items.redo': (input, state) => redoReview(input, state),
  'exports.create': ({ id, format }, state) => ({
    exportId: `export-${id}-${format}`,
    fileName: `wordshelf-job-${id}.csv`,
    bytes: 24_000,
    written: state.items.filter((each) => each.jobId === id && each.review === 'APPROVED').length,
    skipped: 0,
    skippedItems: [],
    escaped: 0
  }),
  'credits.get': (_, state) => fakeBalance(state),
  'credits.byDay': (_, state) => ({
    period: '2026-11',
    days:
      state.creditsUsed === 0
        ? []
        : [
            { day: '2026-11-03', used: 10, usedSoFar: 10, reserved: 40 },
            {
              day: '2026-11-21',
              used: state.creditsUsed - state.reserved - 10,
              usedSoFar: state.creditsUsed - state.reserved,
              reserved: state.reserved
            }
          ]
  }),
  'credits.ledger': (input, state) => {
    const found = state.ledger.filter((each) => input.jobId === undefined || each.jobId === input.jobId)
    const { rows, nextCursor } = page(found, input)
    return { entries: rows, nextCursor, total: found.length }
  },
  'credits.jobs': (input, state) => {
    const found = state.jobs.filter((each) => input.jobId === undefined || each.id === input.jobId)
    const { rows, nextCursor } = page(found, input)
    return { jobs: rows.map(fakeJobCredits), nextCursor, total: found.length }
  },
  'credits.items': (input, state) => {
    const found = state.items.filter((each) => input.jobId === undefined || each.jobId === input.jobId)
    const { rows, nextCursor } = page(found, input)
    return { items: rows.map((item) => fakeItemCredit(item, state.jobs)), nextCursor, total: found.length }
  },
  'credits.adjust': ({ amount, note }, state) => {
    if (state.sync.state.status !== 'local') return KEPT_BY_BACKEND
    state.creditsUsed += amount
    const entryId = state.ledger.length + 1
    state.ledger.unshift(
      fakeLedgerEntry(entryId, { kind: 'ADJUSTMENT', jobId: null, amount, note, usedAfter: state.creditsUsed })
    )
    const { creditsTotal, creditsUsed } = state
    return { entryId, creditsTotal, creditsUsed, remaining: Math.max(0, creditsTotal - creditsUsed) }
  },
  'credits.setAllowance': ({ creditsTotal }, state) => {
    if (state.sync.state.status !== 'local') return KEPT_BY_BACKEND
    state.creditsTotal = creditsTotal
    return { creditsTotal, creditsUsed: state.creditsUsed, remaining: Math.max(0, creditsTotal - state.creditsUsed) }
  },
  'settings.get': (_, state) => state.settings,
  'settings.put': ({ apiKey, ...rest }, state) => {
    const origin = URL.parse(rest.baseUrl ?? state.settings.baseUrl)?.origin ?? null
    const keyOrigin = apiKey === undefined ? state.settings.keyOrigin : apiKey === null ? null : origin
    const key = { keyOrigin, hasKey: keyOrigin !== null && keyOrigin === origin }
    const given = Object.fromEntries(Object.entries(rest).filter(([, value]) => value !== undefined))
    const desktop = { ...state.settings.desktop, ...rest.desktop }
    state.settings = { ...state.settings, ...given, ...key, desktop: DesktopSettings.parse(desktop) }
    return state.settings
  },
  'wording.get': (_, { bannedWords }) => ({ bannedWords, checking: false }),
  'wording.put': ({ bannedWords }, state) => {
    state.bannedWords = bannedWords
    return { bannedWords, checking: true }
  },
  'settings.testModel': ({ model }, state) => ({
    ok: true,
    model: model ?? state.settings.model,
    latencyMs: 412,
    message: 'The model answered.'
  }),
  ...shopHandlers,
  ...syncHandlers,
  ...publishHandlers,
  ...reviewListHandlers,
  'settings.models': () => ({
    models: [
      {
        id: 'gpt-6-luna',
        inputPerMillion: 0.25,
        cachedInputPerMillion: 0.025,
        outputPerMillion: 2,
        checkedOn: '2026-11-20',
        vendorPrice: true
      },
      {
        id: 'gpt-6-terra',
        inputPerMillion: 1.25,
        cachedInputPerMillion: 0.125,
        outputPerMillion: 10,
        checkedOn: '2026-11-20',
        vendorPrice: false
      }
    ]
  })
}

function matching(products: readonly Product[], filter: Parsed<'products.ids'>): Product[] {
  const query = filter.query?.toLowerCase()
  return products.filter(
    (each) =>
      (query === undefined || each.name.toLowerCase().includes(query)) &&
      (filter.collectionId === undefined || each.collections.includes(filter.collectionId)) &&
      (filter.missing === undefined || each.missing.includes(filter.missing))
  )
}
