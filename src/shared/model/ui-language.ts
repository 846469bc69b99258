/** The languages that the window itself speaks. The languages of product texts are another list: `LANGUAGES` in language.ts. */
export const UI_LANGUAGES = ['en', 'de', 'es', 'he'] as const
export type UiLanguage = (typeof UI_LANGUAGES)[number]

/** `system`: the first of the system's languages that there is a translation for. */
export const UI_LANGUAGE_CHOICES = ['system', ...UI_LANGUAGES] as const
export type UiLanguageChoice = (typeof UI_LANGUAGE_CHOICES)[number]

/** Each language by its own name, so that whoever ended up in a wrong one finds the way back. */
export const UI_LANGUAGE_NAMES: Readonly<Record<UiLanguage, string>> = {
  en: 'English',
  de: 'Deutsch',
  es: 'Español',
  he: 'עברית'
}

const isUiLanguage = (tag: string | undefined): tag is UiLanguage => UI_LANGUAGES.some((language) => language === tag)

/** `systemTags` are the system's languages in its user's order, such as `de-AT`; English where none of them is known. */
export function uiLanguageFor(choice: UiLanguageChoice, systemTags: readonly string[]): UiLanguage {
  if (choice !== 'system') return choice
  for (const tag of systemTags) {
    const language = tag.toLowerCase().split('-')[0]
    // Chromium and older systems call Hebrew by its tag of before 1989.
    const known = language === 'iw' ? 'he' : language
    if (isUiLanguage(known)) return known
  }
  return 'en'
}

export function textDirection(language: UiLanguage): 'ltr' | 'rtl' {
  return language === 'he' ? 'rtl' : 'ltr'
}
