import { afterEach, beforeEach, expect, test } from 'vitest'
import { createDraftStore, openDrafts } from './draft-store.ts'
import { createFakeClient, refusal, type FakeClient } from './testing/fake-client.ts'
import { fakeItem } from './testing/fake-data.ts'
import { MOST_STRANGERS, tidyDrafts } from './tidy-drafts.ts'

const STORE = 'store-1'
const TEXTS = 'wordshelf.review.drafts'

let fake: FakeClient
beforeEach(() => {
  localStorage.clear()
  openDrafts('elsewhere')
  openDrafts(STORE)
  fake = createFakeClient({}, { items: [fakeItem(1, {})] })
  expect(fake.state.instances.map(({ instanceId }) => instanceId)).toContain(STORE)
})
afterEach(() => {
  localStorage.clear()
  openDrafts('elsewhere')
})

const keys = (): readonly string[] =>
  Object.keys(localStorage)
    .filter((name) => name !== 'wordshelf.drafts.stores')
    .toSorted()

test('a draft goes with what it is about, in a list that is shown and in one that was never read', async () => {
  const texts = createDraftStore(TEXTS)
  texts.set(1, 'Of an item that is there')
  texts.set(2, 'Of one that is gone')
  localStorage.setItem(`wordshelf.review.notes.${STORE}.0`, 'For all that is selected')
  localStorage.setItem(`wordshelf.review.notes.${STORE}.2`, 'Shorter')
  localStorage.setItem(`wordshelf.publish.ticks.${STORE}.77`, '{"only":[]}')
  localStorage.setItem(`wordshelf.conflicts.drafts.${STORE}.5`, 'A merge')
  localStorage.setItem(`${TEXTS}.store-9.2`, 'Of another store')
  await tidyDrafts(fake.client, STORE)
  expect([...texts.ids()]).toEqual([1])
  expect(keys()).toEqual(
    [
      `${TEXTS}.${STORE}.1`,
      `${TEXTS}.store-9.2`,
      `wordshelf.conflicts.drafts.${STORE}.5`,
      `wordshelf.review.notes.${STORE}.0`
    ].toSorted()
  )
  expect(fake.callsOf('items.get').every(({ meta }) => meta.instanceId === STORE)).toBe(true)
})

test('nothing goes while the engine does not say for certain that it is gone', async () => {
  createDraftStore(TEXTS).set(2, 'Typed')
  fake.answer('items.get', () => refusal('UNAVAILABLE', 'Start it again, then retry.'))
  await tidyDrafts(fake.client, STORE)
  expect(keys()).toEqual([`${TEXTS}.${STORE}.2`])
  // It has another folder of data open, without this store.
  fake.answer('items.get', () => refusal('NOT_FOUND', 'Store store-1 was not found.'))
  fake.answer('instances.list', () => ({ instances: [] }))
  await tidyDrafts(fake.client, STORE)
  expect(keys()).toEqual([`${TEXTS}.${STORE}.2`])
})

test('what is typed while the engine is asked stays', async () => {
  const texts = createDraftStore(TEXTS)
  texts.set(2, 'Typed')
  fake.answer('instances.list', (_, { instances }) => {
    texts.set(2, 'Typed on')
    return { instances }
  })
  await tidyDrafts(fake.client, STORE)
  expect(texts.get(2)).toBe('Typed on')
})

test('of stores that the engine does not know, those that were opened last keep their drafts', async () => {
  const strangers = Array.from({ length: MOST_STRANGERS + 2 }, (_, at) => `gone-${at}`)
  for (const owner of strangers) localStorage.setItem(`${TEXTS}.${owner}.1`, 'Typed')
  localStorage.setItem('wordshelf.drafts.stores', JSON.stringify(strangers))
  createDraftStore(TEXTS).set(1, 'Mine')
  await tidyDrafts(fake.client, STORE)
  expect(keys()).toEqual(
    [`${TEXTS}.${STORE}.1`, ...strangers.slice(0, MOST_STRANGERS).map((owner) => `${TEXTS}.${owner}.1`)].toSorted()
  )
})
