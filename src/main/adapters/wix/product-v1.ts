import type { ProductOriginal } from '@wix/auto_sdk_stores_products/meta'
import { z } from 'zod'
import type { ShopProduct } from '../../ports/shop.ts'
import { seoValues } from './seo-data.ts'

const text = z.string().nullish()
const amount = z.union([z.string(), z.number()]).nullish()

const Price = z.object({ currency: text, price: amount, formatted: z.object({ price: text }).nullish() }).nullish()

const MediaItem = z.object({
  id: text,
  mediaType: text,
  image: z.object({ url: text, altText: text }).nullish(),
  thumbnail: z.object({ url: text }).nullish()
})

const Option = z.object({
  name: text,
  choices: z.array(z.object({ value: text, description: text })).nullish()
})

/** What is read of a product of V1. Names are those of Wix's own type. */
export const V1Product = z.object({
  id: z.string().min(1),
  numericId: z.string().regex(/^\d{1,30}$/),
  name: z.string(),
  slug: text,
  visible: z.boolean().nullish(),
  description: text,
  sku: text,
  ribbon: text,
  ribbons: z.array(z.object({ text })).nullish(),
  brand: text,
  priceData: Price,
  price: Price,
  productOptions: z.array(Option).nullish(),
  media: z.object({ items: z.array(MediaItem).nullish() }).nullish(),
  collectionIds: z.array(z.string()).nullish(),
  lastUpdated: z.string(),
  seoData: z.unknown().optional()
} satisfies Partial<Record<keyof ProductOriginal, z.ZodType>>)
export type V1Product = z.infer<typeof V1Product>

export function fromV1(product: V1Product): ShopProduct {
  const media = product.media?.items ?? []
  const image = media.find((item) => item.image !== null && item.image !== undefined)
  const options = product.productOptions ?? []
  return {
    id: product.id,
    revision: null,
    updatedAt: product.lastUpdated,
    name: product.name,
    visible: product.visible ?? true,
    sku: someText(product.sku),
    price: priceText(product.priceData) ?? priceText(product.price),
    brand: someText(product.brand),
    options: options.flatMap((option) =>
      optionLabel(
        option.name,
        // A colour's value is its code, and its description what a shopper reads.
        (option.choices ?? []).map((choice) => someText(choice.description) ?? someText(choice.value))
      )
    ),
    variantCount: options.reduce((count, option) => count * Math.max(1, option.choices?.length ?? 0), 1),
    media: media.map((item) => ({
      id: item.id ?? '',
      url: someText(item.image?.url) ?? someText(item.thumbnail?.url),
      altText: someText(item.image?.altText)
    })),
    collectionIds: product.collectionIds ?? [],
    values: {
      title: product.name,
      description: product.description ?? '',
      ...seoValues(product.seoData),
      imageAlt: image === undefined ? null : (image.image?.altText ?? ''),
      ribbon: someText(product.ribbon) ?? product.ribbons?.[0]?.text ?? '',
      slug: product.slug ?? ''
    },
    basis: { seoData: product.seoData ?? null, mediaItems: null }
  }
}

function priceText(price: z.infer<typeof Price>): string | null {
  if (price === null || price === undefined) return null
  const formatted = someText(price.formatted?.price)
  if (formatted !== null || price.price === null || price.price === undefined) return formatted
  return [String(price.price), price.currency ?? ''].join(' ').trim()
}

/** `Size: S, M, L`, as the catalogue shows the options of every source. */
export function optionLabel(
  name: string | null | undefined,
  choices: readonly (string | null | undefined)[]
): readonly string[] {
  const label = (name ?? '').trim()
  const listed = choices.filter((choice) => choice !== null && choice !== undefined).join(', ')
  if (listed === '') return label === '' ? [] : [label]
  return [label === '' ? listed : `${label}: ${listed}`]
}

export function someText(value: string | null | undefined): string | null {
  return value === null || value === undefined || value.trim() === '' ? null : value
}
