import { afterEach, beforeEach, expect, test } from 'vitest'
import type { Output } from '#shared/contract/contract.ts'
import { MAX_VIEWS } from '#shared/contract/review-views.ts'
import { openTestEngine, type TestEngine } from '../../../../test/support/test-engine.ts'

let t: TestEngine
beforeEach(async () => {
  t = await openTestEngine()
})
afterEach(() => t[Symbol.asyncDispose]())

const RISKY = { filter: { risk: ['high'] }, sort: { by: 'risk', descending: true } }

const call = (procedure: string, input: object = {}, meta = {}) => t.dispatch(procedure, input, meta)
const save = (name: string, view: object = RISKY) => call('review.saveView', { name, view })
async function names(meta = {}): Promise<string[]> {
  const result = await call('review.views', {}, meta)
  if (!result.ok) throw new Error(result.error.message)
  return (result.value as Output<'review.views'>).views.map(({ name }) => name)
}

test('a view is saved, renamed, replaced and deleted, and the window is told each time', async () => {
  expect(await save(' Risky ')).toMatchObject({ ok: true, value: { id: 1, name: 'Risky', view: RISKY } })
  t.events.length = 0
  expect(await call('review.changeView', { id: 1, name: 'Very risky' })).toMatchObject({ value: { view: RISKY } })
  expect(t.events).toContainEqual(expect.objectContaining({ name: 'changed' }))
  expect(await call('review.changeView', { id: 1, view: {} })).toMatchObject({
    value: { name: 'Very risky', view: { filter: {}, sort: { by: 'job', descending: false } } }
  })
  expect(await call('review.deleteView', { id: 1 })).toEqual({ ok: true, value: {} })
  expect(await names()).toEqual([])
  expect(await call('review.deleteView', { id: 1 })).toMatchObject({ error: { code: 'NOT_FOUND' } })
  expect(await call('review.changeView', { id: 1, name: 'x' })).toMatchObject({ error: { code: 'NOT_FOUND' } })
})

test('names are each once, whatever their capitals, and lists are in their order', async () => {
  await save('b')
  await save('Ä')
  await save('A')
  expect(await save('B')).toMatchObject({ error: { code: 'CONFLICT', details: { field: 'name' } } })
  expect(await call('review.changeView', { id: 1, name: 'a' })).toMatchObject({ error: { code: 'CONFLICT' } })
  expect(await call('review.changeView', { id: 1, name: 'B' })).toMatchObject({ value: { name: 'B' } })
  expect(await names()).toEqual(['A', 'B', 'Ä'])
})

test('a store has so many and no more', async () => {
  for (let n = 0; n < MAX_VIEWS; n += 1) await save(`View ${n}`)
  expect(await save('One more')).toMatchObject({ error: { code: 'CONFLICT' } })
  expect(await names()).toHaveLength(MAX_VIEWS)
})

test('a view that another version has saved is kept and said, under a new name too', async () => {
  await save('Newer')
  const stored = JSON.stringify({ filter: { mood: ['sunny'] }, sort: { by: 'job' } })
  t.raw.prepare('update review_views set view = ?').run(stored)
  expect(await call('review.views')).toMatchObject({ value: { views: [{ name: 'Newer', view: null }] } })
  expect(await call('review.changeView', { id: 1, name: 'Newest' })).toMatchObject({ value: { view: null } })
  expect(t.raw.prepare('select view from review_views').pluck().get()).toBe(stored)
})

test('another store has its own', async () => {
  await save('Mine')
  const created = await call('instances.create', { name: 'Other' })
  const { instanceId } = (created.ok ? created.value : {}) as { readonly instanceId: string }
  expect(await names({ instanceId })).toEqual([])
  expect(await call('review.saveView', { name: 'Mine', view: {} }, { instanceId })).toMatchObject({ ok: true })
  expect(await call('review.deleteView', { id: 1 }, { instanceId })).toMatchObject({ error: { code: 'NOT_FOUND' } })
  expect(await call('review.changeView', { id: 1, name: 'x' }, { instanceId })).toMatchObject({
    error: { code: 'NOT_FOUND' }
  })
  expect(await names()).toEqual(['Mine'])
})
