import { QueryObserver } from '@tanstack/react-query'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import type { Shop } from '#shared/contract/shop.ts'
import { createEventSink, dropTopics, writeJob } from './engine-events.ts'
import { createQueryClient } from './query-client.ts'
import { fakeJob, fakeStatus } from './testing/fake-data.ts'
import { fakePublish } from './testing/fake-publishes.ts'
import { fakePull, fakeShop } from './testing/fake-shop.ts'

const running = fakeJob({ id: 3, status: 'RUNNING', counts: { done: 1, pending: 9 } })
const later = fakeJob({ id: 3, status: 'RUNNING', counts: { done: 4, pending: 6 } })

/** A query on screen, with the number of times that it was asked. */
function shown(queries: ReturnType<typeof createQueryClient>, key: readonly unknown[]) {
  const ask = vi.fn(() => 'answer')
  const stop = new QueryObserver(queries, { queryKey: key, queryFn: ask, initialData: 'answer' }).subscribe(
    () => undefined
  )
  return { ask, stop }
}

describe('job.progress', () => {
  test('writes the job into the job and into every kind of job list, asking nobody', () => {
    const queries = createQueryClient()
    const page = { jobs: [running, fakeJob({ id: 2 })], nextCursor: null, total: 2 }
    queries.setQueryData(['jobs.get', { id: 3 }], running)
    queries.setQueryData(['jobs.list', { limit: 20 }], page)
    queries.setQueryData(['jobs.list', { limit: 100 }, 'pages'], { pages: [page], pageParams: [undefined] })
    writeJob(queries, later)
    expect(queries.getQueryData(['jobs.get', { id: 3 }])).toEqual(later)
    expect(queries.getQueryData(['jobs.list', { limit: 20 }])).toEqual({ ...page, jobs: [later, page.jobs[1]] })
    expect(queries.getQueryData(['jobs.list', { limit: 100 }, 'pages'])).toMatchObject({
      pages: [{ jobs: [later, page.jobs[1]] }]
    })
  })

  test('leaves other jobs and lists without the job as they are', () => {
    const queries = createQueryClient()
    const other = { jobs: [fakeJob({ id: 9 })], nextCursor: null, total: 1 }
    queries.setQueryData(['jobs.get', { id: 9 }], other.jobs[0])
    queries.setQueryData(['jobs.list', {}], other)
    writeJob(queries, later)
    expect(queries.getQueryData(['jobs.list', {}])).toBe(other)
    expect(queries.getQueryData(['jobs.get', { id: 9 }])).toBe(other.jobs[0])
  })

  test('does not invent a cached answer for a job that nobody asked about', () => {
    const queries = createQueryClient()
    writeJob(queries, later)
    expect(queries.getQueryData(['jobs.get', { id: 3 }])).toBeUndefined()
  })
})

describe('pull.progress', () => {
  const first = fakePull({ id: 4, state: 'RUNNING', seen: 10, finishedAt: null })
  const next = { ...first, seen: 60 }
  const status = fakeStatus()
  const event = (pull = next, instanceId = status.instance.instanceId) =>
    ({ name: 'pull.progress', payload: { instanceId, pull } }) as const

  function cached() {
    const queries = createQueryClient()
    queries.setQueryData(['app.status', {}], status)
    queries.setQueryData(['shop.get', {}], fakeShop({ pull: first }))
    queries.setQueryData(['pulls.get', { id: 4 }], first)
    queries.setQueryData(['pulls.list', { limit: 10 }, 'pages'], {
      pages: [{ pulls: [first, fakePull({ id: 3 })], nextCursor: null, total: 2 }],
      pageParams: [undefined]
    })
    const sink = createEventSink(queries)
    return { queries, sink, shownPull: () => queries.getQueryData<Shop>(['shop.get', {}])?.pull }
  }

  test('writes the pull into the store, into itself and into lists', () => {
    const { queries, sink, shownPull } = cached()
    sink.receive(event())
    expect(shownPull()).toEqual(next)
    expect(queries.getQueryData(['pulls.get', { id: 4 }])).toEqual(next)
    expect(queries.getQueryData(['pulls.list', { limit: 10 }, 'pages'])).toMatchObject({
      pages: [{ pulls: [next, { id: 3 }] }]
    })
  })

  test('takes the place of an older pull and never of a newer one', () => {
    const { sink, shownPull } = cached()
    sink.receive(event({ ...next, id: 5 }))
    expect(shownPull()?.id).toBe(5)
    sink.receive(event(next))
    expect(shownPull()?.id).toBe(5)
  })

  test('of another store touches nothing', () => {
    const { sink, shownPull } = cached()
    sink.receive(event({ ...next, id: 9 }, 'store-2'))
    expect(shownPull()).toEqual(first)
  })

  test('at its end asks for the store and the products again', () => {
    const { queries, sink } = cached()
    queries.setQueryData(['products.list', {}], 'old')
    sink.receive(event({ ...next, state: 'DONE' }))
    expect(queries.getQueryState(['shop.get', {}])?.isInvalidated).toBe(true)
    expect(queries.getQueryState(['products.list', {}])?.isInvalidated).toBe(true)
    sink.stop()
  })
})

