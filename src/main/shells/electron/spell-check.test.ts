import { describe, expect, test } from 'vitest'
import { createSpellCheck, dictionaryFor, jobAt } from './spell-check.ts'

const AVAILABLE = ['de', 'de-DE', 'en-AU', 'en-GB', 'en-US', 'es', 'he', 'pt-BR', 'pt-PT']

function setUp(platform: NodeJS.Platform = 'win32') {
  const did: unknown[] = []
  const ignore = (): void => {}
  const spelling = createSpellCheck({
    session: {
      setSpellCheckerEnabled: (on) => did.push(on),
      setSpellCheckerLanguages: (languages) => did.push(languages),
      availableSpellCheckerLanguages: AVAILABLE
    },
    platform,
    log: { info: ignore, warn: ignore, error: ignore }
  })
  return { spelling, did }
}

describe('spelling', () => {
  test('names no language to Chromium, which would fetch its dictionary, before the merchant agrees', () => {
    const { spelling, did } = setUp()
    for (const language of ['de', 'en', 'fr']) spelling.set({ on: false, language })
    expect(did).toEqual([false])
  })

  test('follows the language that is written, and is off for one that has no dictionary', () => {
    const { spelling, did } = setUp()
    for (const language of ['de', 'de', 'ja', 'pt-AO']) spelling.set({ on: true, language })
    expect(did).toEqual([['de'], true, false, ['pt-PT'], true])
  })

  test('is switched off again at once', () => {
    const { spelling, did } = setUp()
    spelling.set({ on: true, language: 'de' })
    spelling.set({ on: false, language: 'de' })
    expect(did).toEqual([['de'], true, false])
  })

  test('on macOS is the system’s own, in every language', () => {
    const { spelling, did } = setUp('darwin')
    spelling.set({ on: true, language: 'ja' })
    expect(did).toEqual([true])
  })
})

test.each([
  ['de', 'de'],
  ['en', 'en-US'],
  ['en-gb', 'en-GB'],
  ['en-IE', 'en-US'],
  ['es-MX', 'es'],
  ['pt', 'pt-PT'],
  ['he', 'he'],
  ['ja', null]
])('the dictionary for %s is %s', (tag, dictionary) => {
  expect(dictionaryFor(tag, AVAILABLE)).toBe(dictionary)
})

test.each([
  ['app://wordshelf/#/jobs/12/review?tab=two-texts', 12],
  ['app://wordshelf/#/jobs/12', 12],
  ['app://wordshelf/#/jobs', null],
  ['app://wordshelf/#/publishes/12', null]
])('%s is about job %s', (address, job) => {
  expect(jobAt(address)).toBe(job)
})
