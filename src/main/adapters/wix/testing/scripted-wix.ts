import type { Shop, ShopAccess, ShopFactory, ShopProduct } from '../../../ports/shop.ts'
import type { CatalogVersion } from '#shared/model/catalog-version.ts'
import { createShopFactory } from '../factory.ts'

export const ACCESS: ShopAccess = {
  baseUrl: 'https://www.wixapis.com',
  siteId: '11111111-2222-3333-4444-555555555555',
  apiKey: 'IST.secret-key'
}
export const NOW = Date.UTC(2026, 10, 23, 12, 0, 0)

/** A request as the adapter sent it; `body` is also what a GET carries in `.r`. */
export interface SentRequest {
  readonly method: string
  readonly url: URL
  readonly path: string
  readonly headers: Headers
  readonly body: unknown
}

export interface ScriptedAnswer {
  readonly status?: number
  readonly headers?: Readonly<Record<string, string>>
  /** JSON unless it is text. */
  readonly body?: unknown
  /** Instead of any answer. */
  readonly error?: Error
}

/** Answers that a test wrote by hand, one for each request in turn; the last one stays. */
export class ScriptedWix {
  readonly sent: SentRequest[] = []
  readonly factory: ShopFactory
  #answers: readonly ScriptedAnswer[] = []
  /** Runs when a request is on its way. */
  onRequest: () => void = () => undefined
  /** Elapses the time limit of the running request. */
  elapse: () => void = () => undefined

  constructor() {
    this.factory = createShopFactory({
      clock: { now: () => NOW, monotonic: () => 0 },
      timers: {
        after: (_ms, run) => {
          this.elapse = run
          return () => undefined
        }
      },
      fetch: (input, init) => this.#answer(new Request(input, init))
    })
  }

  answer(...answers: readonly ScriptedAnswer[]): this {
    this.#answers = answers
    return this
  }

  shop(version: CatalogVersion): Shop {
    return this.factory.create(ACCESS, version)
  }

  async #answer(request: Request): Promise<Response> {
    const url = new URL(request.url)
    const text = request.body === null ? url.searchParams.get('.r') : await request.text()
    this.sent.push({
      method: request.method,
      url,
      path: url.pathname,
      headers: request.headers,
      body: text === null ? undefined : parse(text)
    })
    const index = Math.min(this.sent.length, this.#answers.length) - 1
    const { status = 200, headers = {}, body = {}, error } = this.#answers[index] ?? {}
    this.onRequest()
    request.signal.throwIfAborted()
    if (error !== undefined) throw error
    const isText = typeof body === 'string'
    return new Response(isText ? body : JSON.stringify(body), {
      status,
      headers: {
        'x-wix-request-id': '1764000000.1234',
        'content-type': isText ? 'text/html' : 'application/json',
        ...headers
      }
    })
  }
}

function parse(text: string): unknown {
  return JSON.parse(text.startsWith('{') ? text : Buffer.from(text, 'base64url').toString())
}

export function v1Product(n: number, more: Readonly<Record<string, unknown>> = {}): Readonly<Record<string, unknown>> {
  return {
    id: `p${n}`,
    numericId: String(1_657_626_871_550_000 + n),
    name: `Linen cushion ${n}`,
    slug: `linen-cushion-${n}`,
    visible: true,
    description: '<p>Soft linen.</p>',
    lastUpdated: '2026-11-02T09:10:11.123Z',
    ...more
  }
}

export function v3Product(n: number, more: Readonly<Record<string, unknown>> = {}): Readonly<Record<string, unknown>> {
  return {
    id: `p${n}`,
    revision: '14',
    updatedDate: '2026-11-02T09:10:11.123Z',
    name: `Linen cushion ${n}`,
    slug: `linen-cushion-${n}`,
    visible: true,
    plainDescription: '<p>Soft linen.</p>',
    ...more
  }
}

/** As a product of the version is read. */
export async function readOne(wix: ScriptedWix, version: CatalogVersion, product: unknown): Promise<ShopProduct> {
  wix.answer({ body: { products: [product], totalResults: 1 } })
  const read = await wix.shop(version).readProducts({ cursor: null, since: null }, new AbortController().signal)
  const [row] = read.ok ? read.value.rows : []
  if (row === undefined) throw new Error(`Not read: ${JSON.stringify(read)}`)
  wix.sent.length = 0
  return row
}
