import { expect, test } from 'vitest'
import { inSentence } from './attribute-words.ts'

test('a label goes into a sentence without losing its acronym', () => {
  expect(['Title', 'Image alt text', 'SEO title', 'URL slug'].map(inSentence)).toEqual([
    'title',
    'image alt text',
    'SEO title',
    'URL slug'
  ])
})
