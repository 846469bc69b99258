import { writeFile } from 'node:fs/promises'
import { describe, expect, test } from 'vitest'
import { createCatalogFile } from './catalog-file.ts'
import {
  V1_COLUMNS,
  V1_MUG,
  V3_COLUMNS,
  V3_MUG,
  csvText,
  readProduct,
  readText,
  v1,
  v3,
  withFolder
} from './csv-builder.test-support.ts'

const V1_VARIANT = { handleId: 'product_1', fieldType: 'Variant' }
const V3_MEDIA = { handle: 'Product_1', fieldType: 'MEDIA' }

describe('reading a V1 file', () => {
  test('tells shape, columns and delimiter first and the counts last', async () => {
    const { events } = await readText(v1(V1_MUG, V1_VARIANT))
    expect(events[0]).toEqual({ kind: 'header', shape: 'v1', columns: V1_COLUMNS, delimiter: ',' })
    expect(events.at(-1)).toEqual({ kind: 'end', products: 1, variants: 1, mediaRows: 0, records: 2 })
  })

  test('reads a product with its variants, images and collections', async () => {
    const product = await readProduct(
      v1(
        {
          ...V1_MUG,
          description: '<p>Holds "tea".</p>\n<p>And,\r\ncoffee;</p>',
          productImageUrl: '506c6a_0f~mv2.jpg;https://example.com/a.png; nsplsh_77 ',
          collection: 'Cups, bowls & plates;Gifts;Gifts',
          sku: 'M-1',
          ribbon: 'New',
          visible: 'false',
          productOptionName1: 'Colour',
          productOptionType1: 'COLOR',
          productOptionDescription1: 'rgb(255, 192, 203):pink;#000:Black',
          productOptionName2: 'Size',
          productOptionType2: 'DROP_DOWN',
          productOptionDescription2: 'S;M',
          brand: 'Field & Loom'
        },
        {
          ...V1_VARIANT,
          surcharge: '-2.50',
          sku: 'M-1-P',
          inventory: '-3',
          productOptionDescription1: 'rgb(255, 192, 203):pink',
          productOptionDescription2: 'M'
        }
      )
    )
    expect(product).toEqual({
      handle: 'product_1',
      name: 'Mug',
      values: {
        title: 'Mug',
        description: '<p>Holds "tea".</p>\n<p>And,\r\ncoffee;</p>',
        seoTitle: null,
        seoDescription: null,
        imageAlt: null,
        ribbon: 'New',
        slug: null
      },
      visible: false,
      brand: 'Field & Loom',
      price: '10.0',
      sku: 'M-1',
      collections: ['Cups, bowls & plates', 'Gifts'],
      options: ['Colour: pink, Black', 'Size: S, M'],
      variants: [{ options: ['pink', 'M'], sku: 'M-1-P', price: '7.50', inventory: '-3' }],
      media: [
        { id: '506c6a_0f~mv2.jpg', altText: null },
        { id: 'https://example.com/a.png', altText: null },
        { id: 'nsplsh_77', altText: null }
      ],
      cells: {
        title: { record: 1, line: 2 },
        description: { record: 1, line: 2 },
        ribbon: { record: 1, line: 2 }
      },
      position: { record: 1, line: 2 }
    })
  })

  test.each([
    ['', '10.0'],
    ['0.0', '10.0'],
    ['-2', '8.0'],
    ['10.0', '20.0']
  ])('adds a surcharge of %j to the price of the product', async (surcharge, price) => {
    const { variants } = await readProduct(v1(V1_MUG, { ...V1_VARIANT, surcharge }))
    expect(variants[0]?.price).toBe(price)
  })

  test('does not expand options into variants that the file does not have', async () => {
    const { variants, options } = await readProduct(
      v1({ ...V1_MUG, productOptionName2: 'Size', productOptionDescription2: 'S;M;L' })
    )
    expect(options).toEqual(['Size: S, M, L'])
    expect(variants).toEqual([])
  })

  test('takes the columns that Wix does not write where the file has them', async () => {
    const columns = ['seoTitle', ...V1_COLUMNS, 'slug', 'seoDescription', 'shelf']
    const { values, cells } = await readProduct(csvText({ columns, rows: [{ ...V1_MUG, seoTitle: 'T', slug: 'mug' }] }))
    expect(values).toMatchObject({ seoTitle: 'T', slug: 'mug', seoDescription: '' })
    expect(cells).toMatchObject({ seoTitle: { record: 1, line: 2 }, seoDescription: { record: 1, line: 2 } })
  })
})

