import { uuidOf } from './ids.ts'
import type { StoredCollection, StoredMedia, StoredName, StoredProduct, StoredSection, StoredSeo } from './model.ts'
import type { WixStore } from './store.ts'
import type { Fields } from './v3-fields.ts'
import { toRichContent } from './v3-rich-content.ts'

/** Only `GET` by id and updates tell the variants; query and search never do. */
export type V3View = 'single' | 'list'

/** A product as V3 gives it: the plain members always, the others where `fields` asks for them. */
export function v3Product(store: WixStore, product: StoredProduct, fields: Fields, view: V3View): unknown {
  const { ribbonId, brandId } = product
  const [main] = product.media
  const actual = product.discountedPrice
  const path = `/product-page/${product.slug}`
  return {
    id: product.id,
    revision: String(product.revision),
    createdDate: product.createdDate,
    updatedDate: product.updatedDate,
    name: product.name,
    slug: product.slug,
    handle: product.handle,
    visible: product.visible,
    visibleInPos: true,
    productType: product.productType === 'physical' ? 'PHYSICAL' : 'DIGITAL',
    media: {
      ...(main === undefined ? {} : { main: mediaItem(main) }),
      ...(fields.has('MEDIA_ITEMS_INFO') ? { itemsInfo: { items: product.media.map(mediaItem) } } : {})
    },
    ...(brandId === null ? {} : { brand: { id: brandId, name: store.brandName(brandId) } }),
    ...(ribbonId === null ? {} : { ribbon: { id: ribbonId, name: store.ribbonName(ribbonId) } }),
    additionalRibbons: [],
    ...(product.seo === null ? {} : { seoData: v3Seo(product.seo) }),
    ...(product.collectionIds[0] === undefined ? {} : { mainCategoryId: product.collectionIds[0] }),
    actualPriceRange: range(store, actual, fields),
    ...(actual === product.price ? {} : { compareAtPriceRange: range(store, product.price, fields) }),
    inventory: { availabilityStatus: product.purchasable ? 'IN_STOCK' : 'OUT_OF_STOCK', preorderStatus: 'DISABLED' },
    variantSummary: { variantCount: product.variantCount },
    options: product.options.map((option, index) => ({
      id: `o${index + 1}`,
      name: option.name,
      optionRenderType: 'TEXT_CHOICES',
      choicesSettings: {
        choices: option.choices.map((name) => ({
          choiceId: uuidOf(`${product.id} ${option.name} ${name}`),
          choiceType: 'CHOICE_TEXT',
          name
        }))
      }
    })),
    modifiers: [],
    physicalProperties: {},
    ...(fields.has('URL') ? { url: { relativePath: path, url: `${store.site.url}${path}` } } : {}),
    ...(fields.has('CURRENCY') ? { currency: store.site.currency } : {}),
    ...(fields.has('PLAIN_DESCRIPTION') ? { plainDescription: product.description } : {}),
    ...(fields.has('DESCRIPTION') ? { description: toRichContent(product.description) } : {}),
    ...(fields.has('DIRECT_CATEGORIES_INFO') ? { directCategoriesInfo: categories(product) } : {}),
    ...(fields.has('ALL_CATEGORIES_INFO') ? { allCategoriesInfo: categories(product) } : {}),
    ...(fields.has('THUMBNAIL') && main !== undefined
      ? { thumbnail: { id: main.id, url: main.url, width: 500, height: 500 } }
      : {}),
    ...sections(store, product, fields),
    ...(view === 'single' ? { variantsInfo: { variants: variants(product) } } : {})
  }
}

export function v3Section(store: WixStore, section: StoredSection, fields: Fields): unknown {
  return {
    id: section.id,
    revision: String(section.revision),
    createdDate: section.createdDate,
    updatedDate: section.updatedDate,
    uniqueName: section.uniqueName,
    title: section.title,
    plainDescription: section.html,
    ...(fields.has('DESCRIPTION') ? { description: toRichContent(section.html) } : {}),
    ...(fields.has('ASSIGNED_PRODUCTS_COUNT') ? { assignedProductsCount: assigned(store, section.id) } : {})
  }
}

export function v3Name({ id, revision, name }: StoredName): unknown {
  return { id, revision: String(revision), name }
}

export function v3Category(store: WixStore, collection: StoredCollection, fields: Fields): unknown {
  const { id } = collection
  return {
    id,
    revision: String(collection.revision),
    createdDate: collection.createdDate,
    updatedDate: collection.updatedDate,
    name: collection.name,
    slug: collection.slug,
    visible: collection.visible,
    itemCounter: [...store.products.values()].filter(({ collectionIds }) => collectionIds.includes(id)).length,
    treeReference: { appNamespace: '@wix/stores', treeKey: null },
    seoData: collection.seo === null ? { tags: [] } : v3Seo(collection.seo),
    ...(fields.has('DESCRIPTION') && collection.description !== '' ? { description: collection.description } : {}),
    ...(fields.has('BREADCRUMBS_INFO') ? { breadcrumbsInfo: { breadcrumbs: [] } } : {})
  }
}

function v3Seo(seo: StoredSeo): unknown {
  return { tags: seo.tags, ...(seo.settings === null ? {} : { settings: seo.settings }) }
}

function mediaItem(item: StoredMedia): unknown {
  const alt = item.altText === null ? {} : { altText: item.altText }
  const file = { id: item.id, url: item.url, width: item.width, height: item.height, ...alt }
  return item.kind === 'image'
    ? { id: item.id, ...alt, displayName: item.title, mediaType: 'IMAGE', image: file }
    : { id: item.id, ...alt, displayName: item.title, mediaType: 'VIDEO', video: { id: item.id, url: item.url } }
}

function range(store: WixStore, hundredths: number, fields: Fields): unknown {
  const amount = (hundredths / 100).toFixed(2)
  const value = fields.has('CURRENCY')
    ? {
        amount,
        formattedAmount: `${amount.replace('.', ',')} ${store.site.currency === 'EUR' ? '€' : store.site.currency}`
      }
    : { amount }
  return { minValue: value, maxValue: value }
}

function categories(product: StoredProduct): unknown {
  return { categories: product.collectionIds.map((id, index) => ({ id, index })) }
}

function sections(store: WixStore, product: StoredProduct, fields: Fields): Readonly<Record<string, unknown>> {
  const plain = fields.has('INFO_SECTION_PLAIN_DESCRIPTION')
  const rich = fields.has('INFO_SECTION_DESCRIPTION')
  if (!fields.has('INFO_SECTION') && !plain && !rich) return {}
  return {
    infoSections: product.sectionIds.flatMap((id) => {
      const section = store.sections.get(id)
      if (section === undefined) return []
      return [
        {
          id,
          ...(fields.has('INFO_SECTION') ? { uniqueName: section.uniqueName, title: section.title } : {}),
          ...(plain ? { plainDescription: section.html } : {}),
          ...(rich ? { description: toRichContent(section.html) } : {})
        }
      ]
    })
  }
}

function variants(product: StoredProduct): unknown {
  return Array.from({ length: product.variantCount }, (_, index) => ({
    id: uuidOf(`${product.id} variant ${index}`),
    visible: product.purchasable,
    ...(product.sku === null ? {} : { sku: product.variantCount === 1 ? product.sku : `${product.sku}-${index + 1}` }),
    price: { actualPrice: { amount: (product.discountedPrice / 100).toFixed(2) } },
    inventoryStatus: { inStock: true, preorderEnabled: false }
  }))
}

function assigned(store: WixStore, sectionId: string): number {
  return [...store.products.values()].filter(({ sectionIds }) => sectionIds.includes(sectionId)).length
}
