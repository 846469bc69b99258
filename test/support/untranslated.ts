import { de } from '../../src/renderer/locales/de/resources.ts'
import { en } from '../../src/renderer/locales/en/resources.ts'
import { es } from '../../src/renderer/locales/es/resources.ts'
import { he } from '../../src/renderer/locales/he/resources.ts'
import type { UiLanguage } from '#shared/model/ui-language.ts'

const RESOURCES = { de, en, es, he }

function* stringsOf(value: unknown): Generator<string> {
  if (typeof value === 'string') yield value
  else if (typeof value === 'object' && value !== null)
    for (const child of Object.values(value)) yield* stringsOf(child)
}

/** A text with a value in it matches whatever the value is; one that is nothing but values matches nothing. */
function patternOf(text: string): RegExp | undefined {
  const parts = text.replaceAll(/<[^>]*>/g, '').split(/\{\{[^}]*\}\}/)
  if (!parts.some((part) => /\p{L}{2}.*\p{L}{2}/u.test(part))) return undefined
  return new RegExp(
    `^${parts.map((part) => part.replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`)).join('.*')}$`,
    'us'
  )
}

const patterns = new Map<UiLanguage, readonly RegExp[]>()

function englishOnly(language: UiLanguage): readonly RegExp[] {
  const known = patterns.get(language)
  if (known) return known
  const own = new Set(stringsOf(RESOURCES[language]))
  const made = [...new Set(stringsOf(en))].filter((text) => !own.has(text)).flatMap((text) => patternOf(text) ?? [])
  patterns.set(language, made)
  return made
}

/** Those of the texts that are the window's English words, although the language has its own for them. */
export function untranslated(language: UiLanguage, texts: readonly string[]): readonly string[] {
  return [...new Set(texts)].filter((text) => englishOnly(language).some((pattern) => pattern.test(text)))
}