describe('reading a V3 file', () => {
  test('puts the alt text on the first row that carries media', async () => {
    const product = await readProduct(
      v3(
        { ...V3_MUG, plainDescription: '<p>A mug</p>', categorySlugs: 'cups;home', sku: 'S' },
        { handle: 'Product_1', fieldType: 'VARIANT', price: '12', sku: 'V', productOptionChoices1: 'Pink' },
        { ...V3_MEDIA },
        { ...V3_MEDIA, media: 'a.jpg', mediaAltText: 'Seen from\nthe front' },
        { ...V3_MEDIA, media: 'b.jpg' }
      )
    )
    expect(product.values).toMatchObject({
      description: '<p>A mug</p>',
      imageAlt: 'Seen from\nthe front',
      seoTitle: null
    })
    expect(product.cells.imageAlt).toEqual({ record: 4, line: 5 })
    expect(product.media).toEqual([
      { id: 'a.jpg', altText: 'Seen from\nthe front' },
      { id: 'b.jpg', altText: '' }
    ])
    expect(product.variants).toEqual([{ options: ['Pink'], sku: 'V', price: '12', inventory: null }])
    expect(product.collections).toEqual(['cups', 'home'])
    expect(product.price).toBeNull()
  })

  test('finds media on the product row too, and an empty alt text is a place for one', async () => {
    const { values, cells } = await readProduct(v3({ ...V3_MUG, media: 'a.jpg' }, { ...V3_MEDIA, media: 'b.jpg' }))
    expect(values.imageAlt).toBe('')
    expect(cells.imageAlt).toEqual({ record: 1, line: 2 })
  })

  test('has no alt text where no row carries media, or no column holds it', async () => {
    const none = await readProduct(v3({ ...V3_MUG, mediaAltText: 'of nothing' }, { ...V3_MEDIA }))
    expect(none.values.imageAlt).toBeNull()
    expect(none.cells.imageAlt).toBeUndefined()
    const columns = V3_COLUMNS.filter((name) => name !== 'mediaAltText')
    const noColumn = await readProduct(csvText({ columns, rows: [{ ...V3_MUG, media: 'a.jpg' }] }))
    expect(noColumn.values.imageAlt).toBeNull()
    expect(noColumn.media).toEqual([{ id: 'a.jpg', altText: null }])
  })

  test('reduces a swatch on the product to the label that the variant names', async () => {
    const { options } = await readProduct(
      v3({
        ...V3_MUG,
        productOptionName1: 'Shade',
        productOptionType1: 'SWATCH_CHOICES',
        productOptionChoices1: '#FD04BF:Pink;#000000:Black'
      })
    )
    expect(options).toEqual(['Shade: Pink, Black'])
  })
})

