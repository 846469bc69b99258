import type { WixAnswer, WixPermission, WixRoute } from './route.ts'
import { WIX_PERMISSIONS } from './route.ts'
import type { WixStore } from './store.ts'

export interface WixKey {
  readonly key: string
  readonly permissions: readonly WixPermission[]
}

/** The key that is let in where no keys are given; it may do everything. */
export const FULL_KEY: WixKey = { key: 'IST.simulated-key', permissions: WIX_PERMISSIONS }

/** A blank body, as Wix's gateway sends with 401. */
export const BLANK = Symbol('blank body')

/** Who asks, or the answer that keeps them out. Wix wants the bare key: one with `Bearer` in front is none. */
export function enter(
  keys: readonly WixKey[],
  headers: Headers,
  store: WixStore
): { readonly key: WixKey } | { readonly refused: WixAnswer } {
  const key = keys.find((one) => one.key === headers.get('authorization'))
  if (key === undefined) return { refused: { status: 401, body: BLANK } }
  // Missing, or of another account: Wix tells neither apart from a missing permission.
  if (headers.get('wix-site-id') !== store.site.id) return { refused: FORBIDDEN }
  switch (store.site.state) {
    case 'live':
      return { key }
    case 'deleted':
      return { refused: SITE_DELETED }
    case 'plan-without-api':
      return { refused: PLAN_WITHOUT_API }
  }
}

/** V3 gives no reason; V1 and the rest give this one. */
export function permissionProblem(key: WixKey, route: WixRoute): WixAnswer | undefined {
  if (keyMay(key, route.permission)) return undefined
  return route.catalog === 'V3' ? FORBIDDEN_BARE : FORBIDDEN
}

export function keyMay(key: WixKey, permission: WixPermission): boolean {
  const { permissions } = key
  if (permissions.includes(permission)) return true
  if (permission === 'read-products') return permissions.includes('write-products')
  return permission === 'read-categories' && permissions.includes('write-categories')
}

const FORBIDDEN_BARE: WixAnswer = { status: 403, body: { message: '', details: {} } }
const FORBIDDEN: WixAnswer = {
  status: 403,
  body: { message: 'the auth identity is not allowed on this resource for this site/account', details: {} }
}
/** Assumed: Wix documents 404 for what is not there, and no code for a site. */
const SITE_DELETED: WixAnswer = {
  status: 404,
  body: {
    message: 'Site not found',
    details: { applicationError: { code: 'SITE_NOT_FOUND', description: 'Site not found', data: {} } }
  }
}
/** Assumed: the code is the one that Wix documents for what needs a premium plan elsewhere. */
const PLAN_WITHOUT_API: WixAnswer = {
  status: 403,
  body: {
    message: 'The site must be upgraded to use this API',
    details: {
      applicationError: {
        code: 'UPGRADE_TO_PREMIUM',
        description: 'The site must be upgraded to use this API',
        data: {}
      }
    }
  }
}

/** The 428 of a route that belongs to the other catalogue version; undefined where the version is right. */
export function versionProblem(route: WixRoute, store: WixStore): WixAnswer | undefined {
  const { catalog } = route
  if (catalog === 'any' || catalog === store.version) return undefined
  switch (store.version) {
    case 'PROVISIONING':
      return PROVISIONING
    case 'STORES_NOT_INSTALLED':
      // V1 is documented to answer 401; what V3 answers is assumed.
      return catalog === 'V1' ? { status: 401, body: BLANK } : NOT_INSTALLED
    case 'V1':
      return V3_ENDPOINT_ON_V1
    case 'V3':
      return V1_ENDPOINT_ON_V3
  }
}

function precondition(code: string, message: string): WixAnswer {
  return { status: 428, body: { message, details: { applicationError: { code, description: message, data: {} } } } }
}

const PROVISIONING = precondition(
  'CATALOG_V3_SITE_PROVISIONING',
  'Site is currently being provisioned for CATALOG_V3. Retry the request.'
)
const NOT_INSTALLED = precondition('STORES_NOT_INSTALLED', 'Wix Stores is not installed on this site')
const V3_ENDPOINT_ON_V1 = precondition(
  'CATALOG_V1_SITE_CALLING_CATALOG_V3_API',
  'Endpoint belongs to CATALOG_V3, but your site is using CATALOG_V1'
)
const V1_ENDPOINT_ON_V3 = precondition(
  'CATALOG_V3_CALLING_CATALOG_V1_API',
  'Endpoint belongs to CATALOG_V1, but your site is using CATALOG_V3'
)
