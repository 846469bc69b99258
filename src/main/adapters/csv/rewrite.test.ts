import { readFile, readdir, writeFile } from 'node:fs/promises'
import { describe, expect, test } from 'vitest'
import { createCatalogFile } from './catalog-file.ts'
import {
  V1_COLUMNS,
  V1_MUG,
  V3_COLUMNS,
  V3_MUG,
  csvText,
  rewriteText,
  v1,
  v3,
  withFolder
} from './csv-builder.test-support.ts'

const TITLE = { record: 1, attribute: 'title', expected: 'Mug', value: 'Stoneware mug' } as const

describe('rewrite', () => {
  test.each(['sep=,\r\n', '"sep=,"\n', 'SEP=,\n'])(
    'leaves the line that tells Excel the delimiter: %j',
    async (line) => {
      const before = `\uFEFF${line}${csvText({ columns: V1_COLUMNS, rows: [V1_MUG], end: '\r\n' })}`
      const { report, bytes } = await rewriteText(before, [TITLE])
      expect(bytes.toString()).toBe(before.replace('Mug', 'Stoneware mug'))
      expect(report).toEqual({ written: 1, skipped: [], escaped: 0 })
    }
  )

  test('changes the edited cell and no other byte', async () => {
    const before = csvText({
      columns: V1_COLUMNS,
      rows: [V1_MUG, { ...V1_MUG, handleId: 'p2' }],
      end: '\r\n',
      bom: true
    })
    const { report, bytes } = await rewriteText(before, [TITLE])
    expect(bytes.toString()).toBe(before.replace('Mug', 'Stoneware mug'))
    expect(report).toEqual({ written: 1, skipped: [], escaped: 0 })
  })

  test('quotes the new text where it needs it or where the old text was quoted', async () => {
    const edits = [
      { record: 1, attribute: 'title', expected: 'Mug', value: 'Mug, "large"\nblue' },
      { record: 2, attribute: 'title', expected: 'Lamp', value: 'Light' }
    ] as const
    const { bytes } = await rewriteText('handleId,fieldType,name\n1,Product,Mug\n2,Product,"Lamp"', edits)
    expect(bytes.toString()).toBe('handleId,fieldType,name\n1,Product,"Mug, ""large""\nblue"\n2,Product,"Light"')
  })

  test('writes alt text to the row that reading said holds it', async () => {
    const media = { handle: 'Product_1', fieldType: 'MEDIA', media: 'a.jpg' }
    const before = v3(V3_MUG, media, { ...media, media: 'b.jpg' })
    const edit = { record: 2, attribute: 'imageAlt', expected: '', value: 'A mug' } as const
    const { report, bytes } = await rewriteText(before, [edit])
    expect(bytes.toString()).toBe(before.replace('a.jpg,', 'a.jpg,A mug'))
    expect(report.written).toBe(1)
  })

  test('goes by the names of the columns in this file', async () => {
    const columns = V3_COLUMNS.toReversed()
    const { bytes } = await rewriteText(csvText({ columns, rows: [V3_MUG] }), [TITLE])
    expect(bytes.toString()).toBe(csvText({ columns, rows: [{ ...V3_MUG, name: TITLE.value }] }))
  })

  test('leaves a cell alone that no longer holds what was expected', async () => {
    const before = v1({ ...V1_MUG, name: 'Renamed' })
    const { report, bytes } = await rewriteText(before, [TITLE])
    expect(bytes.toString()).toBe(before)
    expect(report).toEqual({ written: 0, escaped: 0, skipped: [{ edit: TITLE, reason: 'changed' }] })
  })

  test('takes an empty cell for the missing value, and fills it', async () => {
    const { report, bytes } = await rewriteText(v1(V1_MUG), [
      { record: 1, attribute: 'ribbon', expected: null, value: 'New' }
    ])
    expect(report.written).toBe(1)
    expect(bytes.toString()).toBe(v1({ ...V1_MUG, ribbon: 'New' }))
  })

  test('says which edits have no place: no column, no record, the header, a second one for the cell', async () => {
    const edits = [
      { ...TITLE, record: 0, expected: 'name' },
      { ...TITLE, record: 9 },
      { ...TITLE, attribute: 'seoTitle', expected: null },
      { ...TITLE, attribute: 'imageAlt', expected: null },
      TITLE,
      { ...TITLE, value: 'Another' }
    ] as const
    const { report } = await rewriteText(v1(V1_MUG), edits)
    expect(report.written).toBe(1)
    expect(report.skipped.map(({ reason }) => reason).toSorted((a, b) => a.localeCompare(b))).toEqual([
      'changed',
      'no-column',
      'no-column',
      'no-record',
      'no-record'
    ])
  })

  test('counts text that is already there as written and leaves even odd quoting alone', async () => {
    const before = 'handleId,"fieldType",name\n1,Product,"=Mug"\n'
    const { report, bytes } = await rewriteText(before, [{ ...TITLE, expected: '=Mug', value: '=Mug' }])
    expect(bytes.toString()).toBe(before)
    expect(report).toEqual({ written: 1, skipped: [], escaped: 0 })
  })

  test('makes formulas harmless and counts them', async () => {
    const { report, bytes } = await rewriteText(v1(V1_MUG), [{ ...TITLE, value: '=cmd|x' }])
    expect(bytes.toString()).toBe(v1({ ...V1_MUG, name: "'=cmd|x" }))
    expect(report.escaped).toBe(1)
  })

  test('edits inside rows that were wrapped in quotes as a whole', async () => {
    const before = '"handleId,fieldType,name"\r\n"1,Product,""Mug"""\r\n"2,Product,Lamp"\r\n'
    const { report, bytes } = await rewriteText(before, [{ ...TITLE, value: 'Mug "L"' }])
    expect(bytes.toString()).toBe(before.replace('""Mug""', '""Mug """"L""""""'))
    expect(report.written).toBe(1)
  })

  test.each(['utf16le', 'utf16be'])('edits %s in its own encoding', async (encoding) => {
    const make = (text: string): Buffer => {
      const bytes = Buffer.from(`\uFEFF${text}`, 'utf16le')
      return encoding === 'utf16be' ? bytes.swap16() : bytes
    }
    const { bytes } = await rewriteText(make(v1({ ...V1_MUG, brand: 'Þé 😀' })), [TITLE])
    expect(bytes.equals(make(v1({ ...V1_MUG, brand: 'Þé 😀', name: TITLE.value })))).toBe(true)
  })

  test('does not write to a row that reading refuses, and copies damage as it is', async () => {
    const before = 'handleId,fieldType,name\n1,Product,"Mug" x\n2,Product\n3,Product,"never closed\n4,Product,Lamp'
    const edits = [
      { ...TITLE, expected: '"Mug" x' },
      { ...TITLE, record: 2, expected: null },
      { ...TITLE, record: 4, expected: 'Lamp' }
    ]
    const { report, bytes } = await rewriteText(before, edits)
    expect(bytes.toString()).toBe(before)
    expect(report.skipped.map(({ reason }) => reason)).toEqual(['changed', 'changed', 'no-record'])
  })

  test('copies what is no catalogue as it is', async () => {
    const bytes = Buffer.from([0x50, 0x4b, 3, 4, 0, 0xff, 0xfe])
    const result = await rewriteText(bytes, [TITLE])
    expect(result.bytes.equals(bytes)).toBe(true)
    expect(result.report.skipped).toEqual([{ edit: TITLE, reason: 'no-record' }])
  })

  test('leaves no half target behind when it is aborted, and the old target as it was', async () => {
    await withFolder(async (folder) => {
      await writeFile(`${folder}/in.csv`, v1(V1_MUG))
      await writeFile(`${folder}/out.csv`, 'old')
      const controller = new AbortController()
      const run = createCatalogFile().rewrite(`${folder}/in.csv`, `${folder}/out.csv`, [TITLE], controller.signal)
      controller.abort(new Error('stopped'))
      await expect(run).rejects.toThrow('stopped')
      expect(await readdir(folder)).toEqual(['in.csv', 'out.csv'])
      expect(await readFile(`${folder}/out.csv`, 'utf8')).toBe('old')
    })
  })

  test('can write over its own source', async () => {
    await withFolder(async (folder) => {
      const file = `${folder}/in.csv`
      await writeFile(file, v1(V1_MUG))
      await createCatalogFile().rewrite(file, file, [TITLE], new AbortController().signal)
      expect(await readFile(file, 'utf8')).toBe(v1({ ...V1_MUG, name: TITLE.value }))
    })
  })

  test('rejects when the disk does, without a target', async () => {
    await withFolder(async (folder) => {
      const run = createCatalogFile().rewrite(
        `${folder}/none.csv`,
        `${folder}/out.csv`,
        [],
        new AbortController().signal
      )
      await expect(run).rejects.toThrow('ENOENT')
      expect(await readdir(folder)).toEqual([])
    })
  })
})
