import { expect, test } from 'vitest'
import type { CallResult, Output } from '#shared/contract/contract.ts'
import { errorBody } from '#shared/contract/errors.ts'
import { err, ok } from '#shared/lib/result.ts'
import { createFakeClient } from '../../lib/testing/fake-client.ts'
import { readRange, unlessStopped } from './range-reading.ts'

type Range = CallResult<Output<'review.range'>>

/** An engine that answers for a part of a list, and the parts that it was asked for. */
function listOf(answer: (offset: number, limit: number) => Range | Promise<Range>) {
  const asked: [number, number][] = []
  const { client } = createFakeClient({
    'review.range': ({ offset, limit }) => {
      asked.push([offset, limit])
      return answer(offset, limit)
    }
  })
  return { asked, client }
}

/** A list whose item at a place has the next number as its id. */
const places = (offset: number, limit: number): Range => {
  const ids = Array.from({ length: limit }, (_, at) => offset + at + 1)
  return ok({ ids, hashes: ids.map((id) => id * 10) })
}

test('a hundred thousand texts are five calls, each of which is told of', async () => {
  const { asked, client } = listOf(places)
  const told: number[] = []
  const range = { listId: 'list', from: 10, to: 100_009 }
  const texts = await readRange(client, range, (read) => told.push(read), new AbortController().signal)
  expect(asked.map(([offset]) => offset)).toEqual([10, 20_010, 40_010, 60_010, 80_010])
  expect(told).toEqual([20_000, 40_000, 60_000, 80_000, 100_000])
  expect(texts).toHaveLength(100_000)
  expect([texts?.[0], texts?.at(-1)]).toEqual([
    [11, 110],
    [100_010, 1_000_100]
  ])
})

test('the last part is no longer than the range, and what is gone is left out', async () => {
  const { asked, client } = listOf((offset) => ok({ ids: [offset + 1], hashes: [7] }))
  const texts = await readRange(
    client,
    { listId: 'list', from: 0, to: 20_001 },
    () => undefined,
    new AbortController().signal
  )
  expect(asked).toEqual([
    [0, 20_000],
    [20_000, 2]
  ])
  expect(texts).toEqual([
    [1, 7],
    [20_001, 7]
  ])
})

test('one that is stopped asks for nothing more, and does not wait for what it has asked for', async () => {
  const stop = new AbortController()
  const { asked, client } = listOf((offset, limit) =>
    offset === 0 ? places(offset, limit) : new Promise<Range>(() => undefined)
  )
  const reading = readRange(client, { listId: 'list', from: 0, to: 99_999 }, () => undefined, stop.signal)
  await expect.poll(() => asked.length).toBe(2)
  stop.abort()
  expect(await reading).toBe(undefined)
  expect(asked).toHaveLength(2)
})

test('one that fails says why', async () => {
  const { client } = listOf(() => err(errorBody('LIST_EXPIRED', 'This list is no longer held. Open it again.')))
  const reading = readRange(client, { listId: 'list', from: 0, to: 9 }, () => undefined, new AbortController().signal)
  await expect(reading).rejects.toMatchObject({ body: { code: 'LIST_EXPIRED' } })
})

test('what is stopped before it begins is not waited for', async () => {
  const stop = new AbortController()
  stop.abort()
  expect(await unlessStopped(new Promise(() => undefined), stop.signal)).toBe(undefined)
})
