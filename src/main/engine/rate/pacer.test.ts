import { describe, expect, test } from 'vitest'
import { Pacer } from './pacer.ts'

describe('Pacer', () => {
  test('what was never sent is due at once', () => {
    expect(new Pacer().wait(5, 0.01, 0)).toBe(0)
  })

  test('the next is due one interval after the last, at the rate of the moment that asks', () => {
    const pacer = new Pacer()
    pacer.sent(1, 0.01, 1_000)
    // Nothing was due before: the slack of 20 ms is still to be had.
    expect(pacer.wait(1, 0.01, 1_000)).toBe(80)
    expect(pacer.wait(2, 0.01, 1_000)).toBe(180)
    expect(pacer.wait(1, 0.1, 1_000)).toBe(0)
    expect(pacer.wait(1, 0.01, 1_079)).toBe(1)
    expect(pacer.wait(1, 0.01, 1_080)).toBe(0)
    expect(pacer.wait(1, 0.01, 5_000)).toBe(0)
  })

  test('a timer that is late by less than the slack costs no rate', () => {
    const pacer = new Pacer()
    pacer.sent(1, 0.01, 1_000)
    pacer.sent(1, 0.01, 1_090)
    expect(pacer.wait(1, 0.01, 1_090)).toBe(90)
  })

  test('what fell due during a longer pause is not sent in a heap', () => {
    const pacer = new Pacer()
    pacer.sent(1, 0.01, 1_000)
    pacer.sent(1, 0.01, 3_000)
    expect(pacer.wait(1, 0.01, 3_000)).toBe(80)
  })

  test('what goes before its time is not held against what follows', () => {
    const pacer = new Pacer()
    pacer.sent(1, 0.01, 1_000)
    pacer.sent(50, 0.01, 1_000)
    expect(pacer.wait(1, 0.01, 1_000)).toBe(100)
  })

  test('an infinite rate never makes anything wait', () => {
    const pacer = new Pacer()
    pacer.sent(1, Infinity, 0)
    expect(pacer.wait(1, Infinity, 0)).toBe(0)
  })
})
