import type { V3ProductOriginal } from '@wix/auto_sdk_stores_products-v-3/meta'
import { z } from 'zod'

const text = z.string().nullish()

/** One of `media.itemsInfo.items` of V3. What we don't know is kept as it came. */
export const MediaItem = z.looseObject({
  id: text,
  url: text,
  altText: text,
  displayName: text,
  mediaType: text,
  image: z.looseObject({ url: text }).nullish(),
  thumbnail: z.looseObject({ url: text }).nullish()
})
export type MediaItem = z.infer<typeof MediaItem>

type WrittenItems = NonNullable<NonNullable<NonNullable<V3ProductOriginal['media']>['itemsInfo']>['items']>

/** What is written of one item: everything else of it is the store's own and read-only. */
export type WrittenMediaItem = Pick<WrittenItems[number], 'id' | 'url' | 'altText' | 'displayName'>

export function firstImage(items: readonly MediaItem[]): MediaItem | undefined {
  return items.find(isImage)
}

/**
 * All items in their order, the first image with another alt text: Wix replaces the list as a whole, and an item that is left out
 * would be taken from the product. An empty text is none, since Wix refuses an empty one. Undefined where there is no image.
 */
export function withAltText(items: readonly unknown[], altText: string): WrittenMediaItem[] | undefined {
  const known = z.array(MediaItem).safeParse(items)
  if (!known.success) return undefined
  const image = firstImage(known.data)
  if (image === undefined) return undefined
  return known.data.map((item) => written(item, item === image ? altText : (item.altText ?? '')))
}

function written({ id, url, displayName }: MediaItem, altText: string): WrittenMediaItem {
  const hasId = id !== null && id !== undefined && id !== ''
  return {
    ...(hasId ? { id } : { url: url ?? '', ...(displayName ? { displayName } : {}) }),
    ...(altText === '' ? {} : { altText })
  }
}

function isImage({ mediaType, image }: MediaItem): boolean {
  return mediaType === 'IMAGE' || (image !== null && image !== undefined)
}
