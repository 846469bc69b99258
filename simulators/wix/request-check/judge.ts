import { isObject, type JsonObject } from '../json.ts'
import { checkValue } from './check-value.ts'
import { bulkWriteProblems, productQueryProblems, productWriteProblems, seoProblems } from './documented-rules.ts'
import { findMethod, readWixMethods, type WixMethod } from './methods.ts'
import { readSent, type SentRequest } from './read-request.ts'

/** What a request was found to be. */
export interface Judged {
  /** One line per thing that neither Wix's types nor its documentation allow. */
  readonly problems: readonly string[]
  /** Undefined for a call that isn't known. */
  readonly method?: WixMethod
  /** All that was asked, as one object; undefined where it can't be read. */
  readonly asked?: JsonObject
}

/** Read once: the declarations are a megabyte of text. */
let methods: readonly WixMethod[] | undefined

/** Holds a request against the request type of its call in Wix's own SDK, and against the documented rules beyond the types. */
export function judge(sent: SentRequest): Judged {
  methods ??= readWixMethods()
  const found = findMethod(methods, sent.verb, sent.path)
  if (found === undefined) return { problems: ['no such call is known to the SDK or documented'] }
  const { method, params } = found
  const asked = readSent(sent, method, params)
  if (typeof asked === 'string') return { problems: [asked], method }
  const problems = [
    ...checkValue(method.types, method.request, asked, 'request'),
    ...ruleProblems(sent, asked, [...params.values()])
  ]
  return { problems, method, asked }
}

/** The cursor with which a further page is asked for; undefined for a first page and for what has no pages. */
export function cursorOf(asked: JsonObject): string | undefined {
  for (const part of [asked['query'], asked['search']]) {
    const paging = isObject(part) ? part['cursorPaging'] : undefined
    if (isObject(paging) && typeof paging['cursor'] === 'string') return paging['cursor']
  }
  return undefined
}

/** The members asked for beside the plain ones, in one text that doesn't depend on their order. */
export function fieldsText(asked: JsonObject): string {
  const { fields } = asked
  return Array.isArray(fields) ? fields.map(String).toSorted().join() : ''
}

/** The documented rules of the call, as far as there are some beyond its types. */
function ruleProblems({ verb, path }: SentRequest, asked: JsonObject, ids: readonly string[]): readonly string[] {
  const v3 = path.startsWith('/stores/v3/')
  if (verb === 'PATCH' && /^\/stores\/v[13]\/products\/[^/]+$/.test(path)) {
    const { product } = asked
    const id = isObject(product) ? product['id'] : undefined
    const other = id !== undefined && !ids.some((one) => one === id)
    return [
      ...productWriteProblems(product, v3 ? 'V3' : 'V1', 'product'),
      ...(other ? ['the product of the body is another than that of the path'] : [])
    ]
  }
  if (path === '/stores/v3/bulk/products/update') return bulkWriteProblems(asked['products'])
  if (path === '/stores/v1/bulk/products/update') return setProblems(asked['set'])
  if (/\/products\/query(-platformized)?$/.test(path))
    return productQueryProblems(asked['query'], v3 ? 'v3-products' : 'v1-products')
  if (verb === 'PATCH' && /^\/categories\/v1\/categories\/[^/]+$/.test(path)) {
    const { category } = asked
    if (!isObject(category)) return []
    const revision = typeof category['revision'] === 'string' ? [] : ['category.revision must be a string']
    return [...revision, ...seoProblems(category['seoData'], 'category.seoData')]
  }
  if (verb === 'PATCH' && path.startsWith('/stores/v3/info-sections/')) {
    const { infoSection } = asked
    const revision = isObject(infoSection) && typeof infoSection['revision'] === 'string'
    return revision ? [] : ['infoSection.revision must be a string']
  }
  return []
}

function setProblems(set: unknown): readonly string[] {
  if (!isObject(set)) return ['set is missing']
  const names = Object.keys(set)
  return [
    ...(names.length === 1 ? [] : ['set must have exactly one property']),
    ...names.filter((name) => name !== 'ribbon').map((name) => `set.${name} is not text: a publish must leave it alone`)
  ]
}
