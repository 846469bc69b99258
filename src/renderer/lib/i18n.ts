import { createInstance } from 'i18next'
import { useSyncExternalStore } from 'react'
import { initReactI18next } from 'react-i18next'
import { textDirection, uiLanguageFor, type UiLanguage, type UiLanguageChoice } from '#shared/model/ui-language.ts'
import { en } from '../locales/en/resources.ts'

declare module 'i18next' {
  interface CustomTypeOptions {
    defaultNS: 'common'
    resources: typeof en
  }
}

const i18n = createInstance()

// For `<Trans>` of react-i18next, where a sentence has elements in it.
i18n.use(initReactI18next)

// English is part of the first file and at hand at once: it is the fallback, and what the keys are typed by.
void i18n.init({
  lng: 'en',
  fallbackLng: 'en',
  defaultNS: 'common',
  ns: Object.keys(en),
  resources: { en },
  initAsync: false,
  returnEmptyString: false,
  // React escapes what it shows.
  interpolation: { escapeValue: false }
})

type Values = Readonly<Record<string, string | number>>

/**
 * The text for a key in the window's language, such as `t('jobs:progress', { count: 3 })`. Keys, plural forms and the values that a text
 * needs are checked by the compiler. Call it while rendering, never at a module's top level: the language can change.
 */
export const t = new Proxy(i18n.t, {
  apply: (_t, _self, asked: [] | [key: string, values?: Values]) => textOf(asked[0] ?? '', asked[1] ?? {})
})

/** Texts that were asked for, by key and values. A row of a long list asks for a dozen, and some hundred rows a second come into sight. */
const known = new Map<string, string>()
const MAX_KNOWN = 2_000
/** Longer values hardly ever come again. */
const MAX_KNOWN_VALUE = 24
i18n.on('languageChanged', () => known.clear())

/** The same for a key that is found out while the app runs, such as what the engine's sentence is known by. */
export function textOf(key: string, values: Values): string {
  let asked = key
  for (const name in values) {
    const value = values[name] ?? ''
    if (typeof value === 'string' && value.length > MAX_KNOWN_VALUE) return translated(key, values)
    asked += `\u0000${name}\u0000${value}`
  }
  const found = known.get(asked)
  if (found !== undefined) return found
  const text = translated(key, values)
  if (known.size >= MAX_KNOWN) known.clear()
  known.set(asked, text)
  return text
}

function translated(key: string, values: Values): string {
  return (i18n.t as (key: string, values: object) => string)(key, values)
}

const others: Readonly<Record<Exclude<UiLanguage, 'en'>, () => Promise<object>>> = {
  de: async () => (await import('../locales/de/resources.ts')).de,
  es: async () => (await import('../locales/es/resources.ts')).es,
  he: async () => (await import('../locales/he/resources.ts')).he
}

/** The language that the window shows now. */
export function uiLanguage(): UiLanguage {
  return uiLanguageFor('system', [i18n.language])
}

/** For `Intl`: English counts and writes dates as in Britain, day before month. */
export function uiLocale(): string {
  const language = uiLanguage()
  return language === 'en' ? 'en-GB' : language
}

const subscribe = (changed: () => void): (() => void) => {
  i18n.on('languageChanged', changed)
  return () => i18n.off('languageChanged', changed)
}

/** The language that the window shows now; a component that uses it is drawn again when that changes. */
export function useUiLanguage(): UiLanguage {
  return useSyncExternalStore(subscribe, uiLanguage)
}

const MEMORY = 'wordshelf.language'

/** Shows `choice`, and keeps it for the window's next start, which can't wait for the settings to know what to say. */
export async function showUiLanguage(choice: UiLanguageChoice): Promise<void> {
  localStorage.setItem(MEMORY, choice)
  await changeTo(uiLanguageFor(choice, navigator.languages))
}

/** To be awaited before anything is drawn. */
export async function startUiLanguage(): Promise<void> {
  const kept = localStorage.getItem(MEMORY)
  await changeTo(uiLanguageFor('system', kept === null || kept === 'system' ? navigator.languages : [kept]))
}

async function changeTo(language: UiLanguage): Promise<void> {
  if (language !== 'en' && !i18n.hasResourceBundle(language, 'common'))
    for (const [namespace, texts] of Object.entries(await others[language]()))
      i18n.addResourceBundle(language, namespace, texts)
  if (language !== uiLanguage()) await i18n.changeLanguage(language)
  document.documentElement.lang = language
  document.documentElement.dir = textDirection(language)
}
