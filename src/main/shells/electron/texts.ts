import { createInstance } from 'i18next'
import { uiLanguageFor, type UiLanguage, type UiLanguageChoice } from '#shared/model/ui-language.ts'
import { de } from './locales/de.ts'
import { en } from './locales/en.ts'
import { es } from './locales/es.ts'
import { he } from './locales/he.ts'
import { titleCase } from './title-case.ts'

/** Of an own instance: the window has another one, with other texts. */
const i18n = createInstance()
void i18n.init({
  lng: 'en',
  fallbackLng: 'en',
  defaultNS: 'native',
  ns: ['native'],
  resources: { en: { native: en }, de: { native: de }, es: { native: es }, he: { native: he } },
  initAsync: false,
  // What is shown is no HTML.
  interpolation: { escapeValue: false }
})

type Meaning<K extends string> = K extends `${infer M}_${'one' | 'other'}` ? M : K
type Areas = typeof en

/** Such as `menu.file`; of a text with plural forms, without their ending. */
export type TextKey = { [A in keyof Areas]: `${A}.${Meaning<keyof Areas[A] & string>}` }[keyof Areas]

/** A native text in the language of the app. Ask for it when it is shown: the language can change. */
export function say(key: TextKey, values: Readonly<Record<string, string | number>> = {}): string {
  return (i18n.t as (key: string, values: object) => string)(key, values)
}

/** The same for a menu: English is written in titles on macOS, and nothing else is anywhere. */
export function sayInMenu(key: TextKey, platform: NodeJS.Platform): string {
  const text = say(key)
  return platform === 'darwin' && nativeLanguage() === 'en' ? titleCase(text) : text
}

export function nativeLanguage(): UiLanguage {
  return uiLanguageFor('system', [i18n.language])
}

/** `systemTags` are the system's languages in the order of its user. */
export async function speak(choice: UiLanguageChoice, systemTags: readonly string[]): Promise<void> {
  const language = uiLanguageFor(choice, systemTags)
  if (language !== nativeLanguage()) await i18n.changeLanguage(language)
}

/** For what stays on the screen and must be made anew in another language. */
export function onLanguageChange(listener: () => void): void {
  i18n.on('languageChanged', listener)
}
