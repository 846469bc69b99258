import type { V3ProductOriginal } from '@wix/auto_sdk_stores_products-v-3/meta'
import { z } from 'zod'
import type { ShopProduct } from '../../ports/shop.ts'
import { firstImage, MediaItem } from './media-items.ts'
import { optionLabel, someText } from './product-v1.ts'
import { seoValues } from './seo-data.ts'

const text = z.string().nullish()
const Amount = z.object({ amount: text, formattedAmount: text }).nullish()

const Option = z.object({
  name: text,
  choicesSettings: z.object({ choices: z.array(z.object({ name: text })).nullish() }).nullish()
})

/** What is read of a product of V3. Names are those of Wix's own type. */
export const V3Product = z.object({
  id: z.string().min(1),
  /** A number as text; some clients of Wix were given a number. */
  revision: z.union([z.string().min(1), z.number().transform(String)]),
  updatedDate: z.string(),
  name: z.string(),
  slug: text,
  plainDescription: text,
  visible: z.boolean().nullish(),
  media: z.object({ itemsInfo: z.object({ items: z.array(MediaItem).nullish() }).nullish() }).nullish(),
  ribbon: z.object({ name: text }).nullish(),
  brand: z.object({ name: text }).nullish(),
  currency: text,
  actualPriceRange: z.object({ minValue: Amount, maxValue: Amount }).nullish(),
  options: z.array(Option).nullish(),
  variantSummary: z
    .object({
      variantCount: z.number().int().nonnegative().nullish(),
      minPriceVariant: z.object({ sku: text }).nullish()
    })
    .nullish(),
  directCategoriesInfo: z.object({ categories: z.array(z.object({ id: text })).nullish() }).nullish(),
  seoData: z.unknown().optional()
} satisfies Partial<Record<keyof V3ProductOriginal, z.ZodType>>)
export type V3Product = z.infer<typeof V3Product>

export function fromV3(product: V3Product): ShopProduct {
  const items = product.media?.itemsInfo?.items ?? []
  const image = firstImage(items)
  const variantCount = product.variantSummary?.variantCount ?? 1
  return {
    id: product.id,
    revision: product.revision,
    updatedAt: product.updatedDate,
    name: product.name,
    visible: product.visible ?? true,
    // Each variant has its own; a product's is only known where there is one variant.
    sku: variantCount <= 1 ? someText(product.variantSummary?.minPriceVariant?.sku) : null,
    price: priceText(product),
    brand: someText(product.brand?.name),
    options: (product.options ?? []).flatMap((option) =>
      optionLabel(
        option.name,
        (option.choicesSettings?.choices ?? []).map((choice) => someText(choice.name))
      )
    ),
    variantCount: Math.max(1, variantCount),
    media: items.map((item) => ({
      id: item.id ?? '',
      url: someText(item.image?.url) ?? someText(item.thumbnail?.url) ?? someText(item.url),
      altText: someText(item.altText)
    })),
    collectionIds: (product.directCategoriesInfo?.categories ?? []).flatMap(({ id }) => someText(id) ?? []),
    values: {
      title: product.name,
      description: product.plainDescription ?? '',
      ...seoValues(product.seoData),
      imageAlt: image === undefined ? null : (image.altText ?? ''),
      ribbon: product.ribbon?.name ?? '',
      slug: product.slug ?? ''
    },
    basis: { seoData: product.seoData ?? null, mediaItems: items }
  }
}

/** `35,00 €`, or `35,00 € – 40,00 €` where variants differ. */
function priceText({ actualPriceRange: range, currency }: V3Product): string | null {
  const show = (amount: z.infer<typeof Amount>): string | null => {
    const plain = someText(amount?.amount)
    return someText(amount?.formattedAmount) ?? (plain === null ? null : [plain, currency ?? ''].join(' ').trim())
  }
  const [from, to] = [show(range?.minValue), show(range?.maxValue)]
  return from === null || to === null || from === to ? (from ?? to) : `${from} – ${to}`
}
