/** The text fields of a product that can be optimised. The order is the order in which every list shows them. */
export const ATTRIBUTES = ['title', 'description', 'seoTitle', 'seoDescription', 'imageAlt', 'ribbon', 'slug'] as const
export type Attribute = (typeof ATTRIBUTES)[number]

export type AttributeValues = Readonly<Record<Attribute, string | null>>

export interface AttributeRule {
  readonly label: string
  /** The value is HTML; everything else is plain text on one line. */
  readonly html: boolean
  /** UTF-16 code units that Wix accepts at most; a longer value is refused. */
  readonly maxLength: number
  /** What search engines and shop themes show without cutting; a longer value is flagged, not refused. */
  readonly recommendedLength: number | undefined
}

/**
 * Limits are those that hold on both of Wix's catalog versions: V1 takes 8,000 characters of description where V3 takes 16,000,
 * V1 slugs end at 100. Wix documents no limit for the two SEO fields, so theirs are ours, wide enough never to be met in earnest.
 */
export const ATTRIBUTE_RULES: Readonly<Record<Attribute, AttributeRule>> = {
  title: { label: 'Title', html: false, maxLength: 80, recommendedLength: undefined },
  description: { label: 'Description', html: true, maxLength: 8_000, recommendedLength: undefined },
  seoTitle: { label: 'SEO title', html: false, maxLength: 300, recommendedLength: 60 },
  seoDescription: { label: 'SEO description', html: false, maxLength: 1_000, recommendedLength: 160 },
  imageAlt: { label: 'Image alt text', html: false, maxLength: 1_000, recommendedLength: 125 },
  ribbon: { label: 'Ribbon', html: false, maxLength: 30, recommendedLength: undefined },
  slug: { label: 'URL slug', html: false, maxLength: 100, recommendedLength: undefined }
}

/** A product always has these, if only as an empty text; any other can be taken away from it. */
export const NEVER_ABSENT: readonly Attribute[] = ['title', 'description', 'slug']

/** `text` as a store is to hold it: no text where the attribute can be absent means that the value is taken away, which is null. */
export function textOrAbsent(attribute: Attribute, text: string): string | null {
  return text === '' && !NEVER_ABSENT.includes(attribute) ? null : text
}

export function isAttribute(value: string): value is Attribute {
  return (ATTRIBUTES as readonly string[]).includes(value)
}