describe('reading either file', () => {
  test('goes by the names of columns, never by their place', async () => {
    const straight = await readText(v1(V1_MUG, { ...V1_VARIANT, surcharge: '1' }))
    const rows = [V1_MUG, { ...V1_VARIANT, surcharge: '1' }]
    const turned = await readText(csvText({ columns: V1_COLUMNS.toReversed(), rows }))
    expect(turned.products).toEqual(straight.products)
  })

  test('needs no more than handle, type and name', async () => {
    const product = await readProduct('fieldType;name;handleId\nProduct;Mug;1\n')
    expect(product).toMatchObject({ handle: '1', name: 'Mug', visible: true, media: [], variants: [] })
    expect(product.values).toMatchObject({ title: 'Mug', description: null, ribbon: null })
    expect(Object.keys(product.cells)).toEqual(['title'])
  })

  test('keeps text as it is: blanks, NFD, zero-width, other scripts and quotes', async () => {
    const name = '  Cafe\u0301 \u200B"מוּג"; þykkur ✨ '
    const product = await readProduct(v3({ ...V3_MUG, name }))
    expect(product.name).toBe(name)
    expect(product.values.title).toBe(name)
  })

  test.each([
    ['LF', '\n'],
    ['CRLF', '\r\n'],
    ['CR', '\r']
  ])('takes %s as the record end and leaves every other line break to its cell', async (_name, end) => {
    const description = 'one\ntwo\r\nthree\rfour'
    const rows = [
      { ...V1_MUG, description },
      { ...V1_MUG, handleId: 'product_2', description: '' }
    ]
    for (const finalEnd of [true, false]) {
      const { products, refused } = await readText(csvText({ columns: V1_COLUMNS, rows, end, finalEnd }))
      expect(refused).toEqual([])
      expect(products.map(({ values }) => values.description)).toEqual([description, ''])
      expect(products.map(({ position }) => position)).toEqual([
        { record: 1, line: 2 },
        { record: 2, line: 6 }
      ])
    }
  })

  test('leaves a line break of another kind to its cell even where nobody quoted it', async () => {
    const inLf = await readProduct('handleId,fieldType,name,brand\n1,Product,Mug,one\rtwo\n')
    expect(inLf.brand).toBe('one\rtwo')
    const inCr = await readProduct('handleId,fieldType,name,brand\r1,Product,Mug,one\ntwo\r')
    expect(inCr.brand).toBe('one\ntwo')
  })

  test.each([',', ';', '\t'])('finds the delimiter %j in the header', async (delimiter) => {
    const rows = [{ ...V3_MUG, plainDescription: `a${delimiter}b,c;d\te` }]
    const text = csvText({ columns: V3_COLUMNS, rows, delimiter, bom: true })
    const { events, products } = await readText(text)
    expect(events[0]).toMatchObject({ kind: 'header', delimiter })
    expect(products[0]?.values.description).toBe(`a${delimiter}b,c;d\te`)
  })

  test.each([
    ['UTF-16 little-endian', Buffer.from([0xff, 0xfe]), false],
    ['UTF-16 big-endian', Buffer.from([0xfe, 0xff]), true],
    ['UTF-16 without a mark', Buffer.alloc(0), false]
  ])('reads %s', async (_name, bom, swap) => {
    const text = Buffer.from(v3({ ...V3_MUG, name: 'Þé 😀 מ' }), 'utf16le')
    const { products } = await readText(Buffer.concat([bom, swap ? text.swap16() : text]))
    expect(products[0]?.name).toBe('Þé 😀 מ')
  })

  test('does not trip over blank lines and rows of delimiters', async () => {
    const text = v1(V1_MUG).replace('\n', '\n\n  \n') + '\n,,,,\n\n'
    const { products, refused, end } = await readText(text)
    expect(refused).toEqual([])
    expect(products[0]?.position).toEqual({ record: 1, line: 4 })
    expect(end).toMatchObject({ products: 1, records: 1 })
  })

  test('imports a header without rows as an empty catalogue', async () => {
    const { end, unreadable } = await readText(v3())
    expect(unreadable).toBeUndefined()
    expect(end).toMatchObject({ products: 0, records: 0 })
  })

  test('stops without a word when it is aborted', async () => {
    const controller = new AbortController()
    await withFolder(async (folder) => {
      const rows = Array.from({ length: 300 }, (_, n) => ({ ...V1_MUG, handleId: `p${n}` }))
      await writeFile(`${folder}/in.csv`, v1(...rows))
      const kinds: string[] = []
      for await (const event of createCatalogFile().read(`${folder}/in.csv`, controller.signal)) {
        kinds.push(event.kind)
        if (event.kind === 'product') controller.abort()
      }
      expect(kinds).toEqual(['header', 'product'])
    })
  })

  test('tells its progress about once per 256 KB and never past the size of the file', async () => {
    const rows = Array.from({ length: 1000 }, (_, n) => ({
      ...V1_MUG,
      handleId: `p${n}`,
      description: 'x'.repeat(1000)
    }))
    const { events } = await readText(v1(...rows))
    const progress = events.filter((event) => event.kind === 'progress')
    expect(progress.length).toBeGreaterThanOrEqual(3)
    expect(progress.length).toBeLessThanOrEqual(5)
    for (const { bytesRead, bytesTotal } of progress) expect(bytesRead).toBeLessThanOrEqual(bytesTotal)
    expect(progress.map(({ bytesRead }) => bytesRead)).toEqual(
      progress.map(({ bytesRead }) => bytesRead).toSorted((a, b) => a - b)
    )
  })
})
