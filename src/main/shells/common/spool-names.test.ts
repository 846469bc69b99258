import fc from 'fast-check'
import { join, dirname } from 'node:path'
import { describe, expect, test } from 'vitest'
import { attachment, baseName, isSpoolId } from './spool-names.ts'

const SEED = 20_261_123

describe('a spool id', () => {
  test.each(['01923f7e-7b2a-7c3d-9e4f-5a6b7c8d9e0f', 'a', 'Export_7', 'refused-12'])('%s is fine', (id) => {
    expect(isSpoolId(id)).toBe(true)
  })

  test.each([
    '',
    '.',
    '..',
    '../x',
    'a/b',
    'a\\b',
    'a.csv',
    'a\0',
    '-rf',
    '_x',
    'ä',
    'CON',
    'nul',
    'com1',
    'x'.repeat(65),
    'a\n'
  ])('%j is refused', (id) => {
    expect(isSpoolId(id)).toBe(false)
  })

  test('never leads out of its folder, whatever it is', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string({ unit: 'binary' }), fc.string()), (id) => {
        expect(!isSpoolId(id) || dirname(join('/spool', `${id}.csv`)) === '/spool').toBe(true)
      }),
      { seed: SEED, numRuns: 2_000 }
    )
  })
})

describe('a file name from outside', () => {
  test.each([
    ['products.csv', 'products.csv'],
    ['C:\\Users\\me\\Export März.csv', 'Export März.csv'],
    ['../../etc/passwd', 'passwd'],
    ['a\r\nSet-Cookie: x.csv', 'aSet-Cookie: x.csv'],
    ['invoice\u202evsc.exe', 'invoicevsc.exe'],
    ['', null],
    ['..', null],
    ['folder/', null]
  ])('%j becomes %j', (given, name) => {
    expect(baseName(given)).toBe(name)
  })

  test('has at most 255 characters', () => {
    expect(baseName(`${'x'.repeat(400)}.csv`)).toHaveLength(255)
  })
})

describe('Content-Disposition', () => {
  test.each([
    ['shop.csv', `attachment; filename="shop.csv"; filename*=UTF-8''shop.csv`],
    ['Größe (1).csv', `attachment; filename="Gr__e (1).csv"; filename*=UTF-8''Gr%C3%B6%C3%9Fe%20%281%29.csv`],
    [`a"b\\c%'*.csv`, `attachment; filename="a_b_c_'*.csv"; filename*=UTF-8''a%22b%5Cc%25%27%2A.csv`]
  ])('carries %s', (name, value) => {
    expect(attachment(name)).toBe(value)
  })

  test('is a legal header that carries the name back, whatever the name', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (name) => {
        const value = attachment(name)
        expect(value).toMatch(/^[\x20-\x7e]*$/)
        expect(value.split('"')).toHaveLength(3)
        expect(decodeURIComponent(value.split("UTF-8''")[1] ?? '')).toBe(name.toWellFormed())
      }),
      { seed: SEED, numRuns: 500 }
    )
  })
})
