import type { UiLanguage } from '#shared/model/ui-language.ts'
import { anyValues, RESOURCES } from './said.ts'

function* stringsOf(value: unknown): Generator<string> {
  if (typeof value === 'string') yield value
  else if (typeof value === 'object' && value !== null)
    for (const child of Object.values(value)) yield* stringsOf(child)
}

/** A text with a value in it matches whatever the value is; one that is nothing but values matches nothing. */
function patternOf(text: string): RegExp | undefined {
  const hasWords = text
    .replaceAll(/<[^>]*>/g, '')
    .split(/\{\{[^}]*\}\}/)
    .some((part) => /\p{L}{2}.*\p{L}{2}/u.test(part))
  return hasWords ? new RegExp(`^${anyValues(text)}$`, 'us') : undefined
}

const patterns = new Map<UiLanguage, readonly RegExp[]>()

function englishOnly(language: UiLanguage): readonly RegExp[] {
  const known = patterns.get(language)
  if (known) return known
  const own = new Set(stringsOf(RESOURCES[language]))
  const made = [...new Set(stringsOf(RESOURCES.en))]
    .filter((text) => !own.has(text))
    .flatMap((text) => patternOf(text) ?? [])
  patterns.set(language, made)
  return made
}

/** Those of the texts that are the window's English words, although the language has its own for them. */
export function untranslated(language: UiLanguage, texts: readonly string[]): readonly string[] {
  return [...new Set(texts)].filter((text) => englishOnly(language).some((pattern) => pattern.test(text)))
}
