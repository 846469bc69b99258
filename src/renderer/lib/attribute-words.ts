import type { Attribute } from '#shared/model/attribute.ts'
import { t, uiLanguage } from './i18n.ts'

/** `SEO title` in the window's language. */
export function attributeLabel(attribute: Attribute): string {
  return t(`common:attribute.${attribute}`)
}

/**
 * A label within a sentence: `Image alt text` → `image alt text`; `SEO title` and `URL slug` begin with letters that stay as they are. German
 * keeps its nouns' capitals, and Hebrew has none.
 */
export function inSentence(label: string): string {
  const language = uiLanguage()
  if (language === 'de' || language === 'he') return label
  return label.replace(/^\p{Lu}(?!\p{Lu})/u, (first) => first.toLowerCase())
}
