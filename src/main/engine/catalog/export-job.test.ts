import { readdirSync, readFileSync, rmSync } from 'node:fs'
import path from 'node:path'
import { parse } from 'csv-parse/sync'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { Export } from '#shared/contract/exports.ts'
import type { Attribute } from '#shared/model/attribute.ts'
import type { JobItem } from '#shared/contract/jobs.ts'
import { v1, V1_MUG, type Cells } from '../../adapters/csv/csv-builder.test-support.ts'
import { settle } from '../../../../test/support/fake-time.ts'
import { importCsv } from '../../../../test/support/import-csv.ts'
import { brokenInvariants } from '../../../../test/support/invariants.ts'
import { openTestEngine, type TestEngine } from '../../../../test/support/test-engine.ts'

let t: TestEngine

beforeEach(async () => {
  t = await openTestEngine()
  await importCsv(t, FILE, { fileName: 'mugs.csv' })
})
afterEach(async () => {
  expect(brokenInvariants(t.raw)).toEqual([])
  await t[Symbol.asyncDispose]()
})

const product = (n: number, change: Cells = {}): Cells => ({
  ...V1_MUG,
  handleId: `product_${n}`,
  name: `Mug ${n}`,
  description: `<p>"Quoted", with a comma; number ${n}.</p>`,
  ribbon: 'New',
  ...change
})
const VARIANT: Cells = { handleId: 'product_2', fieldType: 'Variant', productOptionDescription1: 'Red' }
const PRODUCT_2 = product(2, {
  productOptionName1: 'Colour',
  productOptionType1: 'DROP_DOWN',
  productOptionDescription1: 'Red'
})
const FILE = v1(product(1), PRODUCT_2, VARIANT, product(3))

/** A job over all three products that is delivered. */
async function run(attributes: readonly Attribute[] = ['title', 'description']): Promise<JobItem[]> {
  await t.call('jobs.create', {
    sourceScope: 'products',
    productIds: ['product_1', 'product_2', 'product_3'],
    attributes,
    language: 'en',
    prompt: 'x'
  })
  await settle(20)
  const { items } = await t.call<{ items: JobItem[] }>('jobs.items', { id: 1, status: 'DONE' })
  expect(items).toHaveLength(3 * attributes.length)
  return items
}
const review = (items: readonly JobItem[], change: object) =>
  t.call('items.review', { ids: items.map((item) => item.id), ...change })
const of = (items: readonly JobItem[], productId: string, attribute: Attribute): JobItem => {
  const item = items.find((candidate) => candidate.productId === productId && candidate.attribute === attribute)
  if (!item) throw new Error(`No ${attribute} of ${productId}`)
  return item
}

const exportJob = (input: object = {}) => t.call<Export>('exports.create', { id: 1, ...input })
const bytesOf = ({ exportId }: Export): Buffer => readFileSync(path.join(t.dir, 'exports', `${exportId}.csv`))
const cellsOf = (text: string | Buffer): string[][] => parse(text, { bom: true })

/** `row:column` of every cell that differs, with its new text. */
function differences(made: Export): Readonly<Record<string, string>> {
  const [before, after] = [cellsOf(FILE), cellsOf(bytesOf(made))]
  const header = before[0] ?? []
  expect(after.map((row) => row.length)).toEqual(before.map((row) => row.length))
  return Object.fromEntries(
    after.flatMap((row, r) =>
      row.flatMap((cell, c) => (cell === before[r]?.[c] ? [] : [[`${r}:${header[c] ?? ''}`, cell] as const]))
    )
  )
}

