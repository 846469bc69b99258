import { describe, expect, test } from 'vitest'
import {
  V1_COLUMNS,
  V1_MUG,
  V3_COLUMNS,
  V3_MUG,
  csvRow,
  csvText,
  readPath,
  readText,
  v1,
  v3,
  withFolder
} from './csv-builder.test-support.ts'

const V1_VARIANT = { handleId: 'product_1', fieldType: 'Variant' }
const LAMP = { ...V1_MUG, handleId: 'product_2', name: 'Lamp' }

function names(products: readonly { readonly name: string }[]): readonly string[] {
  return products.map(({ name }) => name)
}

describe('a file that is no Wix export', () => {
  test.each<[string, string | Uint8Array, RegExp]>([
    ['nothing', '', /empty/u],
    ['a byte-order mark alone', '\uFEFF\n\n', /empty/u],
    ['a workbook', Buffer.from('PK\u0003\u0004 rest'), /workbook/u],
    ['an old workbook', Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 1]), /Excel workbook/u],
    ['a picture', Buffer.from([0x89, 0x50, 0x4e, 0x47, 0, 0, 1, 0, 0, 7]), /not a text file/u],
    ['a login page', '\n<!DOCTYPE html><html><title>Log in</title></html>', /web page/u],
    ['JSON', '{"products":[]}', /JSON/u],
    ['a JSON list', '[{"name":"x"}]', /JSON/u],
    ['a Facebook feed', 'id,title,description,availability,price,image_link\n1,Mug,x,in stock,10 EUR,y', /Facebook/u],
    ['a Shopify export', 'Handle,Title,Body (HTML),Vendor,Type\nmug,Mug,x,y,z', /Shopify/u],
    ['a file without a header', csvRow(['product_1', 'Product', 'Mug', '']), /no header row/u],
    ['a list of words', 'mug\nlamp\n', /not a list of columns/u],
    ['another table', 'Datum;Betrag\n1;2', /begin with "Datum", "Betrag"/u],
    ['a header without names', 'handleId,fieldType,description\n1,Product,x', /its columns lack "name"/u]
  ])('is refused as %s, with the way to a good one', async (_name, content, expected) => {
    const { unreadable, events } = await readText(content)
    expect(unreadable).toMatch(expected)
    expect(unreadable).toContain('Store Products')
    expect(unreadable).toContain('More Actions > Export')
    expect(events).toHaveLength(1)
  })

  test('is refused where a column that is read stands twice', async () => {
    const { unreadable } = await readText('handleId,fieldType,name,ribbon,ribbon\n1,Product,Mug,a,b')
    expect(unreadable).toContain('"ribbon" more than once')
  })

  test('is refused where it is not there', async () => {
    await withFolder(async (folder) => {
      expect((await readPath(`${folder}/none.csv`)).unreadable).toContain('no longer where it was')
      expect((await readPath(folder)).unreadable).toContain('folder')
    })
  })
})

describe('a file whose first line tells Excel the delimiter', () => {
  test.each([
    [',', ','],
    [';', ';'],
    ['\t', '\t'],
    // The line is wrong; the header is not.
    [',', ';']
  ])('sep=%j before columns that %j parts', async (told, delimiter) => {
    const rows = [V1_MUG, { ...LAMP, fieldType: 'Wrong' }]
    const text = `sep=${told}\r\n${csvText({ columns: V1_COLUMNS, rows, delimiter, end: '\r\n' })}`
    for (const file of [text, Buffer.from(`\uFEFF${text}`, 'utf16le')]) {
      const { products, refused, unreadable } = await readText(file)
      expect(unreadable).toBeUndefined()
      expect(names(products)).toEqual(['Mug'])
      expect(refused.map(({ line }) => line)).toEqual([4])
    }
  })

  test('and that has nothing else is empty', async () => {
    expect((await readText('sep=,\r\n')).unreadable).toMatch(/empty/u)
  })
})

