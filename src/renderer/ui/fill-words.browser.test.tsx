import fc from 'fast-check'
import { expect, test } from 'vitest'
import { fillWords, type NumberedPart } from './fill-words.ts'

const SEED = 20_261_127

const part: fc.Arbitrary<NumberedPart> = fc.record({
  kind: fc.constantFrom('same', 'added', 'removed'),
  text: fc.constantFrom('mug', ' ', '<b>', '350 ml', 'ספל', '\n', '👩‍👩‍👧', '&amp;'),
  tag: fc.boolean(),
  change: fc.constantFrom(undefined, '', '1', '2', '12')
})
const comparison = fc.array(part, { maxLength: 12 })

function drawnAnew(parts: readonly NumberedPart[]): HTMLElement {
  const host = document.createElement('p')
  fillWords(host, parts, 'tag')
  return host
}

test('a comparison reads the same whatever stood in its element before', () => {
  const check = fc.property(fc.array(comparison, { minLength: 1, maxLength: 6 }), (shown) => {
    const host = document.createElement('p')
    for (const parts of shown) {
      fillWords(host, parts, 'tag')
      expect(host.isEqualNode(drawnAnew(parts))).toBe(true)
      expect(host.textContent).toBe(parts.map(({ text }) => text).join(''))
    }
  })
  fc.assert(check, { seed: SEED, numRuns: 500 })
})

test('what came and what went is told by its element, and markup is shown as text', () => {
  expect(
    drawnAnew([
      { kind: 'same', text: 'A ', change: undefined },
      { kind: 'removed', text: '<b>', tag: true, change: '1' },
      { kind: 'added', text: 'blue', change: '1' },
      { kind: 'same', text: '<br>', tag: true, change: undefined }
    ]).innerHTML
  ).toBe(
    'A <del class="tag" data-change="1">&lt;b&gt;</del><ins data-change="1">blue</ins><span class="tag">&lt;br&gt;</span>'
  )
})

test('a comparison of the same shape makes no node', () => {
  const host = document.createElement('p')
  const shape = (words: readonly [string, string, string]): readonly NumberedPart[] => [
    { kind: 'same', text: words[0], change: undefined },
    { kind: 'removed', text: words[1], change: '1' },
    { kind: 'added', text: words[2], change: '1' }
  ]
  fillWords(host, shape(['a', 'b', 'c']), 'tag')
  const nodes = [...host.childNodes]
  fillWords(host, shape(['d', 'e', 'f']), 'tag')
  expect([...host.childNodes]).toEqual(nodes)
  expect(host.textContent).toBe('def')
})
