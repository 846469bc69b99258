import type { StoredSeo, StoredSeoTag } from './model.ts'

/** Which of the two texts that a merchant edits a tag holds. */
export function seoRole(tag: StoredSeoTag): 'title' | 'description' | 'other' {
  if (tag.type === 'title') return 'title'
  return tag.type === 'meta' && tag.props?.['name'] === 'description' ? 'description' : 'other'
}

export function seoTitle(seo: StoredSeo | null): string | null {
  return seo?.tags.find((tag) => seoRole(tag) === 'title')?.children ?? null
}

export function seoDescription(seo: StoredSeo | null): string | null {
  return seo?.tags.find((tag) => seoRole(tag) === 'description')?.props?.['content'] ?? null
}

/** The same tags with another title or description, all others untouched; null takes the tag away. */
export function withSeoText(seo: StoredSeo | null, role: 'title' | 'description', text: string | null): StoredSeo {
  const tags = seo?.tags ?? []
  const at = tags.findIndex((tag) => seoRole(tag) === role)
  const rest = tags.filter((tag) => seoRole(tag) !== role)
  const settings = seo?.settings ?? null
  if (text === null) return { tags: rest, settings }
  const tag: StoredSeoTag =
    role === 'title'
      ? { type: 'title', children: text, custom: false, disabled: false }
      : { type: 'meta', props: { name: 'description', content: text }, children: '', custom: false, disabled: false }
  const position = at < 0 ? rest.length : Math.min(at, rest.length)
  return { tags: rest.toSpliced(position, 0, tag), settings }
}
