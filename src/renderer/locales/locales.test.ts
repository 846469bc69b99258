import { describe, expect, it } from 'vitest'
import { de } from './de/resources.ts'
import { en } from './en/resources.ts'
import { es } from './es/resources.ts'
import { he } from './he/resources.ts'

const LANGUAGES = { en, de, es, he }

interface Text {
  readonly key: string
  readonly text: string
}

function* textsOf(value: unknown, path: string): Generator<Text> {
  if (typeof value === 'string') yield { key: path, text: value }
  else if (typeof value === 'object' && value !== null)
    for (const [key, child] of Object.entries(value)) yield* textsOf(child, path === '' ? key : `${path}.${key}`)
}

const PLURAL = /_(zero|one|two|few|many|other)$/
const meanings = (texts: readonly Text[]): readonly string[] => [
  ...new Set(texts.map(({ key }) => key.replace(PLURAL, '')))
]
const variables = (text: string): readonly string[] =>
  [...new Set([...text.matchAll(/\{\{\s*([A-Za-z]\w*)/g)].map(([, name]) => name ?? ''))].toSorted()
const elements = (text: string): readonly string[] =>
  [...text.matchAll(/<(\/?\w+)\/?>/g)].map(([, name]) => name ?? '').toSorted()

const english = [...textsOf(en, '')]

describe.each(Object.entries(LANGUAGES))('the texts in %s', (language, resources) => {
  const texts = [...textsOf(resources, '')]
  const byKey = new Map(texts.map(({ key, text }) => [key, text]))

  it('say everything that the English ones say, and nothing that no key asks for', () => {
    expect(meanings(texts).toSorted()).toEqual(meanings(english).toSorted())
  })

  it('have every plural form of the language, and no other', () => {
    const categories = new Intl.PluralRules(language).resolvedOptions().pluralCategories
    const plurals = new Set(texts.filter(({ key }) => PLURAL.test(key)).map(({ key }) => key.replace(PLURAL, '')))
    const forms = texts.filter(({ key }) => plurals.has(key.replace(PLURAL, ''))).map(({ key }) => key)
    const expected = [...plurals].flatMap((key) => categories.map((category) => `${key}_${category}`))
    expect(forms.toSorted()).toEqual(expected.toSorted())
  })

  it('use the values and the elements that the English ones are given', () => {
    const wrong = english.flatMap(({ key, text }) => {
      const own = byKey.get(key)
      // A form for exactly one or two may leave the number to its words.
      if (own === undefined || /_(one|two)$/.test(key)) return []
      const same = JSON.stringify([variables(own), elements(own)]) === JSON.stringify([variables(text), elements(text)])
      return same ? [] : [key]
    })
    expect(wrong).toEqual([])
  })

  it('are never empty, nor with spaces around them', () => {
    expect(texts.filter(({ text }) => text.trim() === '' || text.trim() !== text).map(({ key }) => key)).toEqual([])
  })
})

describe('the words for the same thing', () => {
  const found = (resources: object, wrong: RegExp): readonly string[] =>
    [...textsOf(resources, '')].filter(({ text }) => wrong.test(text)).map(({ key }) => key)

  it('in German address the reader by Sie throughout', () => {
    expect(found(de, /\b(?:du|dich|dir|deine?[rnms]?)\b/i)).toEqual([])
  })

  it('in Spanish are one word throughout: equipo, cupo, de ejemplo', () => {
    expect(found(es, /computadora|ordenador|\basignación\b|(?:tienda|modelo) de muestra/i)).toEqual([])
  })

  it('in German are those of the states, the trial, the sample store and the tokens everywhere', () => {
    expect(found(de, /scheitert|Probelauf|Beispielshop|\bToken\b|Katalogfolge/)).toEqual([])
  })

  it('in Spanish are those of the states, the prompt and the download everywhere', () => {
    expect(found(es, /\b[Ff]allid[oa]s?\b|con fallo|Prompt|obtención/)).toEqual([])
  })
})
