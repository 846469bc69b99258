import { Hono } from 'hono'
import type { WixKey } from './access.ts'
import { readWixFaultPlan, type WixFaultPlan } from './faults.ts'
import { asList, asObject, asText, isObject, type JsonObject } from './json.ts'
import type { Merchant, MerchantProductEdit } from './merchant.ts'
import { RATE_KINDS, type RateShape } from './rate.ts'
import type { EffectiveWrite, Violation, WixLogEntry } from './request-log.ts'
import { WIX_PERMISSIONS } from './route.ts'
import { contentsOf, snapshotOf } from './snapshot.ts'
import type { WixStore } from './store.ts'

/** Run synchronously before a request is handled or after it was, for edits of a merchant exactly there. */
export interface WixSimulatorHooks {
  before?(entry: WixLogEntry): void
  after?(entry: WixLogEntry): void
}

export interface WixSimulatorControl {
  /** The latest requests, oldest first. */
  readonly requests: readonly WixLogEntry[]
  /** All requests since the start. */
  readonly count: number
  readonly active: number
  readonly maxActive: number
  /** Every value that requests really changed, in order. */
  readonly writes: readonly EffectiveWrite[]
  readonly violations: readonly Violation[]
  setFaults(plan: WixFaultPlan): void
  setKeys(keys: readonly WixKey[]): void
  setRate(shape: RateShape | undefined): void
  setHooks(hooks: WixSimulatorHooks): void
  /** Forgets requests, writes and violations; the count goes on. */
  clear(): void
}

/**
 * The simulator's own API for tests in other processes, below `/__control`. Never logged, never limited, needs no key.
 * GET snapshot | contents | log | writes | violations; POST edit {id, change} | delete {id} | add {name, slug, …} |
 * edit-collection {id, change} | edit-section {id, change} | faults {faults} | version {version, newIds?} | site {…} | keys {keys} |
 * rate {…} | clear.
 */
export function controlRoutes(store: WixStore, merchant: Merchant, control: WixSimulatorControl): Hono {
  const app = new Hono()
  app.get('/snapshot', (context) => context.text(JSON.stringify(snapshotOf(store)), 200, JSON_TYPE))
  app.get('/contents', (context) => context.text(JSON.stringify(contentsOf(store)), 200, JSON_TYPE))
  app.get('/log', (context) => {
    const { count, active, maxActive, requests } = control
    return context.text(JSON.stringify({ count, active, maxActive, requests }), 200, JSON_TYPE)
  })
  app.get('/writes', (context) => context.text(JSON.stringify(control.writes), 200, JSON_TYPE))
  app.get('/violations', (context) => context.text(JSON.stringify(control.violations), 200, JSON_TYPE))
  for (const [name, run] of Object.entries(actions(store, merchant, control))) {
    app.post(`/${name}`, async (context) => {
      try {
        const body: unknown = await context.req.json().catch(() => ({}))
        const result = run(asObject(body))
        return context.text(JSON.stringify(result ?? null), result === undefined ? 404 : 200, JSON_TYPE)
      } catch (error) {
        return context.text(error instanceof Error ? error.message : 'bad request', 400)
      }
    })
  }
  return app
}

const JSON_TYPE = { 'content-type': 'application/json' }

