import type { Attribute } from '#shared/model/attribute.ts'
import type { OpWork } from '../../ports/publish-store.ts'
import type { SeoBasis, ShopBasis, ShopProduct, ShopWrite } from '../../ports/shop.ts'

/**
 * The part of a product that a write of this attribute replaces as a whole, and that an undo may have to put back as a whole, because Wix adds
 * to it; null where the earlier text in its place makes all as it was.
 */
export function basisOf(attribute: Attribute, { seoData }: ShopBasis): SeoBasis | null {
  return isSeo(attribute) ? { seoData } : null
}

const isSeo = (attribute: Attribute): boolean => attribute === 'seoTitle' || attribute === 'seoDescription'

/**
 * Whether nothing of the part but the texts that we write is another than before. Only then is it what our write made of it, and an undo
 * may put the whole part back without taking somebody's newer tag away.
 */
export function changedAlone(before: unknown, { seoData }: SeoBasis): boolean {
  return isRecord(before) && sameJson(besideTexts(before['seoData']), besideTexts(seoData))
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

/**
 * What an undo puts back as a whole: a part that is still exactly as our write left it, where everything that this write put into it is
 * taken back together.
 */
export function restoreOf(ops: readonly OpWork[], live: ShopProduct): ShopWrite['restore'] {
  const seo = ops.filter((op) => isSeo(op.attribute))
  const undone = seo[0]?.undone
  if (!undone || seo.length !== undone.seoTexts || seo.some((op) => op.undone?.writeOp !== undone.writeOp)) return null
  if (undone.beforeBasis === null || undone.storedBasis === null) return null
  const before: unknown = JSON.parse(undone.beforeBasis)
  const stored: unknown = JSON.parse(undone.storedBasis)
  if (!isRecord(before) || !isRecord(stored) || !sameJson(stored['seoData'], live.basis.seoData)) return null
  return { seoData: before['seoData'] }
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
