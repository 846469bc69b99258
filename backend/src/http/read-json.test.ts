import { describe, expect, test } from 'vitest'
import { readJson } from './read-json.ts'

const JSON_TYPE = { 'Content-Type': 'application/json' }

function post(
  body: string | Uint8Array<ArrayBuffer> | ReadableStream<Uint8Array> | null,
  headers: Record<string, string> = JSON_TYPE
): Request {
  return new Request('http://backend/', { method: 'POST', body, headers, duplex: 'half' })
}

function inPieces(...pieces: readonly string[]): ReadableStream<Uint8Array> {
  return new ReadableStream({
    start(controller) {
      for (const piece of pieces) controller.enqueue(new TextEncoder().encode(piece))
      controller.close()
    }
  })
}

describe('a body', () => {
  test('is an object, with its length', async () => {
    expect(await readJson(post('{"a":1}'), 100)).toEqual({
      ok: true,
      value: { fields: { a: 1 }, suspicious: false }
    })
  })

  test('that is none stands for an object without fields', async () => {
    expect(await readJson(post(null), 100)).toMatchObject({ ok: true, value: { fields: {} } })
  })

  test('in pieces is read to its end', async () => {
    expect(await readJson(post(inPieces('{"a"', ':1}')), 100)).toMatchObject({ ok: true, value: { fields: { a: 1 } } })
  })

  test.each([
    ['announced', '{"a":"0123456789"}'],
    ['in pieces', inPieces('{"a":', '"0123456789"}')]
  ])('beyond the limit is 413, %s', async (_what, body) => {
    expect(await readJson(post(body), 10)).toMatchObject({ ok: false, error: { code: 'PAYLOAD_TOO_LARGE' } })
  })

  test.each([
    ['that is no JSON', post('{"a":')],
    ['that is no object', post('[1]')],
    ['that is null', post('null')],
    ['that is no UTF-8', post(new Uint8Array([123, 34, 255, 34, 58, 49, 125]))],
    ['of another type', post('{"a":1}', { 'Content-Type': 'text/plain' })],
    ['that is compressed', post('{"a":1}', { ...JSON_TYPE, 'Content-Encoding': 'gzip' })]
  ])('%s is 400', async (_what, request) => {
    expect(await readJson(request, 100)).toMatchObject({
      ok: false,
      error: { code: 'VALIDATION_ERROR', details: { field: 'body' } }
    })
  })

  test('with an escape that no database stores is looked at more closely', async () => {
    for (const text of [String.raw`{"a":"\u0000"}`, String.raw`{"a":"\uD800"}`])
      expect(await readJson(post(text), 100)).toMatchObject({ value: { suspicious: true } })
  })
})
