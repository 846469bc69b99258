import { describe, expect, test } from 'vitest'
import { defaultSeed, type Figure, figureLine, parseFigureOptions } from '../support/figure.ts'
import { figureNames, loadFigure } from '../support/load.ts'

const figure: Figure = {
  name: 'claim-speed',
  what: 'Items are claimed fast.',
  unit: 'items/s',
  goal: 'half of bare SQLite or more',
  run: () => Promise.resolve({ value: 1, ok: true })
}

describe('the options of a figure', () => {
  test('are a name, a short run and a fixed seed unless told otherwise', () => {
    expect(parseFigureOptions(['a'])).toEqual({ name: 'a', full: false, seed: defaultSeed, args: [] })
    expect(parseFigureOptions(['a', '--full', '--seed', '7', '--size', '9'])).toEqual({
      name: 'a',
      full: true,
      seed: 7,
      args: ['--size', '9']
    })
  })

  test('are refused with a sentence if the seed is no whole number or the name does not come first', () => {
    expect(parseFigureOptions(['a', '--seed', 'x'])).toContain('--seed')
    expect(parseFigureOptions(['--full', 'a'])).toContain('name')
  })
})

describe('the line of a figure', () => {
  test('holds the result, with null where nothing was measured against', () => {
    expect(figureLine(figure, { value: 5, ok: true }, 3, 1_260)).toEqual({
      name: 'claim-speed',
      value: 5,
      unit: 'items/s',
      against: null,
      goal: 'half of bare SQLite or more',
      ok: true,
      seed: 3,
      took_s: 1.3
    })
  })

  test('is not ok if the run broke off', () => {
    expect(figureLine(figure, undefined, 3, 0)).toMatchObject({ value: null, ok: false })
  })
})

test('every figure exports itself under the name of its file', async () => {
  for (const name of await figureNames()) expect((await loadFigure(name)).goal).not.toBe('')
})
