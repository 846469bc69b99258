import type { Attribute } from '#shared/model/attribute.ts'
import type { OpWork } from '../../ports/publish-store.ts'
import type { ShopBasis, ShopProduct, ShopWrite } from '../../ports/shop.ts'

/** The part of a product that is replaced as a whole when this attribute is written; null where it is the text alone. */
export function basisOf(attribute: Attribute, basis: ShopBasis): Partial<ShopBasis> | null {
  if (isSeo(attribute)) return { seoData: basis.seoData }
  if (attribute === 'imageAlt') return { mediaItems: basis.mediaItems }
  return null
}

const isSeo = (attribute: Attribute): boolean => attribute === 'seoTitle' || attribute === 'seoDescription'

/**
 * Whether nothing of the part but the texts that we write is another than before. Only then is it what our write made of it, and an undo
 * may put the whole part back without taking somebody's newer tag away.
 */
export function changedAlone(attribute: Attribute, before: unknown, after: Partial<ShopBasis>): boolean {
  if (!isRecord(before)) return false
  return isSeo(attribute)
    ? sameJson(besideTexts(before['seoData']), besideTexts(after.seoData))
    : sameJson(besideAlt(before['mediaItems']), besideAlt(after.mediaItems))
}

/** What Wix adds to tags that it makes itself. */
const DEFAULT_SETTINGS = { preventAutoRedirect: false, keywords: [] }

function besideTexts(seoData: unknown): unknown {
  if (!isRecord(seoData)) return { tags: [], settings: DEFAULT_SETTINGS }
  const tags = Array.isArray(seoData['tags']) ? seoData['tags'].filter((tag) => !isTextTag(tag)) : []
  return { ...seoData, tags, settings: seoData['settings'] ?? DEFAULT_SETTINGS }
}

function isTextTag(tag: unknown): boolean {
  if (!isRecord(tag)) return false
  const props = tag['props']
  const name = isRecord(props) ? props['name'] : undefined
  return (
    tag['type'] === 'title' ||
    (tag['type'] === 'meta' && typeof name === 'string' && name.toLowerCase() === 'description')
  )
}

function besideAlt(items: unknown): unknown {
  if (!Array.isArray(items)) return null
  return items.map((item: unknown, index) => (index === 0 ? withoutAlt(item) : item))
}

function withoutAlt(item: unknown): unknown {
  if (!isRecord(item)) return item
  const { altText: _altText, image, ...rest } = item
  return { ...rest, image: isRecord(image) ? withoutAlt(image) : image }
}

/**
 * What an undo puts back as a whole: a part that is still exactly as our write left it, where everything that this write put into it is
 * taken back together.
 */
export function restoreOf(ops: readonly OpWork[], live: ShopProduct): ShopWrite['restore'] {
  const restore: { seoData?: unknown; mediaItems?: ShopBasis['mediaItems'] } = {}
  const seo = ops.filter((op) => isSeo(op.attribute))
  const [first] = seo
  if (
    first?.undone &&
    seo.every((op) => op.undone?.writeOp === first.undone?.writeOp) &&
    seo.length === first.undone.seoTexts
  ) {
    const parts = untouched(first, 'seoData', live.basis.seoData)
    if (parts) restore.seoData = parts.before
  }
  const alt = ops.find((op) => op.attribute === 'imageAlt')
  if (alt) {
    const parts = untouched(alt, 'mediaItems', live.basis.mediaItems)
    if (parts && Array.isArray(parts.before)) restore.mediaItems = parts.before
  }
  return 'seoData' in restore || 'mediaItems' in restore ? restore : null
}

function untouched({ undone }: OpWork, part: keyof ShopBasis, live: unknown): { readonly before: unknown } | null {
  if (!undone || undone.beforeBasis === null || undone.storedBasis === null) return null
  const before: unknown = JSON.parse(undone.beforeBasis)
  const stored: unknown = JSON.parse(undone.storedBasis)
  return isRecord(before) && isRecord(stored) && sameJson(stored[part], live) ? { before: before[part] } : null
}

/** Equal as JSON, whatever the order of keys. */
function sameJson(a: unknown, b: unknown): boolean {
  return JSON.stringify(sorted(a)) === JSON.stringify(sorted(b))
}

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted)
  if (!isRecord(value)) return value
  return Object.fromEntries(
    Object.entries(value)
      .filter(([, entry]) => entry !== undefined)
      .toSorted(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, entry]) => [key, sorted(entry)])
  )
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
