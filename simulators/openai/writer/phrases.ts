import type { Phrases } from './phrase-table.ts'
import { ROMANCE_PHRASES } from './phrases/romance.ts'
import { GERMANIC_PHRASES } from './phrases/germanic.ts'
import { FURTHER_PHRASES } from './phrases/further.ts'

const PHRASES: Readonly<Record<string, Phrases>> = { ...GERMANIC_PHRASES, ...ROMANCE_PHRASES, ...FURTHER_PHRASES }

/** The languages that the writer speaks; in any other it only tidies what is there. */
export const WRITER_LANGUAGES: readonly string[] = Object.keys(PHRASES)

export function phrasesFor(language: string): Phrases | undefined {
  return PHRASES[language.toLowerCase().split(/[-_]/)[0] ?? '']
}
