import { describe, expect, test } from 'vitest'
import type { CallMeta, CallResult } from '#shared/contract/contract.ts'
import type { Transport } from '#shared/contract/transport.ts'
import { bridgeTransport } from './client.ts'
import { answeredInTime } from './deadlines.ts'
import { readEngineSentence } from './engine-sentences.ts'
import { createHttpTransport } from './http-transport.ts'

/** Timers that run when they are told to, for so many milliseconds. */
function hands() {
  const timers = new Set<{ readonly at: number; readonly run: () => void }>()
  let now = 0
  return {
    after: (ms: number, run: () => void) => {
      const timer = { at: now + ms, run }
      timers.add(timer)
      return () => timers.delete(timer)
    },
    pass: (ms: number) => {
      const until = now + ms
      for (;;) {
        const [next] = [...timers].filter(({ at }) => at <= until).toSorted((a, b) => a.at - b.at)
        if (next === undefined) break
        now = next.at
        timers.delete(next)
        next.run()
      }
      now = until
    },
    waiting: () => timers.size
  }
}

/** An engine that answers when it is told to. */
function silent() {
  const asked: {
    readonly procedure: string
    readonly stopped: AbortSignal
    readonly answer: (to: CallResult) => void
  }[] = []
  const { after, pass, waiting } = hands()
  const call = answeredInTime((procedure, _input, _meta, stopped) => {
    const { promise, resolve } = Promise.withResolvers<CallResult>()
    asked.push({ procedure, stopped, answer: resolve })
    return promise
  }, after)
  return { asked, pass, waiting, call }
}

const NO_ANSWER = { ok: false, error: { code: 'NO_ANSWER', retry: {} } }
const done: CallResult = { ok: true, value: {} }

describe('a call that is not answered', () => {
  test('is given up after half a minute, and its connection with it', async () => {
    const { asked, pass, call } = silent()
    const answer = call('items.review', { ids: [1], edit: 'By hand' }, {})
    pass(29_999)
    expect(asked[0]?.stopped.aborted).toBe(false)
    pass(1)
    expect(asked[0]?.stopped.aborted).toBe(true)
    expect(await answer).toMatchObject(NO_ANSWER)
  })

  test('is waited for no longer once it is, and leaves no timer behind', async () => {
    const { asked, waiting, call } = silent()
    const answer = call('jobs.get', { id: 1 }, {})
    expect(waiting()).toBe(1)
    asked[0]?.answer(done)
    expect(await answer).toBe(done)
    expect(waiting()).toBe(0)
  })

  test.each([
    ['imports.apply', {}],
    ['exports.create', {}],
    ['jobs.create', {}],
    ['review.open', {}],
    ['shop.test', {}],
    ['settings.put', { apiKey: 'sk-1' }],
    ['items.review', { listId: 'list', decision: 'APPROVED' }],
    ['items.review', { ids: Array.from({ length: 101 }, (_, at) => at + 1), decision: 'APPROVED' }]
  ])('is waited for where it may take long: %s', async (procedure, input) => {
    const { asked, pass, waiting, call } = silent()
    const answer = call(procedure, input, {})
    pass(3_600_000)
    expect(waiting()).toBe(0)
    expect(asked[0]?.stopped.aborted).toBe(false)
    asked[0]?.answer(done)
    expect(await answer).toBe(done)
  })

  test('is not given up while something else of this window takes long, but not for ever', async () => {
    const { asked, pass, call } = silent()
    void call('imports.apply', { id: 1 }, {})
    const answer = call('items.review', { ids: [1], edit: 'By hand' }, {})
    pass(599_999)
    expect(asked[1]?.stopped.aborted).toBe(false)
    pass(1)
    expect(await answer).toMatchObject(NO_ANSWER)
  })

  test('has half a minute of its own once the long one has its answer, and is then given up', async () => {
    const { asked, pass, call } = silent()
    const long = call('imports.apply', { id: 1 }, {})
    const answer = call('jobs.get', { id: 1 }, {})
    pass(45_000)
    asked[0]?.answer(done)
    await long
    pass(15_000)
    // The long one was in the way until a moment ago.
    expect(asked[1]?.stopped.aborted).toBe(false)
    pass(30_000)
    expect(await answer).toMatchObject(NO_ANSWER)
  })
})

describe('both ways to the engine give up', () => {
  test('over HTTP, where the request is stopped', async () => {
    const { after, pass } = hands()
    let signal: AbortSignal | null | undefined
    const { call } = createHttpTransport({
      after,
      EventSource: class {} as never,
      fetch: (_url, init) => {
        signal = init?.signal
        return new Promise(() => undefined)
      }
    })
    const answer = call('credits.get', {}, {})
    pass(30_000)
    const result = await answer
    expect(result).toMatchObject(NO_ANSWER)
    expect(signal?.aborted).toBe(true)
    expect(result.ok ? null : readEngineSentence(result.error.message)?.key).toBe('general.pageSilent')
  })

  test('over the bridge, which is handed nothing that it could not carry', async () => {
    const { after, pass } = hands()
    const handed: unknown[][] = []
    const bridge: Transport = {
      shell: 'electron',
      call: (...all: readonly [string, unknown, CallMeta]) => {
        handed.push([...all])
        return new Promise(() => undefined)
      },
      on: () => () => undefined
    }
    const answer = bridgeTransport(bridge, after).call('credits.get', {}, { idempotencyKey: 'k' })
    pass(30_000)
    expect(await answer).toMatchObject(NO_ANSWER)
    expect(handed).toEqual([['credits.get', {}, { idempotencyKey: 'k' }]])
  })
})