describe('publish.progress', () => {
  test('writes the publish into itself and into the lists that hold it, asking nobody', () => {
    const queries = createQueryClient()
    queries.setQueryData(['app.status', {}], fakeStatus())
    const begun = fakePublish({ id: 5, state: 'RUNNING', counts: { planned: 10 } })
    const other = fakePublish({ id: 4 })
    const page = { publishes: [begun, other], nextCursor: null, total: 2 }
    queries.setQueryData(['publishes.get', { id: 5 }], begun)
    queries.setQueryData(['publishes.get', { id: 4 }], other)
    queries.setQueryData(['publishes.list', { jobId: 1 }], page)
    queries.setQueryData(['publishes.list', {}, 'pages'], { pages: [page], pageParams: [undefined] })
    const { ask } = shown(queries, ['publishes.ops', { id: 5 }])
    const moved = fakePublish({ id: 5, state: 'RUNNING', counts: { planned: 6, published: 4 } })
    createEventSink(queries).receive({
      name: 'publish.progress',
      payload: { instanceId: 'store-1', publish: moved }
    })
    expect(queries.getQueryData(['publishes.get', { id: 5 }])).toEqual(moved)
    expect(queries.getQueryData(['publishes.get', { id: 4 }])).toEqual(other)
    expect(queries.getQueryData(['publishes.list', { jobId: 1 }])).toEqual({ ...page, publishes: [moved, other] })
    expect(queries.getQueryData(['publishes.list', {}, 'pages'])).toMatchObject({
      pages: [{ publishes: [moved, other] }]
    })
    expect(ask).not.toHaveBeenCalled()
  })

  test('asks again about values and history when the publish is over', () => {
    const queries = createQueryClient()
    queries.setQueryData(['app.status', {}], fakeStatus())
    const { ask } = shown(queries, ['history.list', {}])
    createEventSink(queries).receive({
      name: 'publish.progress',
      payload: { instanceId: 'store-1', publish: fakePublish({ id: 5 }) }
    })
    expect(ask).toHaveBeenCalledTimes(1)
  })

  test('of another store than the one on screen is left alone: its numbers are its own', () => {
    const queries = createQueryClient()
    queries.setQueryData(['app.status', {}], fakeStatus())
    const begun = fakePublish({ id: 5, state: 'RUNNING', counts: { planned: 10 } })
    queries.setQueryData(['publishes.get', { id: 5 }], begun)
    createEventSink(queries).receive({
      name: 'publish.progress',
      payload: { instanceId: 'store-2', publish: fakePublish({ id: 5 }) }
    })
    expect(queries.getQueryData(['publishes.get', { id: 5 }])).toBe(begun)
  })
})

describe('changed', () => {
  beforeEach(() => {
    vi.useFakeTimers()
  })
  afterEach(() => {
    vi.useRealTimers()
  })

  test('asks again what is on screen and about the topic, and nothing else', async () => {
    const queries = createQueryClient()
    const credits = shown(queries, ['credits.get', {}])
    const settings = shown(queries, ['settings.get', {}])
    dropTopics(queries, ['credits'])
    await vi.runAllTimersAsync()
    expect(credits.ask).toHaveBeenCalledTimes(1)
    expect(settings.ask).not.toHaveBeenCalled()
    credits.stop()
    settings.stop()
  })

  test('marks heavy lists stale without asking for them while a job runs', async () => {
    const queries = createQueryClient()
    const products = shown(queries, ['products.list', {}])
    dropTopics(queries, ['items'])
    await vi.runAllTimersAsync()
    expect(products.ask).not.toHaveBeenCalled()
    expect(queries.getQueryState(['products.list', {}])?.isInvalidated).toBe(true)
    products.stop()
  })

  test('a change during the first answer asks once more, because that answer may be older', async () => {
    const queries = createQueryClient()
    let answer = (): void => undefined
    const ask = vi.fn(
      () =>
        new Promise<string>((resolve) => {
          answer = () => resolve('answer')
        })
    )
    const stop = new QueryObserver(queries, { queryKey: ['credits.get', {}], queryFn: ask }).subscribe(() => undefined)
    dropTopics(queries, ['credits'])
    dropTopics(queries, ['credits'])
    expect(ask).toHaveBeenCalledTimes(1)
    answer()
    await vi.runAllTimersAsync()
    expect(ask).toHaveBeenCalledTimes(2)
    stop()
  })

  test('a burst of events asks at once and then once more', async () => {
    const queries = createQueryClient()
    const credits = shown(queries, ['credits.get', {}])
    const sink = createEventSink(queries)
    for (let n = 0; n < 20; n += 1)
      sink.receive({ name: 'changed', payload: { instanceId: null, topics: ['credits'] } })
    await vi.advanceTimersByTimeAsync(1)
    expect(credits.ask).toHaveBeenCalledTimes(1)
    await vi.runAllTimersAsync()
    expect(credits.ask).toHaveBeenCalledTimes(2)
    sink.stop()
    credits.stop()
  })

  test('the end of a job asks again, so that no older answer stays on top', async () => {
    const queries = createQueryClient()
    const job = shown(queries, ['jobs.get', { id: 3 }])
    const sink = createEventSink(queries)
    sink.receive({
      name: 'job.progress',
      payload: { instanceId: 'store-1', job: fakeJob({ id: 3, status: 'COMPLETED', counts: { done: 10 } }) }
    })
    await vi.runAllTimersAsync()
    expect(job.ask).toHaveBeenCalledTimes(1)
    sink.stop()
    job.stop()
  })
})