describe('the imported file, written back', () => {
  test('differs in exactly the approved cells', async () => {
    const items = await run()
    await review([of(items, 'product_1', 'title'), of(items, 'product_3', 'description')], { decision: 'APPROVED' })
    const made = await exportJob()
    expect(made).toMatchObject({ written: 2, skipped: 0, skippedItems: [], escaped: 0, fileName: 'mugs-job-1.csv' })
    expect(differences(made)).toEqual({
      '1:name': 'Better Mug 1',
      '4:description': 'Better <p>"Quoted", with a comma; number 3.</p>'
    })
    expect(made.bytes).toBe(bytesOf(made).length)
  })

  test('with nothing approved is the same to the byte', async () => {
    await run()
    const made = await exportJob()
    expect(made.written).toBe(0)
    expect(bytesOf(made).equals(Buffer.from(FILE))).toBe(true)
  })

  test('has the human’s text where there is one, not the model’s', async () => {
    const items = await run()
    await review([of(items, 'product_2', 'title')], { edit: 'Mug 2, by hand', decision: 'APPROVED' })
    expect(differences(await exportJob())).toEqual({ '2:name': 'Mug 2, by hand' })
  })

  test('holds nothing that was rejected, left open, or edited after it was approved', async () => {
    const items = await run()
    await review([of(items, 'product_1', 'title')], { decision: 'REJECTED' })
    await review([of(items, 'product_2', 'title')], { decision: 'APPROVED' })
    await review([of(items, 'product_2', 'title')], { edit: 'Not seen by anybody yet' })
    expect(differences(await exportJob())).toEqual({})
  })

  test('leaves a cell alone that the merchant changed in a newer file', async () => {
    const items = await run()
    await review(items, { decision: 'APPROVED' })
    await importCsv(t, v1(product(1, { name: 'The merchant’s own' }), PRODUCT_2, VARIANT, product(3)), {
      fileName: 'newer.csv'
    })
    const made = await exportJob()
    const { id } = of(items, 'product_1', 'title')
    expect(made).toMatchObject({
      fileName: 'newer-job-1.csv',
      written: 5,
      skipped: 1,
      skippedItems: [{ itemId: id, attribute: 'title', reason: 'changed' }]
    })
    expect(cellsOf(bytesOf(made))[1]).toContain('The merchant’s own')
  })

  test('finds its rows again where the newer file has them elsewhere', async () => {
    const items = await run()
    await review([of(items, 'product_3', 'title')], { decision: 'APPROVED' })
    await importCsv(t, v1(product(3), product(1)), { fileName: 'newer.csv' })
    const made = await exportJob()
    expect(made).toMatchObject({ written: 1, skipped: 0 })
    expect(cellsOf(bytesOf(made)).map((row) => row[2])).toEqual(['name', 'Better Mug 3', 'Mug 1'])
  })

  test('says of products from another file which ones it left out', async () => {
    const items = await run()
    await review([of(items, 'product_1', 'title'), of(items, 'product_3', 'title')], { decision: 'APPROVED' })
    await importCsv(t, v1(product(3)), { fileName: 'newer.csv' })
    expect(await exportJob()).toMatchObject({
      written: 1,
      skippedItems: [{ itemId: of(items, 'product_1', 'title').id, reason: 'other-file' }]
    })
    expect(await exportJob({ importId: 1 })).toMatchObject({
      fileName: 'mugs-job-1.csv',
      written: 1,
      skippedItems: [{ itemId: of(items, 'product_3', 'title').id, reason: 'other-file' }]
    })
  })

  test('says of an attribute that the file has no column for that it could not be written', async () => {
    const items = await run(['title', 'seoTitle'])
    await review(items, { decision: 'APPROVED' })
    const made = await exportJob()
    expect(made).toMatchObject({ written: 3, skipped: 3 })
    expect(new Set(made.skippedItems.map((item) => `${item.attribute} ${item.reason}`))).toEqual(
      new Set(['seoTitle no-column'])
    )
  })

  test('counts the cells that a spreadsheet would have run, and makes them text', async () => {
    const items = await run()
    await review([of(items, 'product_1', 'title')], { edit: '=HYPERLINK("http://x","y")', decision: 'APPROVED' })
    const made = await exportJob()
    expect(made.escaped).toBe(1)
    expect(differences(made)).toEqual({ '1:name': `'=HYPERLINK("http://x","y")` })
  })

  test('says what to do when the file is no longer there', async () => {
    await review(await run(), { decision: 'APPROVED' })
    for (const file of readdirSync(path.join(t.dir, 'imports'))) rmSync(path.join(t.dir, 'imports', file))
    const refused = await t.dispatch('exports.create', { id: 1 }, {})
    expect(refused).toMatchObject({ ok: false, error: { code: 'CONFLICT' } })
    expect(refused.ok ? '' : refused.error.message).toMatch(/mugs\.csv is no longer .*Import it again/)
    expect(await exportJob({ format: 'values' })).toMatchObject({ written: 6 })
  })
})

describe('the table of values', () => {
  test('holds every approved value beside its original, and no other', async () => {
    const items = await run(['title', 'seoTitle'])
    const [first] = items
    await review(items, { decision: 'APPROVED' })
    await review(first ? [first] : [], { decision: 'REJECTED' })
    const made = await exportJob({ format: 'values' })
    expect(made).toMatchObject({ written: 5, skipped: 0, fileName: 'wordshelf-job-1-values.csv' })
    expect(cellsOf(bytesOf(made))).toEqual([
      ['product id', 'product', 'attribute', 'original', 'approved'],
      ['product_1', 'Mug 1', 'SEO title', '', 'Better'],
      ['product_2', 'Mug 2', 'Title', 'Mug 2', 'Better Mug 2'],
      ['product_2', 'Mug 2', 'SEO title', '', 'Better'],
      ['product_3', 'Mug 3', 'Title', 'Mug 3', 'Better Mug 3'],
      ['product_3', 'Mug 3', 'SEO title', '', 'Better']
    ])
  })

  test('escapes formulas and counts them', async () => {
    const [first] = await run(['title'])
    await review(first ? [first] : [], { edit: '+49 call me', decision: 'APPROVED' })
    const made = await exportJob({ format: 'values' })
    expect(made.escaped).toBe(1)
    expect(cellsOf(bytesOf(made))[1]?.[4]).toBe(`'+49 call me`)
  })
})

test('another store’s job is not there to be exported', async () => {
  await run()
  const { instanceId } = await t.call<{ instanceId: string }>('instances.create', { name: 'Other' })
  for (const format of ['wix', 'values'])
    expect(await t.dispatch('exports.create', { id: 1, format }, { instanceId })).toMatchObject({
      error: { code: 'NOT_FOUND' }
    })
})
