import { expect, test } from 'vitest'
import { compareAhead, comparison, knownComparison, type Compared } from './comparison-cache.ts'
import { diffText } from './text-diff.ts'

const pair = (name: string, how: Compared['how'] = 'plain', length = 1): Compared => ({
  before: `A ${name} ${'mug of stoneware '.repeat(length)}`,
  after: `A ${name} ${'cup of stoneware '.repeat(length)}`,
  how,
  language: 'en'
})

test('what is compared ahead is known when it comes into sight, and is what the window itself would find', async () => {
  const pairs = ['blue', 'red', 'green'].map((name) => pair(name))
  compareAhead(pairs)
  for (const compared of pairs) {
    const parts = diffText(compared.before, compared.after, compared.language)
    await expect.poll(() => knownComparison(compared)).toEqual({ kind: 'parts', parts })
  }
})

test('documents to be rendered and long texts wait until they are in sight', async () => {
  const later = [pair('rendered', 'rendered'), pair('long', 'plain', 200)]
  const soon = pair('last')
  compareAhead([...later, soon])
  await expect.poll(() => knownComparison(soon)).toBeDefined()
  expect(later.map(knownComparison)).toEqual([undefined, undefined])
})

test('what has been scrolled past gives way to what is read since, and is compared when it is asked for again', async () => {
  const pairs = Array.from({ length: 700 }, (_, at) => pair(`number ${at}`))
  const [first = pair('none'), last = pair('none')] = [pairs[0], pairs.at(-1)]
  compareAhead(pairs)
  await expect.poll(() => knownComparison(last), { timeout: 20_000 }).toBeDefined()
  expect(knownComparison(first)).toBeUndefined()
  compareAhead([first])
  await expect.poll(() => knownComparison(first)).toBeDefined()
})

test('what is known when it is read again stays known until it is in sight', async () => {
  const [readAgain, scrolledPast] = [pair('read again'), pair('scrolled past')]
  const compareOthers = (name: string): void => {
    for (let at = 0; at < 600; at += 1) comparison(pair(`${name} ${at}`))
  }
  for (const compared of [readAgain, scrolledPast]) comparison(compared)
  compareOthers('one')
  compareAhead([readAgain])
  compareOthers('two')
  expect(knownComparison(readAgain)).toBeDefined()
  expect(knownComparison(scrolledPast)).toBeUndefined()
})
