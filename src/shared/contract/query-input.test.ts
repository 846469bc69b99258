import { expect, test } from 'vitest'
import { z } from 'zod'
import { readQuery } from './query-input.ts'

const schema = z.object({ ids: z.array(z.string()).optional(), tags: z.array(z.string()).default([]), one: z.string() })

test('a field that the schema wants as a list is one, for one value as for several', () => {
  expect(readQuery(new URLSearchParams('ids=a&tags=x&ids=b'), schema)).toEqual({
    ok: true,
    value: { ids: ['a', 'b'], tags: ['x'] }
  })
})

test('a field that is given twice and wanted once is refused, known or not', () => {
  for (const name of ['one', 'unknown']) {
    expect(readQuery(new URLSearchParams(`${name}=a&${name}=a`), schema)).toMatchObject({
      ok: false,
      error: { code: 'VALIDATION_ERROR', message: `${name} must be given only once` }
    })
  }
})

test('an empty query is an empty input', () => {
  expect(readQuery(new URLSearchParams(''), schema)).toEqual({ ok: true, value: {} })
})
