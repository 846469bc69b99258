import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { openStore, populate, type OpenStore } from '../../../test/support/populated-store.ts'
import { errorBody } from '#shared/contract/errors.ts'
import { guardStore } from '../adapters/db/recover-guard.ts'
import type { Dispatch } from '../api/dispatch.ts'
import type { Store } from '../ports/store.ts'
import { createStorageErrors, type StorageErrors } from './storage-errors.ts'

let open: OpenStore
let store: Store
let errors: StorageErrors

const keeper = {
  committed: () => undefined,
  noteCommitted: () => undefined,
  checked: () => undefined,
  checkedAt: () => 0,
  suspect: () => undefined,
  closing: () => undefined,
  closed: () => undefined
}

beforeEach(async () => {
  open = await openStore()
  populate(open, 'a')
  errors = createStorageErrors()
  store = guardStore(open.store, open.raw, keeper, errors.note)
})
afterEach(() => open.close())

/** Stores a text as long as it is told, and hides why it fails, as the door into the engine does. */
const dispatch: Dispatch = async (procedure, input) => {
  await Promise.resolve()
  try {
    store.write((tx) => {
      tx.setMeta('small', procedure)
      tx.setMeta('large', 'x'.repeat(Number(input)))
    })
    return { ok: true, value: {} }
  } catch {
    return { ok: false, error: errorBody('INTERNAL', 'Something went wrong.') }
  }
}

const size = (): number => Number(open.raw.pragma('page_count', { simple: true }))
const meta = (key: string): string | null => store.read((db) => db.getMeta(key))

describe('a disk that is full', () => {
  test('is named with the way out, leaves everything as it was, and is forgotten when there is room', async () => {
    const call = errors.wrap(dispatch)
    expect(await call('first', 10, {})).toMatchObject({ ok: true })
    open.raw.pragma(`max_page_count = ${size()}`)
    const refused = await call('second', 400_000, {})
    expect(refused).toMatchObject({
      ok: false,
      error: { code: 'UNAVAILABLE', message: expect.stringContaining('disk is full'), retry: {} }
    })
    expect(open.raw.inTransaction).toBe(false)
    expect([meta('small'), meta('large')?.length]).toEqual(['first', 10])
    open.raw.pragma('max_page_count = 100000')
    expect(await call('third', 400_000, {})).toMatchObject({ ok: true })
    expect([meta('small'), meta('large')?.length]).toEqual(['third', 400_000])
  })

  test('is told to the call that met it and to no other', async () => {
    const call = errors.wrap(dispatch)
    const failing = errors.wrap(async () => ({ ok: false, error: errorBody('INTERNAL', 'A bug.') }))
    open.raw.pragma(`max_page_count = ${size()}`)
    const [full, other, fine] = await Promise.all([call('a', 400_000, {}), failing('b', 0, {}), call('c', 1, {})])
    expect([full, other]).toMatchObject([{ error: { code: 'UNAVAILABLE' } }, { error: { code: 'INTERNAL' } }])
    expect(fine.ok).toBe(true)
  })
})
