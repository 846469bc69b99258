import fc from 'fast-check'
import { afterEach, beforeEach, expect, test } from 'vitest'
import type { Output } from '#shared/contract/contract.ts'
import type { ReviewItem } from '#shared/contract/review-lists.ts'
import { textHash } from '#shared/lib/text-hash.ts'
import { settle } from '../../../../test/support/fake-time.ts'
import { brokenInvariants } from '../../../../test/support/invariants.ts'
import { addProducts, openTestEngine, type TestEngine } from '../../../../test/support/test-engine.ts'

const PRODUCTS = 5
const anItem = fc.integer({ min: 1, max: PRODUCTS })
const aDecision = fc.constantFrom('APPROVED' as const, 'REJECTED' as const, 'OPEN' as const)
const aWindow = fc.constantFrom(0, 1)
const aStep = fc.oneof(
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('open' as const), window: aWindow }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('look' as const), window: aWindow, id: anItem }) },
  // Read for something else, or on its way to the window still.
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('read' as const), window: aWindow }) },
  {
    weight: 4,
    arbitrary: fc.record({
      kind: fc.constant('edit' as const),
      id: anItem,
      edit: fc.option(fc.constantFrom('One', 'Two', 'Three'))
    })
  },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('back' as const), redo: fc.boolean() }) },
  {
    weight: 3,
    arbitrary: fc.record({
      kind: fc.constantFrom('some' as const, 'list' as const),
      window: aWindow,
      ids: fc.uniqueArray(anItem, { minLength: 2 }),
      decision: aDecision
    })
  }
)

const textOf = ({ edit, proposal }: Pick<ReviewItem, 'edit' | 'proposal'>): string => edit ?? proposal ?? ''

/** What a window shows, of a list that it holds. */
interface Shown {
  readonly listId: string
  readonly texts: Map<number, string>
}

let t: TestEngine
beforeEach(async () => {
  t = await openTestEngine()
})
afterEach(async () => {
  expect(brokenInvariants(t.raw)).toEqual([])
  await t[Symbol.asyncDispose]()
})

test('no text is decided on but as the window that decides on many has seen it, and none of those is left out', async () => {
  await t.call('jobs.create', {
    sourceScope: 'products',
    productIds: addProducts(t, t.instanceId, PRODUCTS),
    attributes: ['title'],
    language: 'en',
    prompt: 'x'
  })
  await settle(20)
  const rowsOf = (id: string) => t.call<Output<'review.rows'>>('review.rows', { id })
  const open = async (): Promise<Shown> => {
    const { listId } = await t.call<Output<'review.open'>>('review.open', { filter: {} })
    const { rows } = await rowsOf(listId)
    return { listId, texts: new Map(rows.flatMap(({ item }) => (item ? [[item.id, textOf(item)]] : []))) }
  }
  const now = async (): Promise<ReadonlyMap<number, ReviewItem>> => {
    const items = await Promise.all(
      Array.from({ length: PRODUCTS }, (_, at) => t.call<ReviewItem>('items.get', { id: at + 1 }))
    )
    return new Map(items.map((item) => [item.id, item]))
  }

  await fc.assert(
    fc.asyncProperty(fc.array(aStep, { minLength: 5, maxLength: 25 }), async (steps) => {
      const windows = [await open(), await open()]
      const changes: number[] = []
      for (const step of steps) {
        const window = 'window' in step ? windows[step.window] : undefined
        if (step.kind === 'open') {
          windows[step.window] = await open()
          // The other one's stays held: an engine holds a few only.
          await t.call('review.find', { id: windows[1 - step.window]?.listId, itemIds: [] })
        } else if (step.kind === 'look')
          window?.texts.set(step.id, textOf(await t.call<ReviewItem>('items.get', { id: step.id })))
        else if (step.kind === 'read') await rowsOf(window?.listId ?? '')
        else if (step.kind === 'edit') await t.call('items.review', { ids: [step.id], edit: step.edit })
        else if (step.kind === 'back') {
          const changeId = changes.at(-1)
          if (changeId !== undefined) await t.dispatch(step.redo ? 'items.redo' : 'items.undo', { changeId }, {})
        } else {
          const { kind, ids, decision } = step
          const before = await now()
          const seen = [...(window?.texts ?? [])].map(([id, text]) => [id, textHash(text)])
          const input =
            kind === 'some'
              ? { ids, decision, seen: seen.filter(([id]) => ids.includes(id as number)) }
              : { listId: window?.listId, except: ids, decision, seen }
          const { changeId, textChanged } = await t.call<Output<'items.review'>>('items.review', input)
          if (changeId !== null) changes.push(changeId)
          const after = await now()
          const meant = [...before.values()].filter(({ id }) => ids.includes(id) === (kind === 'some'))
          const asSeen = meant.filter((item) => window?.texts.get(item.id) === textOf(item))
          expect(textChanged.toSorted((a, b) => a - b)).toEqual(
            meant.filter((item) => !asSeen.includes(item)).map(({ id }) => id)
          )
          for (const { id, review } of before.values())
            expect(after.get(id)?.review).toBe(asSeen.some((item) => item.id === id) ? decision : review)
        }
      }
    }),
    { seed: 20_261_127, numRuns: 40 }
  )
})
