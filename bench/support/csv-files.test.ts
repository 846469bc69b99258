import { createHash } from 'node:crypto'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { createCatalogFile } from '../../src/main/adapters/csv/catalog-file.ts'
import { writeWixCsv } from './csv-files.ts'

let folder = ''
beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'csv-files-'))
})
afterEach(async () => {
  await rm(folder, { recursive: true, force: true })
})

async function digest(file: string): Promise<string> {
  return createHash('sha256')
    .update(await readFile(file))
    .digest('hex')
}

describe.each([
  ['v1', 53],
  ['v3', 93]
] as const)('writeWixCsv of %s', (shape, columns) => {
  test('makes a file that imports with exactly the counts it reports', async () => {
    const file = path.join(folder, 'a.csv')
    const written = await writeWixCsv({ shape, products: 120, variantsPerProduct: 5, seed: 3, badRows: 11 }, file)
    expect(written).toMatchObject({ products: 120, variants: 600, refused: 11 })
    expect(written.bytes).toBe((await readFile(file)).length)
    let refused = 0
    for await (const event of createCatalogFile().read(file, new AbortController().signal)) {
      if (event.kind === 'header') expect(event.columns).toHaveLength(columns)
      if (event.kind === 'refused') refused += 1
      expect(event.kind).not.toBe('unreadable')
      if (event.kind === 'end') {
        const { products, variants, mediaRows, rows } = written
        expect(event).toEqual({ kind: 'end', products, variants, mediaRows, records: rows })
      }
    }
    expect(refused).toBe(11)
  })

  test('makes the same bytes from the same seed and others from another', async () => {
    const make = async (name: string, seed: number): Promise<string> => {
      const file = path.join(folder, name)
      await writeWixCsv({ shape, products: 20, variantsPerProduct: 2, seed, seoColumns: true }, file)
      return await digest(file)
    }
    expect(await make('a.csv', 1)).toBe(await make('b.csv', 1))
    expect(await make('c.csv', 2)).not.toBe(await make('b.csv', 1))
  })
})
