import { describe, expect, it } from 'vitest'
import { textDirection, uiLanguageFor } from './ui-language.ts'

describe('the language of the window', () => {
  it('is the one that was chosen, whatever the system speaks', () => {
    expect(uiLanguageFor('es', ['de-DE', 'en'])).toBe('es')
  })

  it('is the first of the system’s languages that there is a translation for, whatever the region', () => {
    expect(uiLanguageFor('system', ['fr-CA', 'de-AT', 'en-GB'])).toBe('de')
    expect(uiLanguageFor('system', ['ES-419'])).toBe('es')
  })

  it('knows Hebrew by its old tag too', () => {
    expect(uiLanguageFor('system', ['iw-IL'])).toBe('he')
  })

  it('is English where the system speaks nothing that is translated', () => {
    expect(uiLanguageFor('system', ['fr', 'ja'])).toBe('en')
    expect(uiLanguageFor('system', [])).toBe('en')
  })

  it('runs from the right in Hebrew only', () => {
    expect(textDirection('he')).toBe('rtl')
    expect(textDirection('de')).toBe('ltr')
  })
})
