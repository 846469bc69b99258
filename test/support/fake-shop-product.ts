import { canPublish, type CatalogVersion } from '../../src/shared/model/catalog-version.ts'
import type { Attribute } from '../../src/shared/model/attribute.ts'
import type { ShopBasis, ShopProduct, ShopWrite } from '../../src/main/ports/shop.ts'

export interface FakeTag {
  type: string
  children?: string
  props?: Record<string, string>
}

export interface FakeMedia {
  id: string
  url: string
  altText?: string
}

/** What the store holds of one product. Change it through `FakeShop.edit`, which counts the revision. */
export interface FakeProduct {
  id: string
  name: string
  description: string | null
  slug: string
  ribbon: string | null
  visible: boolean
  sku: string | null
  price: string | null
  brand: string | null
  seoData: { tags: FakeTag[]; settings?: unknown } | null
  mediaItems: FakeMedia[]
  collectionIds: string[]
  revision: number
  /** Milliseconds of the store's own clock. */
  updatedAt: number
}

/** The product as the adapter would read it. */
export function readAs(version: CatalogVersion, product: FakeProduct): ShopProduct {
  const tags = product.seoData?.tags ?? []
  const [image] = product.mediaItems
  return structuredClone({
    id: product.id,
    revision: version === 'V3' ? String(product.revision) : null,
    updatedAt: new Date(product.updatedAt).toISOString(),
    name: product.name,
    visible: product.visible,
    sku: product.sku,
    price: product.price,
    brand: product.brand,
    options: [],
    variantCount: 1,
    media: product.mediaItems.map(({ id, url, altText }) => ({ id, url, altText: altText ?? null })),
    collectionIds: product.collectionIds,
    values: {
      title: product.name,
      description: product.description ?? '',
      seoTitle: tags.find(isTitle)?.children ?? '',
      seoDescription: tags.find(isDescription)?.props?.['content'] ?? '',
      imageAlt: image ? (image.altText ?? '') : null,
      ribbon: product.ribbon ?? '',
      slug: product.slug
    } satisfies Record<Attribute, string | null>,
    basis: {
      seoData: product.seoData,
      mediaItems: version === 'V3' ? product.mediaItems : null
    } satisfies ShopBasis
  })
}

/** Tags and media are replaced as a whole, by what was read with the product and the new texts in it. */
export function putWholes(
  product: FakeProduct,
  { product: read, values, restore }: ShopWrite,
  version: CatalogVersion
): void {
  if (values.seoTitle !== undefined || values.seoDescription !== undefined) {
    const seoData = structuredClone((restore ?? read.basis).seoData as FakeProduct['seoData'])
    product.seoData = seoData
    if (restore === null) {
      const merged = seoData ?? { tags: [] }
      setTag(merged.tags, isTitle, values.seoTitle, (children) => ({ type: 'title', children }))
      setTag(merged.tags, isDescription, values.seoDescription, (content) => ({
        type: 'meta',
        props: { name: 'description', content },
        children: ''
      }))
      product.seoData = merged
    }
  }
  if (values.imageAlt !== undefined && canPublish(version, 'imageAlt')) {
    const items = structuredClone((read.basis.mediaItems ?? []) as FakeMedia[])
    const [first] = items
    if (first) {
      if (values.imageAlt === null) delete first.altText
      else first.altText = values.imageAlt
    }
    product.mediaItems = items
  }
}

const isTitle = (tag: FakeTag): boolean => tag.type === 'title'
const isDescription = (tag: FakeTag): boolean => tag.type === 'meta' && tag.props?.['name'] === 'description'

function setTag(
  tags: FakeTag[],
  is: (tag: FakeTag) => boolean,
  value: string | null | undefined,
  make: (text: string) => FakeTag
): void {
  if (value === undefined) return
  const at = tags.findIndex(is)
  if (value === null) {
    if (at >= 0) tags.splice(at, 1)
  } else if (at >= 0) tags[at] = make(value)
  else tags.push(make(value))
}

/** The rewrites that were measured on V3. */
export function rewriteHtml(html: string): string {
  return html
    .replaceAll(/<(strong|b)>/g, '<span style="font-weight: 700">')
    .replaceAll(/<\/(strong|b)>/g, '</span>')
    .replaceAll(/<li>(?!<p>)(.*?)<\/li>/gs, '<li><p>$1</p></li>')
    .replaceAll(/<a href="([^"]*)">/g, '<a href="$1" target="_self">')
}
