import type { SimulatorRandom } from '../random.ts'
import { productChanges, recordChanges } from './changes.ts'
import { uuid, uuidOf } from './ids.ts'
import type {
  CollectionContent,
  ProductContent,
  StoreChange,
  StoredCollection,
  StoredName,
  StoredProduct,
  StoredSection,
  StoredSite,
  StoreVersion
} from './model.ts'
import { rewriteHtml } from './rich-html.ts'

/** The id that every V1 store's collection of everything has. Its members are all products. */
export const ALL_PRODUCTS_ID = '00000000-000000-000000-000000000001'

export interface WixStoreOptions {
  /** Milliseconds since 1970. */
  readonly clock: { now(): number }
  /** Seeded: the ids of what is made. */
  readonly random: SimulatorRandom
  readonly version: Exclude<StoreVersion, 'PROVISIONING'>
  readonly site: StoredSite
}

/**
 * One store in neutral form, which V1 and V3 both read and write. Methods are synchronous and whole: nothing sees half a change. What
 * the protocol refuses is refused by the routes; the store itself believes its callers.
 */
export class WixStore {
  version: StoreVersion
  site: StoredSite
  /** Milliseconds by which the store's own clock is off; only `updatedDate` and `createdDate` show it. */
  clockSkewMs = 0
  readonly #clock: { now(): number }
  readonly #random: SimulatorRandom
  readonly #products = new Map<string, StoredProduct>()
  readonly #collections = new Map<string, StoredCollection>()
  readonly #sections = new Map<string, StoredSection>()
  readonly #ribbons = new Map<string, StoredName>()
  readonly #brands = new Map<string, StoredName>()
  readonly #slugs = new Map<string, string>()
  #lastNumericId = 0n
  #collecting: StoreChange[] | undefined

  constructor(options: WixStoreOptions) {
    this.#clock = options.clock
    this.#random = options.random
    this.version = options.version
    this.site = options.site
  }

  /** In the order in which they were made, which is that of `numericId`. */
  get products(): ReadonlyMap<string, StoredProduct> {
    return this.#products
  }
  get collections(): ReadonlyMap<string, StoredCollection> {
    return this.#collections
  }
  get sections(): ReadonlyMap<string, StoredSection> {
    return this.#sections
  }
  get ribbons(): ReadonlyMap<string, StoredName> {
    return this.#ribbons
  }
  get brands(): ReadonlyMap<string, StoredName> {
    return this.#brands
  }

  /** Runs `work` and gives every value that it changed, in order. */
  collect<T>(work: () => T): { readonly result: T; readonly changes: readonly StoreChange[] } {
    const outer = this.#collecting
    const changes: StoreChange[] = []
    this.#collecting = changes
    try {
      return { result: work(), changes }
    } finally {
      this.#collecting = outer
      outer?.push(...changes)
    }
  }

