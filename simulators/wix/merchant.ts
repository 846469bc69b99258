import type { CollectionContent, ProductContent, StoreChange } from './model.ts'
import { rewriteHtml } from './rich-html.ts'
import { withSeoText } from './seo-tags.ts'
import type { WixStore } from './store.ts'

/** What a merchant changes on a product's page. Names and texts as typed; null takes a value away. */
export interface MerchantProductEdit extends Partial<
  Pick<
    ProductContent,
    | 'name'
    | 'slug'
    | 'description'
    | 'visible'
    | 'sku'
    | 'price'
    | 'discountedPrice'
    | 'weight'
    | 'seo'
    | 'media'
    | 'collectionIds'
    | 'options'
    | 'variantCount'
    | 'variantsMisaligned'
  >
> {
  readonly seoTitle?: string | null
  readonly seoDescription?: string | null
  readonly ribbon?: string | null
  readonly brand?: string | null
  /** By media id. */
  readonly altText?: Readonly<Record<string, string | null>>
}

/**
 * The merchant at work in Wix's own dashboard. Each edit raises revision and `updatedDate` as Wix does, and answers what it changed;
 * undefined where the thing is gone.
 */
export class Merchant {
  readonly #store: WixStore

  constructor(store: WixStore) {
    this.#store = store
  }

  editProduct(id: string, edit: MerchantProductEdit): readonly StoreChange[] | undefined {
    const store = this.#store
    const product = store.products.get(id)
    if (product === undefined) return undefined
    const { seoTitle, seoDescription, ribbon, brand, altText, ...content } = edit
    let seo = content.seo === undefined ? product.seo : content.seo
    if (seoTitle !== undefined) seo = withSeoText(seo, 'title', seoTitle)
    if (seoDescription !== undefined) seo = withSeoText(seo, 'description', seoDescription)
    let media = content.media ?? product.media
    if (altText !== undefined) {
      media = media.map((item) => (item.id in altText ? { ...item, altText: altText[item.id] ?? null } : item))
    }
    const description =
      content.description !== undefined && store.version === 'V3' ? rewriteHtml(content.description) : undefined
    return store.collect(() =>
      store.updateProduct(id, {
        ...content,
        ...(description === undefined ? {} : { description }),
        seo,
        media,
        ...(ribbon === undefined ? {} : { ribbonId: ribbon === null ? null : store.ribbonByName(ribbon).id }),
        ...(brand === undefined ? {} : { brandId: brand === null ? null : store.brandByName(brand).id })
      })
    ).changes
  }

  /** A new product; what the edit leaves out is plain. */
  addProduct(edit: MerchantProductEdit & { readonly name: string; readonly slug: string }): string {
    const product = this.#store.addProduct({ ...PLAIN_PRODUCT, name: edit.name, slug: edit.slug, handle: edit.slug })
    this.editProduct(product.id, edit)
    return product.id
  }

  hideProduct(id: string): readonly StoreChange[] | undefined {
    return this.editProduct(id, { visible: false })
  }

  deleteProduct(id: string): boolean {
    return this.#store.deleteProduct(id)
  }

  editCollection(id: string, edit: Partial<CollectionContent>): readonly StoreChange[] | undefined {
    if (!this.#store.collections.has(id)) return undefined
    return this.#store.collect(() => this.#store.updateCollection(id, edit)).changes
  }

  addCollection(name: string, slug: string): string {
    return this.#store.addCollection({ name, slug, description: '', visible: true, seo: null }).id
  }

  deleteCollection(id: string): boolean {
    return this.#store.deleteCollection(id)
  }

  editSection(
    id: string,
    edit: { readonly title?: string; readonly html?: string }
  ): readonly StoreChange[] | undefined {
    if (!this.#store.sections.has(id)) return undefined
    return this.#store.collect(() => this.#store.updateSection(id, edit)).changes
  }

  renameSite(name: string): void {
    this.#store.site = { ...this.#store.site, name }
  }
}

const PLAIN_PRODUCT: Omit<ProductContent, 'name' | 'slug' | 'handle'> = {
  visible: true,
  productType: 'physical',
  description: '',
  sku: null,
  price: 1_000,
  discountedPrice: 1_000,
  weight: 0,
  brandId: null,
  ribbonId: null,
  sectionIds: [],
  seo: null,
  media: [],
  options: [],
  variantCount: 1,
  purchasable: true,
  variantsMisaligned: false,
  collectionIds: []
}
