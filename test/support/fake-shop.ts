import type { CatalogVersion } from '../../src/shared/model/catalog-version.ts'
import type { ShopPermission } from '../../src/shared/model/shop-permission.ts'
import type {
  Shop,
  ShopAccess,
  ShopCollection,
  ShopFactory,
  ShopFailure,
  ShopInfo,
  ShopPage,
  ShopPageRequest,
  ShopProduct,
  ShopResult,
  ShopWrite,
  ShopWriteOutcome,
  ShopWriteResult
} from '../../src/main/ports/shop.ts'
import { putWholes, readAs, rewriteHtml, type FakeProduct } from './fake-shop-product.ts'

export const FAKE_SITE = '11111111-2222-3333-4444-555555555555'
export const FAKE_KEY = 'fake-key'
export const FAKE_URL = 'https://www.wixapis.com'

export interface FakeCall {
  readonly name:
    | 'inspect'
    | 'readVersion'
    | 'readProducts'
    | 'readProductsById'
    | 'readProductIds'
    | 'countProducts'
    | 'readCollections'
    | 'write'
  /** 1 for the first call of all. */
  readonly number: number
  readonly version: CatalogVersion | null
  readonly access: ShopAccess
  readonly ids: readonly string[]
  readonly cursor: string | null
  readonly since: string | null
  readonly writes: readonly ShopWrite[]
}

export interface FakeFault {
  readonly failure: ShopFailure
  /** The store did what was asked, and only the answer was lost. */
  readonly applied?: boolean
}

/** A store on Wix in memory, behind the engine's own port: revisions, merchant's edits, faults by script. Nothing of it waits. */
export class FakeShop {
  version: CatalogVersion
  name = 'Nordhaus'
  currency: string | null = 'EUR'
  missing: ShopPermission[] = []
  apiKey = FAKE_KEY
  siteId = FAKE_SITE
  /** Rows of one page. Wix gives 100. */
  pageSize = 100
  /** V3 stores HTML in its own spelling. */
  rewritesHtml = true
  readonly products = new Map<string, FakeProduct>()
  readonly collections = new Map<string, ShopCollection>()
  readonly calls: FakeCall[] = []
  /** Asked before every call: a fault instead of the answer, or after it with `applied`. */
  fault: (call: FakeCall) => FakeFault | undefined = () => undefined
  /** Runs before every call; what it awaits holds the call. */
  before: (call: FakeCall) => void | Promise<void> = () => undefined
  /** Runs when the store has done what was asked, before the answer arrives. */
  after: (call: FakeCall) => void | Promise<void> = () => undefined
  /** The outcome for one write instead of doing it; undefined to do it. */
  refuse: (write: ShopWrite) => ShopWriteOutcome | undefined = () => undefined
  /** The store's clock, milliseconds: moves by a second with every change. */
  now = Date.UTC(2026, 0, 1)
  #cursorEpoch = 0

  constructor(version: CatalogVersion = 'V3') {
    this.version = version
  }

  /** Adds products `w1 … wn` unless `id` says otherwise. */
  add(count: number, change: (n: number) => Partial<FakeProduct> = () => ({})): FakeProduct[] {
    const from = this.products.size
    return Array.from({ length: count }, (_, index) => {
      const n = from + index + 1
      const product: FakeProduct = {
        id: `w${n}`,
        name: `Product ${n}`,
        description: `<p>Description of product ${n}.</p>`,
        slug: `product-${n}`,
        ribbon: null,
        visible: true,
        sku: `SKU-${n}`,
        price: '10.00',
        brand: null,
        seoData: null,
        mediaItems: [],
        collectionIds: [],
        revision: 1,
        updatedAt: (this.now += 1_000),
        ...change(n)
      }
      this.products.set(product.id, product)
      return product
    })
  }

  product(id: string): FakeProduct {
    const product = this.products.get(id)
    if (!product) throw new Error(`the store has no product ${id}`)
    return product
  }