  ribbonName(id: string | null): string | null {
    return id === null ? null : (this.#ribbons.get(id)?.name ?? null)
  }

  brandName(id: string | null): string | null {
    return id === null ? null : (this.#brands.get(id)?.name ?? null)
  }

  productBySlug(slug: string): StoredProduct | undefined {
    const id = this.#slugs.get(slug)
    return id === undefined ? undefined : this.#products.get(id)
  }

  addProduct(content: ProductContent, at = this.now()): StoredProduct {
    const micros = BigInt(at) * 1_000n
    this.#lastNumericId = micros > this.#lastNumericId ? micros : this.#lastNumericId + 1n
    const date = new Date(at).toISOString()
    const product: StoredProduct = {
      ...content,
      id: uuid(this.#random),
      numericId: String(this.#lastNumericId),
      revision: 1,
      createdDate: date,
      updatedDate: date
    }
    this.#put(product)
    this.#note([{ entity: 'product', id: product.id, field: 'created', from: null, to: product.name }])
    return product
  }

  /** Revision and `updatedDate` rise even where no value changes, as on Wix. Undefined where there is no such product. */
  updateProduct(id: string, content: Partial<ProductContent>): StoredProduct | undefined {
    const before = this.#products.get(id)
    if (before === undefined) return undefined
    const product: StoredProduct = {
      ...before,
      ...content,
      id,
      revision: before.revision + 1,
      updatedDate: new Date(this.now()).toISOString()
    }
    if (before.slug !== product.slug && this.#slugs.get(before.slug) === id) this.#slugs.delete(before.slug)
    this.#put(product)
    this.#note(productChanges(before, product, this))
    return product
  }

  deleteProduct(id: string): boolean {
    const product = this.#products.get(id)
    if (product === undefined) return false
    this.#products.delete(id)
    if (this.#slugs.get(product.slug) === id) this.#slugs.delete(product.slug)
    this.#note([{ entity: 'product', id, field: 'deleted', from: product.name, to: null }])
    return true
  }

  addCollection(content: CollectionContent, at = this.now()): StoredCollection {
    const date = new Date(at).toISOString()
    const collection = { ...content, id: uuid(this.#random), revision: 1, createdDate: date, updatedDate: date }
    this.#collections.set(collection.id, collection)
    this.#note([{ entity: 'collection', id: collection.id, field: 'created', from: null, to: collection.name }])
    return collection
  }

  updateCollection(id: string, content: Partial<CollectionContent>): StoredCollection | undefined {
    const before = this.#collections.get(id)
    if (before === undefined) return undefined
    const collection = {
      ...before,
      ...content,
      id,
      revision: before.revision + 1,
      updatedDate: new Date(this.now()).toISOString()
    }
    this.#collections.set(id, collection)
    this.#note(
      recordChanges('collection', before, collection, ['name', 'slug', 'description', 'visible', 'seo'] as const)
    )
    return collection
  }

  /** Its products stay, outside of it. */
  deleteCollection(id: string): boolean {
    const collection = this.#collections.get(id)
    if (collection === undefined) return false
    this.#collections.delete(id)
    this.#note([{ entity: 'collection', id, field: 'deleted', from: collection.name, to: null }])
    for (const product of this.#products.values()) {
      if (!product.collectionIds.includes(id)) continue
      this.updateProduct(product.id, { collectionIds: product.collectionIds.filter((other) => other !== id) })
    }
    return true
  }

  /** Completes a product in the making: neither its revision nor its times rise. */
  seed(id: string, content: Partial<ProductContent>): void {
    const product = this.#products.get(id)
    if (product !== undefined) this.#put({ ...product, ...content })
  }

  /** The caller sees to it that the unique name is one. */
  addSection(content: { readonly uniqueName: string; readonly title: string; readonly html: string }): StoredSection {
    return this.#addSection(uuid(this.#random), content)
  }

  /** Every product that carries the section shows the change; their own revisions stay. */
  updateSection(id: string, content: { readonly title?: string; readonly html?: string }): StoredSection | undefined {
    const before = this.#sections.get(id)
    if (before === undefined) return undefined
    const section = {
      ...before,
      ...content,
      revision: before.revision + 1,
      updatedDate: new Date(this.now()).toISOString()
    }
    this.#sections.set(id, section)
    this.#note(recordChanges('section', before, section, ['title', 'html'] as const))
    return section
  }

  /** The ids for sections that belong to this product alone, as all do on V1; made or rewritten as needed. */
  ownSections(
    productId: string,
    sections: readonly { readonly title: string; readonly html: string }[]
  ): readonly string[] {
    return sections.map((content, index) => {
      const id = uuidOf(`section ${productId} ${index}`)
      if (this.#sections.has(id)) this.updateSection(id, content)
      else this.#addSection(id, { ...content, uniqueName: `${productId}-${index + 1}` })
      return id
    })
  }

  ribbonByName(name: string): StoredName {
    return this.#named('ribbon', this.#ribbons, name)
  }

  brandByName(name: string): StoredName {
    return this.#named('brand', this.#brands, name)
  }

  /**
   * What happens when Wix moves a site: every description goes through V3's rich text. Ids stay but for those in `newIds`; the answer
   * maps these to their new ones.
   */
  moveToV3(newIds: readonly string[] = []): ReadonlyMap<string, string> {
    this.version = 'V3'
    const renamed = new Map<string, string>()
    const chosen = new Set(newIds)
    const products = [...this.#products.values()]
    this.#products.clear()
    for (const product of products) {
      const id = chosen.has(product.id) ? uuid(this.#random) : product.id
      if (id !== product.id) renamed.set(product.id, id)
      this.#put({ ...product, id, description: rewriteHtml(product.description) })
    }
    for (const section of this.#sections.values()) {
      this.#sections.set(section.id, { ...section, html: rewriteHtml(section.html) })
    }
    return renamed
  }

  /** Runs `work` and takes back everything that it changed. */
  rehearse<T>(work: () => T): T {
    const maps: readonly Map<string, unknown>[] = [
      this.#products,
      this.#collections,
      this.#sections,
      this.#ribbons,
      this.#brands,
      this.#slugs
    ]
    const kept = maps.map((map) => [...map])
    try {
      return work()
    } finally {
      maps.forEach((map, index) => {
        map.clear()
        for (const [key, value] of kept[index] ?? []) map.set(key, value)
      })
    }
  }

  /** The store's own time: the clock with its skew, in whole milliseconds since 1970. */
  now(): number {
    return Math.round(this.#clock.now()) + this.clockSkewMs
  }

  #put(product: StoredProduct): void {
    this.#products.set(product.id, product)
    this.#slugs.set(product.slug, product.id)
  }

  #addSection(
    id: string,
    content: { readonly uniqueName: string; readonly title: string; readonly html: string }
  ): StoredSection {
    const date = new Date(this.now()).toISOString()
    const section = { ...content, id, revision: 1, createdDate: date, updatedDate: date }
    this.#sections.set(id, section)
    this.#note([{ entity: 'section', id, field: 'created', from: null, to: section.title }])
    return section
  }

  #named(entity: 'ribbon' | 'brand', all: Map<string, StoredName>, name: string): StoredName {
    for (const known of all.values()) if (known.name === name) return known
    const made = { id: uuid(this.#random), revision: 1, name }
    all.set(made.id, made)
    this.#note([{ entity, id: made.id, field: 'created', from: null, to: name }])
    return made
  }

  #note(changes: readonly StoreChange[]): void {
    this.#collecting?.push(...changes)
  }
}
