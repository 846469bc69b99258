import { describe, expect, test } from 'vitest'
import { fakeJob } from '../../../../renderer/lib/testing/fake-data.ts'
import { fakePublish } from '../../../../renderer/lib/testing/fake-publishes.ts'
import { jobWork, publishWork } from './work.ts'

describe('a job', () => {
  test('of another device is no work of this computer', () => {
    const device = { deviceId: 'd2', name: 'Studio' }
    expect(jobWork('store-1', fakeJob({ status: 'RUNNING', device }))).toBeNull()
  })

  test.each([
    ['RUNNING', null, 'running'],
    ['PAUSED', 'user', 'resting'],
    ['PAUSED', 'offline', 'resting'],
    ['PAUSED', 'auth', 'asking'],
    ['PAUSED', 'credits', 'asking'],
    ['PAUSED', 'trial', 'asking'],
    ['COMPLETED', null, 'done'],
    ['FAILED', null, 'failed'],
    ['CANCELLED', null, 'cancelled']
  ] as const)('that is %s by %s is %s', (status, pausedBy, state) => {
    expect(jobWork('store-1', fakeJob({ status, pausedBy }))?.state).toBe(state)
  })

  test('says what has come of it', () => {
    const job = fakeJob({ id: 12, counts: { done: 1238, failed: 2 } })
    expect(jobWork('store-1', job)).toMatchObject({
      name: 'Job 12',
      result: '1,238 of 1,240 items done, 2 failed',
      percentage: 100
    })
  })
})

describe('a publish', () => {
  test.each([
    ['PAUSED', 'store', 'asking'],
    ['PAUSED', 'clock', 'asking'],
    ['PAUSED', 'version', 'resting'],
    ['MISSED', null, 'asking'],
    ['SCHEDULED', null, 'resting'],
    ['DONE', null, 'done']
  ] as const)('that is %s by %s is %s', (state, pausedBy, expected) => {
    expect(publishWork('store-1', fakePublish({ state, pausedBy })).state).toBe(expected)
  })

  test('counts a value that already stood on the store, and names what needs a decision', () => {
    const publish = fakePublish({ id: 3, kind: 'UNDO', counts: { published: 7, unchanged: 1, conflict: 2 } })
    expect(publishWork('store-1', publish)).toMatchObject({
      name: 'Undo 3',
      result: '8 values put back, 2 changed on Wix meanwhile: your decision is needed'
    })
  })
})
