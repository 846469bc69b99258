import { describe, expect, test } from 'vitest'
import { errorBody, type ErrorBody } from '#shared/contract/errors.ts'
import { err, ok, type Result } from '#shared/lib/result.ts'
import { repeatable } from './repeatable.ts'

const hash = { digest: (text: string) => text }
const of = (idempotencyKey: string | undefined, instanceId = 'store') => ({ instanceId, idempotencyKey })

/** Counts how often it was done. */
function counted() {
  let times = 0
  const run = repeatable(hash, (input: { readonly fail?: boolean }): Result<number, ErrorBody> => {
    times += 1
    return input.fail === true ? err(errorBody('CONFLICT', 'Not now.')) : ok(times)
  })
  return { run, times: () => times }
}

describe('a command that is asked for again', () => {
  test('with its key is not done twice and has its first answer; with another key, in another store or without one it is', async () => {
    const { run, times } = counted()
    expect(await run({}, of('a'))).toEqual(ok(1))
    expect(await run({}, of('a'))).toEqual(ok(1))
    expect(await run({}, of('b'))).toEqual(ok(2))
    expect(await run({}, of('a', 'other'))).toEqual(ok(3))
    expect(await run({}, of(undefined))).toEqual(ok(4))
    expect(times()).toBe(4)
  })

  test('while it is still being done waits for the same answer', async () => {
    const gate = Promise.withResolvers<Result<string, ErrorBody>>()
    let times = 0
    const run = repeatable(hash, () => {
      times += 1
      return gate.promise
    })
    const both = Promise.all([run({}, of('a')), run({}, of('a'))])
    gate.resolve(ok('done'))
    expect(await both).toEqual([ok('done'), ok('done')])
    expect(times).toBe(1)
  })

  test('for something else with the same key is refused', async () => {
    const { run } = counted()
    await run({}, of('a'))
    expect(await run({ fail: true }, of('a'))).toMatchObject({ error: { code: 'IDEMPOTENCY_KEY_REUSED' } })
  })

  test('after it was refused is tried again', async () => {
    const { run, times } = counted()
    await run({ fail: true }, of('a'))
    await run({ fail: true }, of('a'))
    expect(times()).toBe(2)
  })

  test('is forgotten once many others have come since', async () => {
    const { run, times } = counted()
    for (let n = 0; n <= 200; n += 1) await run({}, of(`key ${n}`))
    await run({}, of('key 200'))
    expect(times()).toBe(201)
    await run({}, of('key 0'))
    expect(times()).toBe(202)
  })
})