describe('a file that was saved again in another encoding', () => {
  test('is refused before its first row is told, even where only the last row shows it', async () => {
    const rows = Array.from({ length: 3000 }, (_, n) => ({ ...V1_MUG, handleId: `p${n}` }))
    const text = Buffer.concat([Buffer.from(v1(...rows)), Buffer.from('last,Product,Caf\u00E9', 'latin1')])
    const { events, unreadable } = await readText(Buffer.concat([text, Buffer.from(','.repeat(16))]))
    expect(unreadable).toMatch(/UTF-8.*Windows-1252.*"CSV UTF-8"/u)
    expect(events).toHaveLength(1)
  })

  test('is refused where UTF-16 is broken', async () => {
    const text = Buffer.from(`\uFEFF${v1(V1_MUG)}`, 'utf16le')
    expect((await readText(text.subarray(0, -1))).unreadable).toMatch(/cut off/u)
    expect((await readText(Buffer.concat([text, Buffer.from([0x00, 0xd8, 0x41, 0x00])]))).unreadable).toMatch(/UTF-8/u)
  })

  test('is refused where a disk left zero bytes in it', async () => {
    const rows = Array.from({ length: 2000 }, (_, n) => ({ ...V1_MUG, handleId: `p${n}` }))
    const { unreadable } = await readText(v1(...rows) + '\0'.repeat(512))
    expect(unreadable).toContain('damaged on its disk')
  })
})

describe('a file that a spreadsheet saved again', () => {
  test('is read with TRUE and FALSE', async () => {
    const { products, warnings } = await readText(v1({ ...V1_MUG, visible: 'TRUE' }, { ...LAMP, visible: 'FALSE' }))
    expect(products.map(({ visible }) => visible)).toEqual([true, false])
    expect(warnings).toEqual([])
  })

  test('is read with translated booleans, semicolons and CR ends, and a warning', async () => {
    const rows = [
      { ...V1_MUG, visible: 'VERDADERO' },
      { ...LAMP, visible: 'FALSO' }
    ]
    const { products, events } = await readText(csvText({ columns: V1_COLUMNS, rows, delimiter: ';', end: '\r' }))
    expect(products.map(({ visible }) => visible)).toEqual([true, false])
    const warning = events.find((event) => event.kind === 'warning')
    expect(warning).toMatchObject({ rows: 2, firstLine: 2 })
    expect(warning).toHaveProperty('message', expect.stringContaining('another language'))
  })

  test('has a product refused whose visible flag is unclear, rather than guessed', async () => {
    const { products, refused } = await readText(v1({ ...V1_MUG, visible: 'kanske' }, LAMP))
    expect(names(products)).toEqual(['Lamp'])
    expect(refused).toEqual([{ line: 2, column: 'visible', reason: expect.stringContaining('"kanske"') }])
  })

  test('is read with rounded SKUs and a warning not to import it back', async () => {
    const { products, events } = await readText(v1({ ...V1_MUG, sku: '3.64E+14' }, { ...V1_VARIANT, sku: '3,64E+14' }))
    expect(products[0]?.sku).toBe('3.64E+14')
    expect(events.filter((event) => event.kind === 'warning')).toEqual([
      {
        kind: 'warning',
        rows: 2,
        firstLine: 2,
        message: expect.stringMatching(/in 2 rows.*Do not import this file back/u)
      }
    ])
  })

  test('has a row refused whose text became a formula error', async () => {
    const { refused } = await readText(v1({ ...V1_MUG, description: '#NAME?' }))
    expect(refused).toEqual([{ line: 2, column: 'description', reason: expect.stringContaining('#NAME?') }])
  })

  test('is read where whole rows were wrapped in quotes, with a warning', async () => {
    const rows = [{ ...V1_MUG, description: '<p>"Tea",\nplease</p>' }, LAMP]
    const straight = csvText({ columns: V1_COLUMNS, rows })
    const lines = [
      V1_COLUMNS,
      ...rows.map((row) => V1_COLUMNS.map((name) => (row as Record<string, string>)[name] ?? ''))
    ]
    const wrap = (cells: readonly string[]): string => `"${csvRow(cells).replaceAll('"', '""')}"`
    const everyLine = lines.map(wrap).join('\r\n')
    const onlyRows = lines.map((line, n) => (n === 0 ? csvRow(line) : wrap(line))).join('\r\n')
    const { products: expected } = await readText(straight)
    for (const text of [everyLine, onlyRows]) {
      const { products, refused, warnings } = await readText(text)
      expect(refused).toEqual([])
      expect(products).toEqual(expected)
      expect(warnings).toEqual([expect.stringContaining('wrapped 2 rows')])
    }
  })

  test('is read with text of a wrong encoding in it, and a warning', async () => {
    const { products, warnings } = await readText(v1({ ...V1_MUG, name: 'CafÃ© mug' }))
    expect(names(products)).toEqual(['CafÃ© mug'])
    expect(warnings).toEqual([expect.stringContaining('wrong encoding')])
  })
})

