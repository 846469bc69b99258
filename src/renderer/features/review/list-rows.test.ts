import { QueryClient } from '@tanstack/react-query'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { createFakeClient, refusal, type FakeClient } from '../../lib/testing/fake-client.ts'
import { fakeItem } from '../../lib/testing/fake-data.ts'
import { reviewListHandlers } from '../../lib/testing/fake-review-lists.ts'
import { createListRows, type ListRows } from './list-rows.ts'
import { rereadWindows } from './list-windows.ts'

const TOTAL = 900

let queries: QueryClient
let fake: FakeClient
let rows: ListRows
let stop: () => void
let drawn: number
let read: number[]

beforeEach(async () => {
  queries = new QueryClient({
    defaultOptions: { queries: { retry: false, staleTime: Infinity, networkMode: 'always' } }
  })
  const items = Array.from({ length: TOTAL }, (_, at) => fakeItem(at + 1, { status: 'DONE', proposal: `Text ${at}` }))
  fake = createFakeClient({}, { items })
  const opened = await fake.client.call('review.open', { filter: {}, sort: { by: 'job', descending: false } })
  if (!opened.ok) throw new Error(opened.error.message)
  rows = createListRows(queries, fake.client, { ...opened.value, at: 0 })
  drawn = 0
  read = []
  rows.onRead((some) => read.push(...some.map(({ id }) => id)))
  stop = rows.subscribe(() => {
    drawn += 1
  })
})

afterEach(() => {
  stop()
  queries.clear()
})

const windowsAsked = (): readonly number[] =>
  fake.callsOf('review.rows').map(({ input }) => Math.ceil((input as { readonly offset: number }).offset / 100))

const isThere = (place: number): boolean => rows.getRead().rowAt(place) !== undefined

describe('rows of a list', () => {
  test('are held around the cursor and around what is in sight, and forgotten elsewhere', async () => {
    await expect.poll(() => isThere(0) && isThere(199)).toBe(true)
    rows.show(610, 620)
    await expect.poll(() => [500, 620, 799].every(isThere)).toBe(true)
    expect([0, 300, 450, 850].map(isThere)).toEqual([true, false, false, false])
    rows.show(0, 5)
    expect(isThere(620)).toBe(false)
    expect(rows.known().map(({ place }) => place)).toEqual(Array.from({ length: 200 }, (_, place) => place))
  })

  test('that arrive out of sight are there, told and not drawn', async () => {
    await expect.poll(() => isThere(0) && isThere(199)).toBe(true)
    const before = { drawn, shown: rows.getRead() }
    rows.show(110, 120)
    await expect.poll(() => isThere(299)).toBe(true)
    expect({ drawn, shown: rows.getRead() }).toEqual(before)
    expect(rows.getRead()).toBe(before.shown)
    expect(read).toContain(rows.getRead().rowAt(299)?.id)
  })

  test('that arrive in sight are drawn, for a place that was jumped to and for one that the cursor went to', async () => {
    await expect.poll(() => isThere(0) && isThere(199)).toBe(true)
    let before = rows.getRead()
    rows.show(495, 505)
    await expect.poll(() => [400, 500].every(isThere)).toBe(true)
    expect(rows.getRead()).not.toBe(before)
    before = rows.getRead()
    rows.standAt(850)
    await expect.poll(() => isThere(850)).toBe(true)
    expect(rows.getRead()).not.toBe(before)
  })

  test('that are read again and are other ones now are drawn and told, in sight or not', async () => {
    await expect.poll(() => isThere(0) && isThere(199)).toBe(true)
    const row = rows.getRead().rowAt(150)
    const before = drawn
    fake.state.items = fake.state.items.map((item) => (item.id === row?.id ? { ...item, review: 'APPROVED' } : item))
    read = []
    await rereadWindows(queries, new Set([row?.id ?? 0]))
    expect(rows.getRead().rowAt(150)?.review).toBe('APPROVED')
    expect(drawn).toBe(before + 1)
    expect(read).toContain(row?.id)
  })

  test('come with the row above them, which says whose product the first one is', async () => {
    rows.show(700, 710)
    await expect.poll(() => isThere(600)).toBe(true)
    expect([598, 599].map(isThere)).toEqual([false, true])
  })

  test('are not read for nobody', async () => {
    await expect.poll(() => isThere(0) && isThere(199)).toBe(true)
    stop()
    rows.show(500, 510)
    expect(windowsAsked()).toEqual([0, 1])
    stop = rows.subscribe(() => undefined)
    await expect.poll(() => isThere(500)).toBe(true)
  })

  test('of a list that the engine no longer holds say so', async () => {
    await expect.poll(() => isThere(0) && isThere(199)).toBe(true)
    fake.answer('review.rows', () => refusal('LIST_EXPIRED', 'This list is no longer held. Open it again.'))
    rows.show(500, 510)
    await expect.poll(() => rows.getRead().isExpired).toBe(true)
    expect(rows.getRead().error).toBe(null)
    rows.show(0, 5)
    expect(rows.getRead().isExpired).toBe(false)
  })

  test('that could not be read are read again when asked to, and no others', async () => {
    await expect.poll(() => isThere(0) && isThere(199)).toBe(true)
    fake.answer('review.rows', () => refusal('INTERNAL', 'Something went wrong.'))
    rows.show(500, 510)
    await expect.poll(() => rows.getRead().error?.body.code).toBe('INTERNAL')
    fake.answer('review.rows', reviewListHandlers['review.rows'])
    const asked = windowsAsked().length
    rows.retry()
    await expect.poll(() => isThere(505)).toBe(true)
    expect(rows.getRead().error).toBe(null)
    expect(windowsAsked().slice(asked)).toEqual([4, 5, 6])
  })

  test('that two windows hold are known as they are shown', async () => {
    await expect.poll(() => isThere(0) && isThere(199)).toBe(true)
    const shown = rows.getRead().rowAt(99)
    fake.state.items = fake.state.items.map((item) => (item.id === shown?.id ? { ...item, edit: 'Another' } : item))
    await queries.invalidateQueries({ predicate: ({ queryKey }) => queryKey[2] === 0 })
    expect(rows.getRead().rowAt(99)?.edit).toBe('Another')
    expect(rows.known().find(({ place }) => place === 99)?.item.edit).toBe('Another')
    expect(rows.known().map(({ place }) => place)).toEqual(Array.from({ length: 200 }, (_, place) => place))
  })
})
