import type { StoredCollection, StoredMedia, StoredProduct, StoredSeo } from './model.ts'
import { ALL_PRODUCTS_ID, type WixStore } from './store.ts'

export interface V1ProductView {
  /** Each variant with its choices; V1 leaves them out unless asked. */
  readonly variants: boolean
  /** Cost and profit, which only a key that may manage products sees. */
  readonly merchantData: boolean
}

/** A product as V1 gives it back, complete: V1 has no members to choose from but variants and merchant's data. */
export function v1Product(store: WixStore, product: StoredProduct, view: V1ProductView): Record<string, unknown> {
  const ribbon = store.ribbonName(product.ribbonId)
  const brand = store.brandName(product.brandId)
  const price = v1Price(store, product)
  const range = { minValue: product.price / 100, maxValue: product.price / 100 }
  return {
    id: product.id,
    name: product.name,
    slug: product.slug,
    visible: product.visible,
    productType: product.productType,
    description: product.description,
    ...(product.sku === null ? {} : { sku: product.sku }),
    weight: product.weight,
    weightRange: { minValue: product.weight, maxValue: product.weight },
    stock: { trackInventory: false, inStock: true, inventoryStatus: 'IN_STOCK' },
    price,
    priceData: price,
    convertedPriceData: price,
    priceRange: range,
    costRange: { minValue: 0, maxValue: 0 },
    ...(view.merchantData ? { costAndProfitData: costAndProfit(store, product) } : {}),
    additionalInfoSections: product.sectionIds.flatMap((id) => {
      const section = store.sections.get(id)
      return section === undefined ? [] : [{ title: section.title, description: section.html }]
    }),
    ribbons: ribbon === null ? [] : [{ text: ribbon }],
    ribbon: ribbon ?? '',
    ...(brand === null ? {} : { brand }),
    media: v1Media(product.media),
    customTextFields: [],
    manageVariants: false,
    productOptions: product.options.map(({ name, choices }) => ({
      optionType: 'drop_down',
      name,
      choices: choices.map((value) => ({ value, description: value, inStock: true, visible: true }))
    })),
    productPageUrl: { base: `${store.site.url}/`, path: `/product-page/${product.slug}` },
    numericId: product.numericId,
    inventoryItemId: mirrored(product.id),
    discount:
      product.discountedPrice < product.price
        ? { type: 'AMOUNT', value: (product.price - product.discountedPrice) / 100 }
        : { type: 'NONE', value: 0 },
    collectionIds: [ALL_PRODUCTS_ID, ...product.collectionIds],
    ...(view.variants ? { variants: v1Variants(product, price) } : {}),
    lastUpdated: product.updatedDate,
    createdDate: product.createdDate,
    // A product that never had tags of its own has no such member.
    ...(product.seo === null ? {} : { seoData: v1Seo(product.seo) })
  }
}

/** @param counted whether the number of products was asked for; 0 stands where it wasn't */
export function v1Collection(
  store: WixStore,
  collection: StoredCollection,
  asked: { readonly counted: boolean; readonly described: boolean }
): Record<string, unknown> {
  const inside = (product: StoredProduct): boolean =>
    collection.id === ALL_PRODUCTS_ID || product.collectionIds.includes(collection.id)
  return {
    id: collection.id,
    name: collection.name,
    slug: collection.slug,
    visible: collection.visible,
    ...(asked.described ? { description: collection.description } : {}),
    media: { items: [] },
    numberOfProducts: asked.counted ? [...store.products.values()].filter(inside).length : 0
  }
}

/** The collection of everything, which every V1 store has and no merchant made. */
export function allProducts(store: WixStore): StoredCollection {
  const date = [...store.products.values()][0]?.createdDate ?? '2020-01-01T00:00:00.000Z'
  return {
    id: ALL_PRODUCTS_ID,
    revision: 1,
    createdDate: date,
    updatedDate: date,
    name: 'All Products',
    slug: 'all-products',
    description: '',
    visible: true,
    seo: null
  }
}

function v1Price(store: WixStore, { price, discountedPrice }: StoredProduct): Record<string, unknown> {
  const written = (hundredths: number): string => `${store.site.currency} ${(hundredths / 100).toFixed(2)}`
  return {
    currency: store.site.currency,
    price: price / 100,
    discountedPrice: discountedPrice / 100,
    formatted: { price: written(price), discountedPrice: written(discountedPrice) }
  }
}

function costAndProfit(store: WixStore, { discountedPrice }: StoredProduct): Record<string, unknown> {
  const profit = `${store.site.currency} ${(discountedPrice / 100).toFixed(2)}`
  return {
    itemCost: 0,
    formattedItemCost: `${store.site.currency} 0.00`,
    profit: discountedPrice / 100,
    formattedProfit: profit,
    profitMargin: 1
  }
}

function v1Media(media: readonly StoredMedia[]): Record<string, unknown> {
  const items = media.map(v1MediaItem)
  const [mainMedia] = items
  return { ...(mainMedia === undefined ? {} : { mainMedia }), items }
}

function v1MediaItem(item: StoredMedia): Record<string, unknown> {
  const { width, height } = item
  const thumbnail = { url: `${item.url}/v1/fit/w_50,h_50,q_90/file.jpg`, width: 50, height: 50 }
  if (item.kind === 'video') {
    const files = [{ url: item.url, width, height, format: 'mp4' }]
    return {
      id: item.id,
      title: item.title,
      mediaType: 'video',
      video: { files, stillFrameMediaId: item.id },
      thumbnail
    }
  }
  const url = `${item.url}/v1/fit/w_${width},h_${height},q_90/file.jpg`
  const image = { url, width, height, ...(item.altText === null ? {} : { altText: item.altText }) }
  return { id: item.id, title: item.title, mediaType: 'image', image, thumbnail }
}

function v1Variants(product: StoredProduct, price: Record<string, unknown>): readonly Record<string, unknown>[] {
  const [option] = product.options
  const choices = option === undefined ? [{}] : option.choices.map((choice) => ({ [option.name]: choice }))
  return choices.map((chosen, index) => ({
    id: mirrored(product.id, index),
    choices: chosen,
    variant: {
      priceData: price,
      convertedPriceData: price,
      weight: product.weight,
      sku: product.sku ?? '',
      visible: true
    },
    stock: { trackQuantity: false, inStock: true }
  }))
}

function v1Seo({ tags, settings }: StoredSeo): Record<string, unknown> {
  return {
    tags: tags.map((tag) => ({
      ...tag,
      children: tag.children ?? '',
      custom: tag.custom ?? false,
      disabled: tag.disabled ?? false
    })),
    settings: settings ?? { preventAutoRedirect: false, keywords: [] }
  }
}

/** Another GUID, the same for the same one: an inventory item and a variant have ids of their own. */
function mirrored(id: string, index = 0): string {
  const digits = [...id.replaceAll('-', '')].toReversed().join('')
  const last = (Number.parseInt(digits.slice(-4), 16) + index) % 0x10000
  const all = digits.slice(0, -4) + last.toString(16).padStart(4, '0')
  return [all.slice(0, 8), all.slice(8, 12), all.slice(12, 16), all.slice(16, 20), all.slice(20)].join('-')
}
