import { describe, expect, it } from 'vitest'
import { errors } from '../locales/en/errors.ts'
import { readEngineSentence } from './engine-sentences.ts'

/** What the engine could have put into a hole. */
const SAMPLES: Readonly<Record<string, string>> = {
  text: 'x-7',
  number: '1,234',
  attribute: 'SEO title',
  attributes: 'SEO title, image alt text',
  month: '2026-11',
  when: '23 November 2026 at 14:05 UTC',
  parts: '; the files as they were found are kept in /data/damaged',
  names: 'Till, Laptop and 3 others',
  field: 'productIds[3]',
  sentence: 'No model is chosen.'
}

const sentences = Object.entries(errors).flatMap(([area, texts]) =>
  area === 'title'
    ? []
    : Object.entries(texts).map(([key, text]: [string, string]) => ({
        key: `${area}.${key.replace(/_(?:one|other)$/, '')}`,
        said: text.replaceAll(
          /\{\{\w+(?:, (\w+))?\}\}/g,
          (_, format: string | undefined) => SAMPLES[format ?? 'text'] ?? ''
        )
      }))
)

describe('the sentences of the engine', () => {
  it('are each told from all the others', () => {
    const wrong = sentences.filter(({ key, said }) => readEngineSentence(said)?.key !== key)
    expect(wrong.map(({ key, said }) => ({ key, said, taken: readEngineSentence(said)?.key }))).toEqual([])
  })

  it('give back what stood in them', () => {
    const said =
      'You need 20 credits but only have 5 remaining. 1,200 more are held by Till and Laptop; they come back when those devices are idle or sync.'
    expect(readEngineSentence(said)).toEqual({
      key: 'credits.heldByDevices',
      fillings: {
        why: {
          kind: 'sentence',
          read: {
            key: 'credits.short',
            fillings: { required: { kind: 'number', value: 20 }, remaining: { kind: 'number', value: 5 } }
          }
        },
        count: { kind: 'number', value: 1200 },
        devices: { kind: 'names', names: ['Till', 'Laptop'], others: 0 }
      }
    })
  })

  it('are found behind a field, before an advice and after a colon', () => {
    const keyOf = (said: string): string | undefined => readEngineSentence(said)?.key
    expect(keyOf('productIds: At least one product must be selected')).toBe('general.ofField')
    expect(keyOf('The server cannot be reached (ENOTFOUND). Check the address and the network.')).toBe(
      'model.checkAddress'
    )
    expect(keyOf('There is nothing to publish: the product is no longer in the store.')).toBe('publish.nothing')
    expect(keyOf('Wix refused the request (HTTP 400, BAD).')).toBe('wix.withDetails')
  })

  it('are not seen in what the engine never says', () => {
    expect(readEngineSentence('The till is on fire.')).toBeNull()
    expect(readEngineSentence('Offline: 3 changes wait. The till is on fire.')).toBeNull()
    expect(readEngineSentence('x'.repeat(100_000))).toBeNull()
  })
})
