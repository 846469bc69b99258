import { queryCategories } from '@wix/auto_sdk_categories_categories'
import { getCatalogVersion } from '@wix/auto_sdk_stores_catalog-versioning'
import { getSiteProperties } from '@wix/auto_sdk_business-tools_site-properties'
import { updateProduct } from '@wix/auto_sdk_stores_products'
import { bulkUpdateProducts, queryProducts as queryV3Products } from '@wix/auto_sdk_stores_products-v-3'
import { z } from 'zod'
import type { CatalogVersion } from '#shared/model/catalog-version.ts'
import type { ShopPermission } from '#shared/model/shop-permission.ts'
import type { ShopAccess, ShopFailure, ShopInfo, ShopResult } from '../../ports/shop.ts'
import type { WixAnswer } from './answer.ts'
import { namesSite, notInstalled } from './failures.ts'
import { queryProducts as queryV1Products } from './read-v1.ts'
import { understood } from './reading.ts'
import { callWix, type CallResult, type WixDeps } from './wix-call.ts'

/** No product has it, so what is asked of it cannot be done: `00000000-0000-4000-8000-000000000000` is no id that Wix makes. */
const NO_PRODUCT = '00000000-0000-4000-8000-000000000000'

/** A request with nothing to write is none that Wix describes. */
const PROBE = 'Permission check'

/** What a publish is confirmed with, and what a window can show. */
const LONGEST_NAME = 300

const Version = z.object({ catalogVersion: z.string() })

export async function readVersion(
  access: ShopAccess,
  deps: WixDeps,
  signal: AbortSignal
): Promise<ShopResult<CatalogVersion>> {
  const purpose = { needs: 'version', writes: false } as const
  const called = await callWix(access, deps, purpose, signal, (wix) => wix.use(getCatalogVersion)())
  const read = understood(called, Version, ({ catalogVersion }) => catalogVersion)
  if (!read.ok) return read
  switch (read.value) {
    case 'V1_CATALOG':
      return { ok: true, value: 'V1' }
    case 'V3_CATALOG':
      return { ok: true, value: 'V3' }
    case 'STORES_NOT_INSTALLED':
      return { ok: false, failure: notInstalled() }
    default:
      return {
        ok: false,
        failure: {
          kind: 'unclear',
          message:
            'Wix says that this store is on a version of the catalogue that this version of the app does not know.'
        }
      }
  }
}

const Site = z.object({
  properties: z
    .object({
      siteDisplayName: z.string().nullish(),
      businessName: z.string().nullish(),
      paymentCurrency: z.string().nullish()
    })
    .nullish()
})

/**
 * Asks for each thing that the app needs once, in requests of which none changes anything, and takes a 403 for a missing permission. Wix
 * checks who asks before it looks at what is asked: an update of a product that does not exist is 403 without the permission and 404,
 * 400 or a failed entry with it.
 */
export async function inspect(access: ShopAccess, deps: WixDeps, signal: AbortSignal): Promise<ShopResult<ShopInfo>> {
  const version = await readVersion(access, deps, signal)
  if (!version.ok) return version
  const missing: ShopPermission[] = []
  let site: z.infer<typeof Site> = {}
  const probes: readonly (readonly [ShopPermission, () => Promise<CallResult>])[] = [
    ['read-site', () => askSite(access, deps, signal)],
    ['read-products', () => askProducts(version.value, access, deps, signal)],
    ['write-products', () => askWrite(version.value, access, deps, signal)],
    ...(version.value === 'V3' ? ([['read-categories', () => askCategories(access, deps, signal)]] as const) : [])
  ]
  for (const [permission, ask] of probes) {
    const called = await ask()
    if (!called.ok && called.failure.kind === 'forbidden') missing.push(permission)
    else if (!called.ok && !isHarmless(permission, called.failure, called.answer))
      return { ok: false, failure: called.failure }
    else if (permission === 'read-site' && called.ok) site = Site.catch({}).parse(called.body)
  }
  const name = [site.properties?.siteDisplayName, site.properties?.businessName].find(
    (text) => (text ?? '').trim() !== ''
  )
  return {
    ok: true,
    value: {
      name: name?.slice(0, LONGEST_NAME) ?? `Wix store ${access.siteId.slice(0, 8)}`,
      version: version.value,
      currency: site.properties?.paymentCurrency ?? null,
      missing
    }
  }
}

/** What the probe of writing must come to: there is no such product. */
function isHarmless(permission: ShopPermission, { kind }: ShopFailure, answer: WixAnswer | undefined): boolean {
  const isNoProduct = kind === 'site-gone' && answer?.status === 404 && !namesSite(answer.problem)
  return permission === 'write-products' && (kind === 'rejected' || isNoProduct)
}

function askSite(access: ShopAccess, deps: WixDeps, signal: AbortSignal): Promise<CallResult> {
  const purpose = { needs: 'read-site', writes: false } as const
  return callWix(access, deps, purpose, signal, (wix) => wix.use(getSiteProperties)())
}

function askProducts(
  version: CatalogVersion,
  access: ShopAccess,
  deps: WixDeps,
  signal: AbortSignal
): Promise<CallResult> {
  const purpose = { needs: 'read-products', writes: false } as const
  return version === 'V1'
    ? // Hidden products take the permission to manage, which is asked for on its own.
      queryV1Products(access, deps, signal, { query: { paging: { limit: 1, offset: 0 } } }, false)
    : callWix(access, deps, purpose, signal, (wix) => wix.use(queryV3Products)({ cursorPaging: { limit: 1 } }, {}))
}

function askWrite(
  version: CatalogVersion,
  access: ShopAccess,
  deps: WixDeps,
  signal: AbortSignal
): Promise<CallResult> {
  const purpose = { needs: 'write-products', writes: false } as const
  return callWix(access, deps, purpose, signal, (wix) =>
    version === 'V1'
      ? wix.use(updateProduct)(NO_PRODUCT, { name: PROBE })
      : wix.use(bulkUpdateProducts)([{ product: { _id: NO_PRODUCT, revision: '1', name: PROBE } }], {})
  )
}

function askCategories(access: ShopAccess, deps: WixDeps, signal: AbortSignal): Promise<CallResult> {
  const purpose = { needs: 'read-categories', writes: false } as const
  return callWix(access, deps, purpose, signal, (wix) =>
    wix
      .use(queryCategories)({ treeReference: { appNamespace: '@wix/stores', treeKey: null } })
      .limit(1)
      .find()
  )
}