/** What each POST does; undefined where the thing that it names is gone. */
function actions(
  store: WixStore,
  merchant: Merchant,
  control: WixSimulatorControl
): Readonly<Record<string, (body: JsonObject) => unknown>> {
  return {
    edit: (body) => merchant.editProduct(needed(body, 'id'), productEdit(body['change'])),
    add: (body) =>
      merchant.addProduct({ ...productEdit(body), name: needed(body, 'name'), slug: needed(body, 'slug') }),
    delete: (body) => merchant.deleteProduct(needed(body, 'id')) || undefined,
    'edit-collection': (body) => merchant.editCollection(needed(body, 'id'), textsOf(body['change'])),
    'edit-section': (body) => merchant.editSection(needed(body, 'id'), textsOf(body['change'])),
    faults: (body) => {
      control.setFaults(readWixFaultPlan(body['faults']))
      return null
    },
    version: (body) => {
      const version = needed(body, 'version')
      if (version === 'V3' && store.version === 'V1') {
        const share = typeof body['newIds'] === 'number' ? body['newIds'] : 0
        const ids = [...store.products.keys()]
        return Object.fromEntries(store.moveToV3(ids.slice(0, Math.round(ids.length * share))))
      }
      if (version !== 'V1' && version !== 'V3' && version !== 'STORES_NOT_INSTALLED' && version !== 'PROVISIONING')
        throw new TypeError('version must be V1, V3, STORES_NOT_INSTALLED or PROVISIONING')
      store.version = version
      return null
    },
    site: (body) => {
      const { state } = body
      if (state !== undefined && state !== 'live' && state !== 'deleted' && state !== 'plan-without-api')
        throw new TypeError('state must be live, deleted or plan-without-api')
      const name = asText(body['name'])
      store.site = {
        ...store.site,
        ...(state === undefined ? {} : { state }),
        ...(name === undefined ? {} : { name })
      }
      return store.site
    },
    keys: (body) => {
      control.setKeys(
        asList(body['keys']).map((item) => {
          const permissions = asList(asObject(item)['permissions'])
          return {
            key: needed(asObject(item), 'key'),
            permissions: WIX_PERMISSIONS.filter((one) => permissions.includes(one))
          }
        })
      )
      return null
    },
    rate: (body) => {
      control.setRate(readRate(body))
      return null
    },
    clear: () => {
      control.clear()
      return null
    }
  }
}

/** `{}` takes the limit away. Throws a sentence for anything that is no rate. */
export function readRate(body: JsonObject): RateShape | undefined {
  if (body['kind'] === undefined) return undefined
  const kind = RATE_KINDS.find((known) => known === body['kind'])
  const perMinute = body['perMinute']
  if (kind === undefined || typeof perMinute !== 'number' || !(perMinute > 0))
    throw new TypeError(`a rate needs kind (${RATE_KINDS.join(', ')}) and perMinute above 0`)
  const retryAfter = body['retryAfter'] === true
  if (kind !== 'bucket') return { kind, perMinute, retryAfter }
  const burst = typeof body['burst'] === 'number' && body['burst'] >= 1 ? body['burst'] : perMinute
  return { kind, perMinute, burst, retryAfter }
}

const TEXT_FIELDS = ['name', 'slug', 'description'] as const
const NULLABLE_FIELDS = ['sku', 'seoTitle', 'seoDescription', 'ribbon', 'brand'] as const
const NUMBER_FIELDS = ['price', 'discountedPrice', 'weight', 'variantCount'] as const
const FLAG_FIELDS = ['visible', 'variantsMisaligned'] as const

/** The fields of an edit that can come as JSON; throws for any other. */
function productEdit(value: unknown): MerchantProductEdit {
  const edit: Record<string, unknown> = {}
  for (const [field, item] of Object.entries(asObject(value))) {
    const fits =
      (some(TEXT_FIELDS, field) && typeof item === 'string') ||
      (some(NULLABLE_FIELDS, field) && (typeof item === 'string' || item === null)) ||
      (some(NUMBER_FIELDS, field) && typeof item === 'number') ||
      (some(FLAG_FIELDS, field) && typeof item === 'boolean') ||
      (field === 'collectionIds' && Array.isArray(item) && item.every((id) => typeof id === 'string')) ||
      (field === 'altText' && isObject(item) && Object.values(item).every((text) => text === null || asText(text)))
    if (!fits) throw new TypeError(`${field} can't be edited so`)
    edit[field] = item
  }
  return edit
}

function some(fields: readonly string[], field: string): boolean {
  return fields.includes(field)
}

function textsOf(value: unknown): Readonly<Record<string, string>> {
  return Object.fromEntries(
    Object.entries(asObject(value)).flatMap(([key, item]) => (typeof item === 'string' ? [[key, item]] : []))
  )
}

function needed(body: JsonObject, name: string): string {
  const text = asText(body[name])
  if (text === undefined) throw new TypeError(`${name} must be a text`)
  return text
}