  /** A merchant's edit on Wix. */
  edit(id: string, change: Partial<Omit<FakeProduct, 'id' | 'revision' | 'updatedAt'>>): void {
    Object.assign(this.product(id), structuredClone(change))
    this.#touch(this.product(id))
  }

  remove(id: string): void {
    this.products.delete(id)
  }

  /** The store moves to V3; `newId` names the products that get another id. */
  moveToV3(newId: (product: FakeProduct) => string = (product) => product.id): void {
    this.version = 'V3'
    const products = [...this.products.values()]
    this.products.clear()
    for (const product of products) {
      const moved = { ...product, id: newId(product), revision: 1 }
      this.products.set(moved.id, moved)
    }
  }

  /** Every cursor that was given so far is refused from now on. */
  expireCursors(): void {
    this.#cursorEpoch += 1
  }

  /** A deep copy of what the store holds, for comparing before and after; without revisions and times. */
  snapshot(): Record<string, Omit<FakeProduct, 'revision' | 'updatedAt'>> {
    return Object.fromEntries(
      [...this.products.values()].map((product) => {
        const { revision: _revision, updatedAt: _updatedAt, ...rest } = structuredClone(product)
        return [product.id, rest]
      })
    )
  }

  access(change: Partial<ShopAccess> = {}): ShopAccess {
    return { baseUrl: FAKE_URL, siteId: this.siteId, apiKey: this.apiKey, ...change }
  }

