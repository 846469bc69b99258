import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { JsonObject } from '../json.ts'
import { readTypeTable, type TypeTable } from './type-table.ts'

/** One call that Wix publishes, with the types of what is sent and of what comes back. */
export interface WixMethod {
  readonly name: string
  readonly verb: string
  /** Parts of the path; `:name` stands for any value. */
  readonly parts: readonly string[]
  readonly types: TypeTable
  readonly request: string
  readonly answer: string
}

const HOST = 'www.wixapis.com'

const PACKAGES = [
  'business-tools_site-properties',
  'categories_categories',
  'stores_catalog-versioning',
  'stores_collections',
  'stores_info-sections-v-3',
  'stores_products',
  'stores_products-v-3',
  'stores_ribbons-v-3'
] as const

/**
 * Documented for REST and left out of the SDK's modules, but with types in the same file. The SDK's own V1 query can't ask for hidden
 * products; only this one can.
 */
const DOCUMENTED = [
  ['POST', '/stores/v1/products/query', 'QueryProductsRequest', 'QueryProductsResponse'],
  ['POST', '/stores-reader/v1/products/query', 'QueryProductsRequest', 'QueryProductsResponse'],
  ['GET', '/stores/v1/products/:id', 'GetProductRequest', 'GetProductResponse'],
  ['POST', '/stores/v1/collections/query', 'QueryCollectionsRequest', 'QueryCollectionsResponse'],
  ['POST', '/stores-reader/v1/collections/query', 'QueryCollectionsRequest', 'QueryCollectionsResponse'],
  ['GET', '/stores/v1/collections/:id', 'GetCollectionRequest', 'GetCollectionResponse'],
  ['GET', '/stores/v1/collections/slug/:slug', 'GetCollectionBySlugRequest', 'GetCollectionBySlugResponse']
] as const

interface MethodMeta {
  readonly httpMethod: string
  getUrl(context: { readonly host: string }): string
}

const DECLARED = /^declare function (\w+)\(\): __PublicMethodMetaInfo<'(\w+)', \{[^}]*\}, \S+, (\w+), \S+, (\w+)>;/gm

/**
 * Every method of the packages of Wix's SDK that the app uses, read from the packages themselves: addresses from their `meta` modules,
 * types from the declarations beside them. Nothing here is copied by hand, so a newer package brings its own rules.
 * @throws Error if a package no longer has the shape that this reads
 */
export function readWixMethods(): readonly WixMethod[] {
  const require = createRequire(import.meta.url)
  const methods: WixMethod[] = []
  for (const name of PACKAGES) {
    const runtime = require.resolve(`@wix/auto_sdk_${name}/meta`)
    const declarations = readFileSync(runtime.replace(/\.js$/, '.d.ts'), 'utf8')
    const types = readTypeTable(declarations)
    const meta = require(runtime) as JsonObject
    const found = [...declarations.matchAll(DECLARED)]
    if (found.length === 0) throw new Error(`No method was found in the types of ${name}.`)
    for (const [, method = '', verb = '', request = '', answer = ''] of found) {
      const describe = meta[method]
      if (typeof describe !== 'function') throw new Error(`${name} declares ${method} and doesn't export it.`)
      const { getUrl } = (describe as () => MethodMeta)()
      const one = { name: method, parts: getUrl({ host: HOST }).split('/'), types, request, answer }
      methods.push({ ...one, verb })
      // The SDK turns such a GET into a POST to the same address when its query string grows beyond 4,000 characters.
      if (verb === 'GET' && /^(query|search|count)/.test(method)) methods.push({ ...one, verb: 'POST' })
    }
    if (name !== 'stores_products') continue
    for (const [verb, path, request, answer] of DOCUMENTED)
      methods.push({ name: `${verb} ${path}`, verb, parts: path.split('/'), types, request, answer })
  }
  return methods
}

/** The method at this address, one without a placeholder first, and the values of its placeholders. */
export function findMethod(
  methods: readonly WixMethod[],
  verb: string,
  path: string
): { readonly method: WixMethod; readonly params: ReadonlyMap<string, string> } | undefined {
  const parts = path.split('/')
  let best: { method: WixMethod; params: Map<string, string> } | undefined
  for (const method of methods) {
    if (method.verb !== verb || method.parts.length !== parts.length) continue
    const params = new Map<string, string>()
    const fits = method.parts.every((part, index) => {
      const given = parts[index] ?? ''
      if (!part.startsWith(':')) return part === given
      params.set(part.slice(1), decodeURIComponent(given))
      return given !== ''
    })
    if (fits && (best === undefined || params.size < best.params.size)) best = { method, params }
  }
  return best
}
