import { describe, expect, test } from 'vitest'
import { readCall } from './read-call.ts'

describe('a message that claims to be a call', () => {
  test('passes with plain data; no input stands for no fields', () => {
    expect(readCall('app.status', undefined, undefined)).toEqual({
      ok: true,
      value: { procedure: 'app.status', input: {}, meta: {} }
    })
    expect(readCall('jobs.get', { id: 7 }, { instanceId: 'i', idempotencyKey: 'k' })).toMatchObject({
      value: { input: { id: 7 }, meta: { instanceId: 'i', idempotencyKey: 'k' } }
    })
  })

  test('the input reaches the engine as it would over HTTP', () => {
    const at = new Date(0)
    expect(readCall('app.status', { at, none: undefined, map: new Map([[1, 2]]) }, {})).toMatchObject({
      value: { input: { at: '1970-01-01T00:00:00.000Z', map: {} } }
    })
  })

  test.each([['nothing'], ['__proto__'], ['constructor'], [7], [null], [{ toString: () => 'app.status' }]])(
    'a procedure called %s is not there',
    (procedure) => {
      expect(readCall(procedure, {}, {})).toMatchObject({ error: { code: 'NOT_FOUND' } })
    }
  )

  test('what is no plain data is refused as data', () => {
    const circle: { self?: unknown } = {}
    circle.self = circle
    for (const input of [circle, { n: 1n }, () => 1]) {
      expect(readCall('app.status', input, {})).toMatchObject({ ok: false, error: { code: 'VALIDATION_ERROR' } })
    }
  })

  test('more than the limit is refused, counted in bytes', () => {
    expect(readCall('app.status', { text: 'é'.repeat(50) }, {}, 112)).toMatchObject({ ok: true })
    expect(readCall('app.status', { text: 'é'.repeat(51) }, {}, 112)).toMatchObject({
      error: { code: 'PAYLOAD_TOO_LARGE' }
    })
  })

  test.each([
    ['idempotencyKey', { idempotencyKey: 'k'.repeat(201) }],
    ['idempotencyKey', { idempotencyKey: '' }],
    ['instanceId', { instanceId: 7 }]
  ])('a wrong %s is named', (field, meta) => {
    expect(readCall('app.status', {}, meta)).toMatchObject({
      error: { code: 'VALIDATION_ERROR', details: { field } }
    })
  })
})