  factory(): ShopFactory {
    return {
      inspect: (access, signal) =>
        this.#answer({ name: 'inspect', access, version: null }, signal, () => {
          const { name, version, currency, missing } = this
          return ok<ShopInfo>({ name, version, currency, missing: [...missing] })
        }),
      readVersion: (access, signal) =>
        this.#answer({ name: 'readVersion', access, version: null }, signal, () => ok(this.version)),
      create: (access, version) => this.#shop(access, version),
      checkBaseUrl(url) {
        if (!URL.canParse(url)) return { ok: false, message: 'baseUrl must be a web address' }
        return { ok: true, origin: new URL(url).origin }
      }
    }
  }

  #shop(access: ShopAccess, version: CatalogVersion): Shop {
    const call = { access, version }
    return {
      version,
      writeLimit: version === 'V3' ? 100 : 1,
      readProducts: (request, signal) =>
        this.#answer({ ...call, name: 'readProducts', ...request }, signal, () =>
          this.#page(request, (product) => this.view(product))
        ),
      readProductsById: (ids, signal) =>
        this.#answer({ ...call, name: 'readProductsById', ids }, signal, () => {
          if (ids.length > 100) throw new Error('more than 100 ids')
          return ok(
            ids.flatMap((id) => {
              const product = this.products.get(id)
              return product ? [this.view(product)] : []
            })
          )
        }),
      readProductIds: (cursor, signal) =>
        this.#answer({ ...call, name: 'readProductIds', cursor }, signal, () =>
          this.#page({ cursor, since: null }, (product) => product.id)
        ),
      countProducts: (signal) => this.#answer({ ...call, name: 'countProducts' }, signal, () => ok(this.products.size)),
      readCollections: (cursor, signal) =>
        this.#answer({ ...call, name: 'readCollections', cursor }, signal, () => {
          const rows = [...this.collections.values()].sort((a, b) => compare(a.id, b.id))
          return this.#slice(rows, cursor, null, (row) => row.id)
        }),
      write: (writes, signal) => this.#write({ ...call, writes }, signal)
    }
  }

  async #write(call: Pick<FakeCall, 'access' | 'version' | 'writes'>, signal: AbortSignal): Promise<ShopWriteResult> {
    const limit = call.version === 'V3' ? 100 : 1
    if (call.writes.length === 0 || call.writes.length > limit) throw new Error(`${call.writes.length} writes at once`)
    const result = await this.#answer({ ...call, name: 'write' }, signal, () =>
      ok(call.writes.map((write) => this.#apply(write)))
    )
    return result.ok ? { ok: true, results: result.value } : result
  }

  #apply(write: ShopWrite): ShopWriteOutcome {
    const product = this.products.get(write.product.id)
    if (!product) return { kind: 'gone' }
    const refused = this.refuse(write)
    if (refused) return refused
    if (this.version === 'V3' && write.product.revision !== String(product.revision)) return { kind: 'stale' }
    const { title, description, slug, ribbon } = write.values
    const taken = [...this.products.values()].some((other) => other !== product && other.slug === slug)
    if (typeof slug === 'string' && taken)
      return { kind: 'refused', code: 'DUPLICATE_SLUG_ERROR', message: 'The slug is taken.', attributes: ['slug'] }
    if (typeof title === 'string') product.name = title
    if (description !== undefined)
      product.description =
        description !== null && this.version === 'V3' && this.rewritesHtml ? rewriteHtml(description) : description
    if (typeof slug === 'string') product.slug = slug
    if (ribbon !== undefined) product.ribbon = ribbon
    putWholes(product, write, this.version)
    this.#touch(product)
    return { kind: 'written', revision: this.version === 'V3' ? String(product.revision) : null }
  }

  /** The product as the adapter would read it. */
  view(product: FakeProduct): ShopProduct {
    return readAs(this.version, product)
  }

  #touch(product: FakeProduct): void {
    product.revision += 1
    product.updatedAt = this.now += 1_000
  }

  #page<T>(request: ShopPageRequest, view: (product: FakeProduct) => T): ShopResult<ShopPage<T>> {
    const rows = [...this.products.values()].sort((a, b) => compare(a.id, b.id))
    const page = this.#slice(rows, request.cursor, request.since, (row) => row.id)
    return page.ok ? ok({ ...page.value, rows: page.value.rows.map(view) }) : page
  }

  #slice<T extends { readonly id: string; readonly updatedAt?: number }>(
    rows: readonly T[],
    cursor: string | null,
    since: string | null,
    keyOf: (row: T) => string
  ): ShopResult<ShopPage<T>> {
    let from = { after: '', since, epoch: this.#cursorEpoch }
    if (cursor !== null) from = JSON.parse(cursor) as typeof from
    if (from.epoch !== this.#cursorEpoch)
      return fail({ kind: 'rejected', code: 'INVALID_CURSOR', message: 'The cursor is not valid any more.' })
    const rest = rows.filter(
      (row) => keyOf(row) > from.after && (from.since === null || (row.updatedAt ?? 0) > new Date(from.since).getTime())
    )
    const page = rest.slice(0, this.pageSize)
    const last = page.at(-1)
    const nextCursor = last && rest.length > page.length ? JSON.stringify({ ...from, after: keyOf(last) }) : null
    return ok({ rows: page, nextCursor })
  }

  async #answer<T>(
    about: Pick<FakeCall, 'name' | 'access' | 'version'> & Partial<FakeCall>,
    signal: AbortSignal,
    act: () => ShopResult<T>
  ): Promise<ShopResult<T>> {
    const number = this.calls.length + 1
    const call: FakeCall = { ids: [], cursor: null, since: null, writes: [], ...about, number }
    this.calls.push(call)
    await this.before(call)
    if (signal.aborted) return fail({ kind: 'aborted', message: 'It was stopped.' })
    const fault = this.fault(call)
    if (fault && fault.applied !== true) return fail(fault.failure)
    const refused = this.#refusal(call)
    if (refused) return fail(refused)
    const result = act()
    await this.after(call)
    return fault ? fail(fault.failure) : result
  }

  #refusal({ access, version }: FakeCall): ShopFailure | null {
    if (access.apiKey !== this.apiKey) return { kind: 'auth', message: 'Wix does not know this key. Make a new one.' }
    if (access.siteId !== this.siteId) return { kind: 'site-gone', message: 'Wix has no such site.' }
    if (version !== null && version !== this.version)
      return { kind: 'version-changed', message: 'The store has moved to another version.' }
    return null
  }
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}

function ok<T>(value: T): ShopResult<T> {
  return { ok: true, value }
}

function fail(failure: ShopFailure): { readonly ok: false; readonly failure: ShopFailure } {
  return { ok: false, failure }
}
