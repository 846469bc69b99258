import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { parse } from 'csv-parse/sync'
import type { CatalogFileEvent, CsvProduct, RefusedRow } from '../../ports/catalog-file.ts'
import { createCatalogFile } from './catalog-file.ts'

/** Small headers in Wix's order; the columns that are left out are optional. */
export const V1_COLUMNS = [
  'handleId',
  'fieldType',
  'name',
  'description',
  'productImageUrl',
  'collection',
  'sku',
  'ribbon',
  'price',
  'surcharge',
  'visible',
  'inventory',
  'productOptionName1',
  'productOptionType1',
  'productOptionDescription1',
  'productOptionName2',
  'productOptionType2',
  'productOptionDescription2',
  'brand'
] as const

export const V3_COLUMNS = [
  'handle',
  'fieldType',
  'name',
  'visible',
  'plainDescription',
  'categorySlugs',
  'primaryCategorySlug',
  'media',
  'mediaAltText',
  'ribbon',
  'brand',
  'price',
  'inventory',
  'sku',
  'barcode',
  'productOptionName1',
  'productOptionType1',
  'productOptionChoices1'
] as const

export type Cells = Readonly<Record<string, string>>

export interface CsvText {
  readonly columns: readonly string[]
  readonly rows: readonly Cells[]
  readonly delimiter?: string
  readonly end?: string
  readonly bom?: boolean
  readonly finalEnd?: boolean
}

export function csvRow(cells: readonly string[], delimiter = ','): string {
  return cells
    .map((cell) => (cell.includes(delimiter) || /["\r\n]/u.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell))
    .join(delimiter)
}

export function csvText({ columns, rows, delimiter = ',', end = '\n', bom = false, finalEnd = true }: CsvText): string {
  const lines = [columns, ...rows.map((row) => columns.map((column) => row[column] ?? ''))]
  return `${bom ? '\uFEFF' : ''}${lines.map((line) => csvRow(line, delimiter)).join(end)}${finalEnd ? end : ''}`
}

export function v1(...rows: readonly Cells[]): string {
  return csvText({ columns: V1_COLUMNS, rows })
}

export function v3(...rows: readonly Cells[]): string {
  return csvText({ columns: V3_COLUMNS, rows })
}

export const V1_MUG: Cells = {
  handleId: 'product_1',
  fieldType: 'Product',
  name: 'Mug',
  price: '10.0',
  visible: 'true'
}
export const V3_MUG: Cells = { handle: 'Product_1', fieldType: 'PRODUCT', name: 'Mug', visible: 'true' }

export async function withFolder<T>(use: (folder: string) => Promise<T>): Promise<T> {
  const folder = await mkdtemp(path.join(tmpdir(), 'csv-'))
  try {
    return await use(folder)
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

export interface Outcome {
  readonly events: readonly CatalogFileEvent[]
  readonly products: readonly CsvProduct[]
  readonly refused: readonly RefusedRow[]
  readonly warnings: readonly string[]
  readonly unreadable: string | undefined
  readonly end: Extract<CatalogFileEvent, { kind: 'end' }> | undefined
}

export async function readText(content: string | Uint8Array): Promise<Outcome> {
  return await withFolder(async (folder) => {
    const file = path.join(folder, 'catalog.csv')
    await writeFile(file, content)
    return await readPath(file)
  })
}

export async function readPath(file: string): Promise<Outcome> {
  const events: CatalogFileEvent[] = []
  for await (const event of createCatalogFile().read(file, new AbortController().signal)) events.push(event)
  return {
    events,
    products: events.flatMap((event) => (event.kind === 'product' ? [event.product] : [])),
    refused: events.flatMap((event) => (event.kind === 'refused' ? [event.row] : [])),
    warnings: events.flatMap((event) => (event.kind === 'warning' ? [event.message] : [])),
    unreadable: events.flatMap((event) => (event.kind === 'unreadable' ? [event.message] : []))[0],
    end: events.find((event) => event.kind === 'end')
  }
}

/** The one product of a file that must hold exactly one and nothing refused. */
export async function readProduct(content: string | Uint8Array): Promise<CsvProduct> {
  const { products, refused, unreadable } = await readText(content)
  const [product] = products
  if (!product || products.length > 1 || refused.length > 0) {
    throw new Error(`Expected one product: ${JSON.stringify({ products, refused, unreadable })}`)
  }
  return product
}

/** What a strict CSV reader, set up by hand and not by the code under test, sees in a file. */
export function readStrictly(text: string, delimiter: string, end: string): readonly (readonly string[])[] {
  return parse(text, { bom: true, delimiter, record_delimiter: end, relax_column_count: true })
}

export async function rewriteText(
  content: string | Uint8Array,
  edits: Parameters<ReturnType<typeof createCatalogFile>['rewrite']>[2]
) {
  return await withFolder(async (folder) => {
    const source = path.join(folder, 'in.csv')
    const target = path.join(folder, 'out.csv')
    await writeFile(source, content)
    const report = await createCatalogFile().rewrite(source, target, edits, new AbortController().signal)
    return { report, bytes: await readFile(target) }
  })
}
