import { expect, test } from 'vitest'
import { findUnstorable } from './unstorable.ts'

test('a zero character or half a pair is found wherever it is, by its path', () => {
  expect(findUnstorable({ a: 'fine', b: [{ c: 'x\u0000' }] })).toBe('b[0].c')
  expect(findUnstorable({ a: '\ud83d' })).toBe('a')
  expect(findUnstorable({ a: { 'b\u0000': 1 } })).toBe('a')
  expect(findUnstorable({ 'b\u0000': 1 })).toBe('body')
})

test('everything else can be stored', () => {
  expect(findUnstorable({ a: '\ud83d\ude00 \u0001 \n', b: null, c: [1, true], d: {} })).toBeNull()
})

test('a value of any depth has an answer', () => {
  expect(findUnstorable(JSON.parse(`{"a":${'['.repeat(50_000)}${']'.repeat(50_000)}}`))).toBe('body')
})
