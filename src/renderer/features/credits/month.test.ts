import { expect, test } from 'vitest'
import { monthPoints } from './month.ts'

const NOVEMBER = {
  period: '2026-11',
  days: [
    { day: '2026-11-03', used: 10, usedSoFar: 10, reserved: 40 },
    { day: '2026-11-05', used: 25, usedSoFar: 35, reserved: 5 }
  ]
}

test('a day without a movement stands as the day before it, and days to come are empty', () => {
  const points = monthPoints(NOVEMBER, '2026-11-06')
  expect(points).toHaveLength(30)
  expect(points.slice(0, 7)).toEqual([
    { day: 1, used: 0, reserved: 0 },
    { day: 2, used: 0, reserved: 0 },
    { day: 3, used: 10, reserved: 40 },
    { day: 4, used: 10, reserved: 40 },
    { day: 5, used: 35, reserved: 5 },
    { day: 6, used: 35, reserved: 5 },
    { day: 7, used: null, reserved: null }
  ])
})

test('a movement that is ahead of this clock is shown all the same', () => {
  expect(monthPoints(NOVEMBER, '2026-11-04')[4]).toEqual({ day: 5, used: 35, reserved: 5 })
})

test('a month has its own number of days', () => {
  expect(monthPoints({ period: '2028-02', days: [] }, '2028-02-01')).toHaveLength(29)
})
