import { afterEach, expect, test } from 'vitest'
import { createDraftStore, openDrafts } from './draft-store.ts'

afterEach(() => localStorage.clear())

test('what is typed is there in the next window, and in the store that it was typed in only', () => {
  const drafts = createDraftStore('test.window')
  drafts.set(1, 'Typed before the store was known')
  openDrafts('store-a')
  drafts.set(2, 'Half a thought')
  drafts.set(3, 'Taken back')
  drafts.drop(3)
  const next = createDraftStore('test.window')
  expect(next.ids()).toEqual(new Set([1, 2]))
  expect(next.get(2)).toBe('Half a thought')
  openDrafts('store-b')
  expect(drafts.get(2)).toBeUndefined()
  drafts.set(2, 'Of the other store')
  openDrafts('store-a')
  expect([drafts.get(1), drafts.get(2)]).toEqual(['Typed before the store was known', 'Half a thought'])
})

test('what another window types or saves shows here too', () => {
  openDrafts('store-c')
  const drafts = createDraftStore('test.other')
  const other = (newValue: string | null): void => {
    dispatchEvent(new StorageEvent('storage', { key: 'test.other.store-c.7', newValue }))
  }
  drafts.set(1, 'Mine')
  other('Theirs')
  expect([...drafts.ids()].map((id) => drafts.get(id))).toEqual(['Mine', 'Theirs'])
  other(null)
  expect([...drafts.ids()]).toEqual([1])
})
