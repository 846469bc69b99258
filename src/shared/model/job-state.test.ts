import { describe, expect, test } from 'vitest'
import { canJobMove, isJobFinished, JOB_STATUSES, JOB_TRANSITIONS } from './job-state.ts'

describe('a job', () => {
  test('moves along these ways and no other', () => {
    const ways = JOB_STATUSES.flatMap((from) =>
      JOB_STATUSES.filter((to) => canJobMove(from, to)).map((to) => `${from} → ${to}`)
    )
    expect(ways).toEqual([
      'PENDING → RUNNING',
      'PENDING → CANCELLED',
      'RUNNING → PAUSED',
      'RUNNING → COMPLETED',
      'RUNNING → CANCELLED',
      'RUNNING → FAILED',
      'PAUSED → RUNNING',
      'PAUSED → COMPLETED',
      'PAUSED → CANCELLED',
      'PAUSED → FAILED',
      'COMPLETED → RUNNING',
      'CANCELLED → RUNNING',
      'FAILED → RUNNING'
    ])
  })

  test('has a row for each status in the table', () => {
    expect(Object.keys(JOB_TRANSITIONS)).toEqual([...JOB_STATUSES])
    expect(Object.values(JOB_TRANSITIONS).flat()).toHaveLength(13)
  })

  test('is over once it is completed, cancelled or failed', () => {
    expect(JOB_STATUSES.filter(isJobFinished)).toEqual(['COMPLETED', 'CANCELLED', 'FAILED'])
  })
})
