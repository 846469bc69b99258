import type { Log } from '../../ports/system.ts'

/** What of Electron's session checks spelling. */
export interface SpellSession {
  setSpellCheckerEnabled(on: boolean): void
  setSpellCheckerLanguages(languages: string[]): void
  readonly availableSpellCheckerLanguages: string[]
}

export interface SpellCheckOptions {
  readonly session: SpellSession
  readonly platform: NodeJS.Platform
  readonly log: Log
}

export interface SpellCheck {
  /** `language` is what is being written, as far as that is known. */
  set(wish: { readonly on: boolean; readonly language: string }): void
}

/**
 * Spelling is checked only where the merchant has said so: on Windows and Linux Chromium then fetches a dictionary from the internet, so
 * until that day no language is ever named to it.
 */
export function createSpellCheck({ session, platform, log }: SpellCheckOptions): SpellCheck {
  let shown = ''
  return {
    set({ on, language }) {
      const dictionary = platform === 'darwin' ? '' : dictionaryFor(language, session.availableSpellCheckerLanguages)
      const runs = on && dictionary !== null
      const next = runs ? `on ${dictionary}` : 'off'
      if (next === shown) return
      shown = next
      // macOS checks with its own dictionaries and finds the language out by itself.
      if (runs && dictionary !== '') session.setSpellCheckerLanguages([dictionary])
      session.setSpellCheckerEnabled(runs)
      if (on) log.info('spelling', { language, dictionary })
    }
  }
}

/** The one for the very tag, else for its language anywhere: `pt-AO` may be checked as `pt-PT`. Null where there is none. */
export function dictionaryFor(tag: string, available: readonly string[]): string | null {
  const wanted = tag.toLowerCase()
  const [language = ''] = wanted.split('-')
  const find = (test: (candidate: string) => boolean): string | undefined =>
    available.find((candidate) => test(candidate.toLowerCase()))
  return (
    find((candidate) => candidate === wanted) ??
    find((candidate) => candidate === language) ??
    find((candidate) => candidate === MAIN_REGION[language]) ??
    find((candidate) => candidate.startsWith(`${language}-`)) ??
    null
  )
}

/** Where a language without a region is asked for and dictionaries have one. */
const MAIN_REGION: Readonly<Record<string, string>> = { en: 'en-us', pt: 'pt-pt', es: 'es-es' }

/** The job that a page's address is about: its language is what is being written there. */
export function jobAt(address: string): number | null {
  const [, id] = /#\/jobs\/([1-9]\d{0,14})(?:[/?]|$)/.exec(address) ?? []
  return id === undefined ? null : Number(id)
}
