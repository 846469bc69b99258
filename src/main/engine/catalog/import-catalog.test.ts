import { existsSync, readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { parse } from 'csv-parse/sync'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { Collection, ProductSummary } from '#shared/contract/catalog.ts'
import type { Import } from '#shared/contract/imports.ts'
import { v1, V1_MUG, type Cells } from '../../adapters/csv/csv-builder.test-support.ts'
import { importCsv } from '../../../../test/support/import-csv.ts'
import { openTestEngine, type TestEngine } from '../../../../test/support/test-engine.ts'

let t: TestEngine

beforeEach(async () => {
  t = await openTestEngine()
})
afterEach(() => t[Symbol.asyncDispose]())

const product = (n: number, change: Cells = {}): Cells => ({
  ...V1_MUG,
  handleId: `product_${n}`,
  name: `Mug ${n}`,
  description: `<p>A mug, number ${n}.</p>`,
  collection: 'Mugs',
  ...change
})
const two = () => v1(product(1), product(2))

const products = async (): Promise<ProductSummary[]> =>
  (await t.call<{ products: ProductSummary[] }>('products.list', { limit: 500 })).products
const collections = async (): Promise<Collection[]> =>
  (await t.call<{ collections: Collection[] }>('collections.list')).collections
const valueOf = async (importing: ReturnType<typeof importCsv>): Promise<Import> => {
  const result = await importing
  if (!result.ok) throw new Error(result.error.message)
  return result.value as Import
}
const staged = (): unknown => t.raw.prepare('select count(*) from import_products').pluck().get()
const importFiles = (): string[] => readdirSync(path.join(t.dir, 'imports'))

describe('a preview', () => {
  test('counts and shows what is in the file and takes nothing over', async () => {
    const made = await valueOf(importCsv(t, two(), { apply: false, fileName: 'mugs.csv' }))
    expect(made).toMatchObject({
      state: 'READY',
      fileName: 'mugs.csv',
      shape: 'v1',
      products: 2,
      newProducts: 2,
      changedProducts: 0,
      unchangedProducts: 0,
      preview: [
        { id: 'product_1', name: 'Mug 1', excerpt: 'A mug, number 1.' },
        { id: 'product_2', name: 'Mug 2' }
      ]
    })
    expect(await products()).toEqual([])
    expect(staged()).toBe(2)
  })

  test('that is applied is in the catalogue and leaves no staging behind', async () => {
    const { id } = await valueOf(importCsv(t, two(), { apply: false }))
    expect(await t.call('imports.apply', { id })).toMatchObject({ id, state: 'APPLIED', newProducts: 2 })
    expect((await products()).map(({ name }) => name)).toEqual(['Mug 1', 'Mug 2'])
    expect(staged()).toBe(0)
  })

  test('can be applied once', async () => {
    const { id } = await valueOf(importCsv(t, two(), { apply: false }))
    await t.call('imports.apply', { id })
    expect(await t.dispatch('imports.apply', { id }, {})).toMatchObject({ ok: false, error: { code: 'CONFLICT' } })
    expect(await t.dispatch('imports.cancel', { id }, {})).toMatchObject({ ok: false, error: { code: 'CONFLICT' } })
  })

  test('that is dropped leaves catalogue, staging and folder empty', async () => {
    const { id } = await valueOf(importCsv(t, two(), { apply: false }))
    expect(await t.call('imports.cancel', { id })).toMatchObject({ state: 'CANCELLED' })
    expect([await products(), staged(), importFiles()]).toEqual([[], 0, []])
  })

  test('is counted again when it is applied: another import may have come between', async () => {
    const { id } = await valueOf(importCsv(t, two(), { apply: false }))
    await importCsv(t, v1(product(1), product(2, { name: 'Renamed' })))
    expect(await t.call('imports.apply', { id })).toMatchObject({
      newProducts: 0,
      changedProducts: 1,
      unchangedProducts: 1
    })
  })

  test('of another store can be neither seen, applied nor dropped', async () => {
    const { id } = await valueOf(importCsv(t, two(), { apply: false }))
    const { instanceId } = await t.call<{ instanceId: string }>('instances.create', { name: 'Other' })
    for (const procedure of ['imports.get', 'imports.apply', 'imports.cancel'])
      expect(await t.dispatch(procedure, { id }, { instanceId })).toMatchObject({ error: { code: 'NOT_FOUND' } })
    expect(await t.call('imports.get', { id })).toMatchObject({ state: 'READY' })
  })
})

describe('importing again', () => {
  test('counts new, changed and unchanged products and keeps those that the file leaves out', async () => {
    await importCsv(t, v1(product(1), product(2), product(3)))
    const made = await valueOf(importCsv(t, v1(product(2), product(3, { price: '12.5' }), product(4))))
    expect(made).toMatchObject({ newProducts: 1, changedProducts: 1, unchangedProducts: 1 })
    expect((await products()).map(({ id }) => id)).toEqual(['product_1', 'product_2', 'product_3', 'product_4'])
  })

  test('moves products between collections and forgets a collection that nobody names any more', async () => {
    await importCsv(t, v1(product(1, { collection: 'Mugs;Sale' }), product(2)))
    expect(await collections()).toMatchObject([
      { name: 'Mugs', productCount: 2 },
      { name: 'Sale', productCount: 1 }
    ])
    await importCsv(t, v1(product(1, { collection: 'Cups' }), product(2)))
    expect(await collections()).toMatchObject([
      { name: 'Cups', productCount: 1 },
      { name: 'Mugs', productCount: 1 }
    ])
  })

  test('leaves the items of earlier jobs with the originals that they were made from', async () => {
    await importCsv(t, two())
    await t.call('jobs.create', {
      sourceScope: 'products',
      productIds: ['product_1'],
      attributes: ['title'],
      language: 'en',
      prompt: 'x',
      autoStart: false
    })
    await importCsv(t, v1(product(1, { name: 'Renamed' })))
    expect(await t.call('jobs.items', { id: 1 })).toMatchObject({
      items: [{ original: 'Mug 1', productName: 'Renamed' }]
    })
  })
})

describe('rows that are refused', () => {
  const withBadRow = () => v1(product(1), { ...product(2), handleId: '' }, product(3))

  test('are named, the others are taken, and all of them are in the report', async () => {
    const made = await valueOf(importCsv(t, withBadRow()))
    expect(made).toMatchObject({ state: 'APPLIED', products: 2, refusedRows: 1, refused: [{ line: 3 }] })
    expect(await products()).toHaveLength(2)
    const report = readFileSync(path.join(t.dir, 'exports', `refused-${made.id}.csv`))
    expect(parse(report, { bom: true })).toEqual([
      ['line', 'column', 'reason'],
      ['3', made.refused[0]?.column ?? '', made.refused[0]?.reason]
    ])
  })

  test('beyond the first hundred are counted and reported, not shown', async () => {
    const rows = Array.from({ length: 250 }, (_, n) => (n % 2 === 0 ? product(n) : { ...product(n), handleId: '' }))
    const made = await valueOf(importCsv(t, v1(...rows)))
    expect([made.refusedRows, made.refused.length]).toEqual([125, 100])
    const report = readFileSync(path.join(t.dir, 'exports', `refused-${made.id}.csv`))
    expect(parse(report, { bom: true })).toHaveLength(126)
  })
})

describe('a file that cannot be read', () => {
  test.each([
    ['is no CSV', Buffer.from([0x89, 0x50, 0x4e, 0x47, 0, 0, 0, 0, 1, 2, 3])],
    ['is empty', ''],
    ['has other columns', 'a,b,c\n1,2,3\n'],
    ['has a header only', v1()]
  ])('because it %s leaves the catalogue as it was and says why', async (_what, text) => {
    await importCsv(t, two())
    const before = await products()
    const result = await importCsv(t, text)
    expect(result).toMatchObject({ ok: false, error: { code: 'UNREADABLE_FILE', details: { field: 'file' } } })
    expect(await products()).toEqual(before)
    const { imports } = await t.call<{ imports: Import[] }>('imports.list')
    expect(imports[0]).toMatchObject({ state: 'FAILED', message: result.ok ? '' : result.error.message })
    expect([staged(), importFiles().length]).toEqual([0, 1])
  })

  test('because a part of ours failed is not left half read', async () => {
    t.raw.exec(`create trigger broken before insert on import_products begin select raise(abort, 'no space'); end`)
    expect(await importCsv(t, two())).toMatchObject({ ok: false, error: { code: 'INTERNAL' } })
    expect((await t.call<{ imports: Import[] }>('imports.list')).imports).toMatchObject([{ state: 'FAILED' }])
  })

  test('because it was never sent is refused by name', async () => {
    expect(await t.dispatch('imports.create', { uploadId: 'no-such-upload' }, {})).toMatchObject({
      ok: false,
      error: { code: 'VALIDATION_ERROR', details: { field: 'uploadId' } }
    })
  })
})

describe('in the middle of reading', () => {
  const large = () => v1(...Array.from({ length: 4_000 }, (_, n) => product(n, { description: 'x'.repeat(200) })))
  /** Runs once, when the reading has come some way. */
  const midway = (run: () => void): void => {
    const off = t.engine.deps.bus.on((event) => {
      if (event.name !== 'import.progress') return
      off()
      run()
    })
  }

  test('a cancel ends it with nothing taken over', async () => {
    let cancelled: Promise<unknown> = Promise.resolve()
    midway(() => {
      expect(staged()).not.toBe(0)
      cancelled = t.dispatch('imports.cancel', { id: 1 }, {})
    })
    expect(await importCsv(t, large())).toMatchObject({ ok: true, value: { state: 'CANCELLED' } })
    expect(await cancelled).toMatchObject({ ok: true, value: { state: 'CANCELLED' } })
    expect([await products(), staged(), importFiles()]).toEqual([[], 0, []])
  })

  test('a crash leaves an import that says so at the next start, and no staging', async () => {
    midway(() => t.abandon())
    await importCsv(t, large())
    const { dir } = t
    t = await openTestEngine({ dir })
    expect((await t.call<{ imports: Import[] }>('imports.list')).imports).toMatchObject([
      { state: 'FAILED', message: expect.stringContaining('import it again') as string }
    ])
    expect([await products(), staged(), importFiles()]).toEqual([[], 0, []])
  })

  test('an orderly stop does the same', async () => {
    const { dir } = t
    let stopped: Promise<void> = Promise.resolve()
    midway(() => {
      stopped = t.stop()
    })
    await importCsv(t, large())
    await stopped
    t = await openTestEngine({ dir })
    expect((await t.call<{ imports: Import[] }>('imports.list')).imports).toMatchObject([{ state: 'FAILED' }])
    expect(staged()).toBe(0)
  })
})

test('the sample store can be loaded twice without doubling anything', async () => {
  const first = await t.call<Import>('sample.load')
  const second = await t.call<Import>('sample.load')
  expect(second).toMatchObject({ newProducts: 0, changedProducts: 0, unchangedProducts: first.products })
  expect(await t.call('instances.list')).toMatchObject({ instances: [{ sample: true, productCount: first.products }] })
  expect(existsSync(path.join(t.dir, 'imports'))).toBe(true)
})
