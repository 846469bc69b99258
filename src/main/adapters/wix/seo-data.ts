import { isDeepStrictEqual } from 'node:util'
import { z } from 'zod'

/** `seoData` as it lies at Wix: V1 and V3 have the same shape. What we don't know is kept as it came. */
const SeoData = z.looseObject({ tags: z.array(z.looseObject({ type: z.string().nullish() })).nullish() })

export interface SeoTag {
  readonly type?: string | null | undefined
  readonly [member: string]: unknown
}

export interface SeoValues {
  readonly seoTitle: string
  readonly seoDescription: string
}

interface Spot {
  matches(tag: SeoTag): boolean
  read(tag: SeoTag): string
  write(tag: SeoTag, text: string): SeoTag
  create(text: string): SeoTag
}

const TITLE: Spot = {
  matches: (tag) => tag.type === 'title',
  read: (tag) => textOf(tag['children']),
  // `custom: true` on a title is refused by Wix (TAG_TYPE_NOT_ALLOWED).
  write: (tag, text) => ({ ...tag, children: text, custom: false, disabled: false }),
  create: (text) => ({ type: 'title', children: text, custom: false, disabled: false })
}

const DESCRIPTION: Spot = {
  matches: (tag) => tag.type === 'meta' && textOf(propsOf(tag)['name']).toLowerCase() === 'description',
  read: (tag) => textOf(propsOf(tag)['content']),
  write: (tag, text) => ({ ...tag, props: { ...propsOf(tag), content: text }, disabled: false }),
  create: (text) => ({
    type: 'meta',
    props: { name: 'description', content: text },
    children: '',
    custom: false,
    disabled: false
  })
}

const SPOTS = { seoTitle: TITLE, seoDescription: DESCRIPTION } as const

/** What search engines get of the product's own; empty where the site's pattern fills in. A disabled tag is none. */
export function seoValues(seoData: unknown): SeoValues {
  const tags = tagsOf(seoData)
  const read = (spot: Spot): string => {
    const tag = tags.find((candidate) => isShown(candidate) && spot.matches(candidate))
    return tag === undefined ? '' : spot.read(tag)
  }
  return { seoTitle: read(TITLE), seoDescription: read(DESCRIPTION) }
}

/**
 * The whole of `seoData` with the given values in place; every other tag and all settings stay as they are, since Wix replaces it as a
 * whole. An empty value takes the tag away, so that the site's own pattern shows again.
 */
export function mergeSeo(seoData: unknown, values: Partial<SeoValues>): Readonly<Record<string, unknown>> {
  const known = SeoData.safeParse(seoData ?? {})
  let tags = [...tagsOf(seoData)]
  for (const name of ['seoTitle', 'seoDescription'] as const) {
    const value = values[name]
    if (value !== undefined) tags = withValue(tags, SPOTS[name], value)
  }
  const whole = known.success ? known.data : {}
  return { ...whole, ...withRedirect(whole['settings']), tags }
}

/** Keywords alone are refused (INVALID_PATCH) where Wix keeps no settings yet; `false` is what goes without saying. */
function withRedirect(settings: unknown): { readonly settings?: unknown } {
  const isLacking =
    typeof settings === 'object' && settings !== null && 'keywords' in settings && !('preventAutoRedirect' in settings)
  return isLacking ? { settings: { preventAutoRedirect: false, ...settings } } : {}
}

/**
 * For undo. `before` is what stood there before we published, given only where the tags are still as our publishing left them. It goes
 * back as a whole if that gives the values that are asked for; otherwise these are merged in, as for one of two texts that were published.
 */
export function restoreSeo(
  seoData: unknown,
  values: Partial<SeoValues>,
  before: unknown
): Readonly<Record<string, unknown>> {
  const merged = mergeSeo(seoData, values)
  return isDeepStrictEqual(seoValues(before), seoValues(merged)) ? mergeSeo(before, {}) : merged
}

function withValue(tags: readonly SeoTag[], spot: Spot, value: string): SeoTag[] {
  const isSpot = (tag: SeoTag): boolean => spot.matches(tag)
  if (value === '') return tags.filter((tag) => !isSpot(tag) || !isShown(tag))
  const shown = tags.findIndex((tag) => isSpot(tag) && isShown(tag))
  const at = shown >= 0 ? shown : tags.findIndex(isSpot)
  return at < 0
    ? [...tags, spot.create(value)]
    : tags.map((tag, index) => (index === at ? spot.write(tag, value) : tag))
}

function tagsOf(seoData: unknown): readonly SeoTag[] {
  const known = SeoData.safeParse(seoData ?? {})
  return known.success ? (known.data.tags ?? []) : []
}

function isShown(tag: SeoTag): boolean {
  return tag['disabled'] !== true
}

function propsOf(tag: SeoTag): Readonly<Record<string, unknown>> {
  const props = tag['props']
  return typeof props === 'object' && props !== null ? Object.fromEntries(Object.entries(props)) : {}
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : ''
}