describe('rows whose cells do not fit the header', () => {
  test('make the file unreadable where nearly all of them are like that', async () => {
    const header = V1_COLUMNS.join(',')
    const rows = Array.from({ length: 20 }, (_, n) => `p${n},Product,Mug${',x'.repeat(n % 7)}`)
    const { events, unreadable } = await readText([header, ...rows].join('\n'))
    expect(unreadable).toMatch(/19 columns, but nearly all of its rows have 3 to 9 cells/u)
    expect(events).toHaveLength(1)
  })

  test('are refused one by one where they are few', async () => {
    const long = `${csvRow(V1_COLUMNS.map((name) => (LAMP as Record<string, string>)[name] ?? ''))},,x`
    const { products, refused } = await readText(
      `${v1(V1_MUG, { ...V1_MUG, handleId: 'p3' })}p4,Product,Short\n${long}\n`
    )
    expect(products).toHaveLength(2)
    expect(refused).toEqual([
      { line: 4, column: undefined, reason: expect.stringContaining('3 cells instead of 19') },
      { line: 5, column: undefined, reason: expect.stringContaining('21 cells instead of 19') }
    ])
  })

  test('take their variants along', async () => {
    const { products, refused } = await readText(
      `${v1(LAMP)}product_1,Product,Short\n${v1(V1_VARIANT, V1_VARIANT).split('\n').slice(1).join('\n')}`
    )
    expect(names(products)).toEqual(['Lamp'])
    expect(refused.map(({ reason }) => reason).slice(1)).toEqual([
      'Its product on line 3 was refused.',
      'Its product on line 3 was refused.'
    ])
  })
})

describe('damaged quoting', () => {
  test('at the end of a truncated file costs the last row and tells the line of the quote', async () => {
    const whole = v1(V1_MUG, { ...LAMP, description: 'one\ntwo,\nthree' })
    const { products, refused, end } = await readText(whole.slice(0, whole.indexOf('three')))
    expect(names(products)).toEqual(['Mug'])
    expect(refused).toEqual([{ line: 3, column: 'description', reason: expect.stringContaining('opens on line 3') }])
    expect(end).toMatchObject({ products: 1 })
  })

  test('tells the line on which the quote opens, not the one on which its row begins', async () => {
    const text = `${v1(V1_MUG)}product_2,Product,"two\nlines","never closed,\nand on`
    const { refused } = await readText(text)
    expect(refused[0]).toMatchObject({ line: 3, reason: expect.stringContaining('opens on line 4') })
  })

  test('of a file cut in the middle of a letter costs the last row only', async () => {
    const columns = ['handleId', 'fieldType', 'name']
    const rows = [V1_MUG, { ...LAMP, name: 'Lampe é' }]
    const bytes = Buffer.from(csvText({ columns, rows, finalEnd: false })).subarray(0, -1)
    const { products, refused } = await readText(bytes)
    expect(names(products)).toEqual(['Mug'])
    expect(refused).toEqual([{ line: 3, column: undefined, reason: expect.stringContaining('cut short') }])
  })

  test('inside a row refuses that row and no other', async () => {
    const text = v1(V1_MUG, { ...LAMP, description: 'broken' }, { ...V1_MUG, handleId: 'p3' })
    const { products, refused } = await readText(text.replace('broken', '"a "quoted" word"'))
    expect(names(products)).toEqual(['Mug', 'Mug'])
    expect(refused).toEqual([{ line: 3, column: 'description', reason: expect.stringContaining('not doubled') }])
  })

  test('that swallows the next row is noticed even where the number of cells still fits', async () => {
    // The quote opens in one row and closes in the same column of the next.
    const columns = ['handleId', 'fieldType', 'name', 'ribbon']
    const text = `${columns.join(',')}\np1,Product,"Mug,New\np2,Product,Lamp",Sale\np3,Product,Chair,\n`
    const { products, refused } = await readText(text)
    expect(names(products)).toEqual(['Chair'])
    expect(refused).toEqual([{ line: 2, column: 'name', reason: expect.stringContaining('whole other rows') }])
  })

  test('that would swallow the rest of a big file stops at a bound, and what was before is kept', async () => {
    const filler = Array.from({ length: 60_000 }, (_, n) => `p${n},Product,${'x'.repeat(90)}`).join('\n')
    const { products, refused, end } = await readText(
      `handleId,fieldType,name\nfirst,Product,Mug\nbad,Product,"Lamp\n${filler}`
    )
    expect(names(products)).toEqual(['Mug'])
    expect(refused).toEqual([{ line: 3, column: undefined, reason: expect.stringContaining('longer than 4 MB') }])
    expect(end).toBeDefined()
  })
})

