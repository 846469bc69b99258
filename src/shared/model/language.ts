/** Languages offered by name. Any other BCP 47 tag can be typed. */
export const LANGUAGES = [
  'en',
  'de',
  'fr',
  'es',
  'it',
  'pt',
  'nl',
  'da',
  'sv',
  'nb',
  'fi',
  'is',
  'pl',
  'cs',
  'tr',
  'el',
  'ru',
  'uk',
  'he',
  'ar',
  'hi',
  'th',
  'ja',
  'ko',
  'zh'
] as const

const BCP47 = /^[a-z]{2,3}(-[A-Za-z0-9]{2,8}){0,3}$/

export function isLanguageTag(value: string): boolean {
  return BCP47.test(value)
}