describe('rows that belong to nothing', () => {
  test.each([
    ['an unknown type', { ...LAMP, fieldType: 'Bundle' }, 'fieldType', '"Bundle" is no type'],
    ['no type', { ...LAMP, fieldType: '' }, 'fieldType', 'no type'],
    ['no handle', { ...LAMP, handleId: ' ' }, 'handleId', 'no handleId'],
    ['no name', { ...LAMP, name: '  ' }, 'name', 'no name'],
    ['a handle for the second time', V1_MUG, 'handleId', 'already used by the product on line 2'],
    ['no product above', { ...V1_VARIANT, handleId: 'elsewhere' }, 'handleId', 'No product with the handle "elsewhere"']
  ])('are refused with %s', async (_name, row, column, reason) => {
    const { products, refused, end } = await readText(v1(V1_MUG, row))
    expect(names(products)).toEqual(['Mug'])
    expect(refused).toEqual([{ line: 3, column, reason: expect.stringContaining(reason) }])
    expect(end).toMatchObject({ products: 1, variants: 0, records: 2 })
  })

  test('are refused where another product stands between them and theirs', async () => {
    const { refused, products } = await readText(v1(V1_MUG, LAMP, V1_VARIANT))
    expect(products).toHaveLength(2)
    expect(refused).toEqual([
      { line: 4, column: 'handleId', reason: expect.stringContaining('stands on line 2, apart') }
    ])
  })

  test('get one reason each, the variants that of their product', async () => {
    const repeated = v1(V1_MUG, V1_VARIANT, LAMP, V1_MUG, V1_VARIANT, V1_VARIANT)
    const { refused, end } = await readText(repeated)
    expect(refused.map(({ line }) => line)).toEqual([5, 6, 7])
    expect(refused[2]?.reason).toBe('Its product on line 5 was refused.')
    expect(end).toMatchObject({ products: 2, variants: 1 })
  })

  test('do not exist for Wix where their type is in other letters: read, with a warning', async () => {
    const { products, events } = await readText(
      csvText({
        columns: V3_COLUMNS,
        rows: [
          { ...V3_MUG, fieldType: 'Product' },
          { handle: 'Product_1', fieldType: 'variant' }
        ]
      })
    )
    expect(products[0]?.variants).toHaveLength(1)
    expect(events.filter((event) => event.kind === 'warning')).toEqual([
      { kind: 'warning', rows: 2, firstLine: 2, message: expect.stringContaining('fieldType') }
    ])
  })

  test('are media rows in a V1 file', async () => {
    const { refused } = await readText(v1(V1_MUG, { handleId: 'product_1', fieldType: 'MEDIA' }))
    expect(refused[0]).toMatchObject({ column: 'fieldType', reason: expect.stringContaining('Product or Variant') })
  })

  test('stay out of a V3 file with their media', async () => {
    const { refused, end } = await readText(
      v3({ ...V3_MUG, name: '' }, { handle: 'Product_1', fieldType: 'MEDIA', media: 'a.jpg' })
    )
    expect(refused).toHaveLength(2)
    expect(end).toMatchObject({ products: 0, mediaRows: 0 })
  })
})
