import { createHash } from 'node:crypto'

/** @import { Modifier, Option, Product, Section } from './options.mjs' */
/** @typedef {Record<string, string>} Row */

/** @param {string} text */
const hex = (text) => createHash('sha256').update(text).digest('hex')

/**
 * A steady number in [0, size) for a text: the store's only source of "chance".
 * @param {string} text
 * @param {number} size
 */
const pick = (text, size) => Number.parseInt(hex(text).slice(0, 8), 16) % size

/** @param {string} seed */
const uuidLike = (seed) => {
  const h = hex(`handle/${seed}`)
  return [h.slice(0, 8), h.slice(8, 12), h.slice(12, 16), h.slice(16, 20), h.slice(20, 32)].join('-')
}

/** @param {string} seed */
const mediaId = (seed) => {
  const id = hex(`media/${seed}`).slice(0, 32)
  switch (pick(`shape/${seed}`, 16)) {
    case 0:
      return `a1b2c3_${id}~mv2_d_2400_1600_s_2.jpg`
    case 1:
      return `a1b2c3_${id}~mv2.png`
    case 2:
      return `a1b2c3_${id}~mv2.webp`
    case 3:
      return `${id}.jpg`
    default:
      return `a1b2c3_${id}~mv2.jpg`
  }
}

/**
 * What a camera or a supplier's archive calls a picture, as it ends up in alt text.
 * @param {string} seed
 * @param {string} name
 */
const fileName = (seed, name) => {
  const n = 1000 + pick(`file/${seed}`, 8999)
  const words = slugOf(name).split('-').slice(0, 2).join('_') || 'product'
  const names = [`IMG_${n}.jpg`, `DSC0${n}.JPG`, `${words}_front_FINAL2.jpg`, `${words}-${n}-web.png`]
  return names[pick(`kind/${seed}`, names.length)] ?? ''
}

/**
 * EAN-13 in the range 20 to 29, which shops use for themselves and no maker owns.
 * @param {string} seed
 */
const barcode = (seed) => {
  const digits = `20${BigInt(`0x${hex(`ean/${seed}`).slice(0, 12)}`) % 10_000_000_000n}`.padEnd(12, '0')
  const sum = [...digits].reduce((total, digit, i) => total + Number(digit) * (i % 2 === 0 ? 1 : 3), 0)
  return `${digits}${(10 - (sum % 10)) % 10}`
}

/**
 * Latin names only: a slug of what little Latin a Hebrew or Japanese name holds would be noise.
 * @param {string} name
 */
const slugOf = (name) => {
  if (/[\p{Script=Hebrew}\p{Script=Arabic}\p{Script=Han}\p{Script=Hiragana}]/u.test(name)) return ''
  return name
    .normalize('NFD')
    .replaceAll('ß', 'ss')
    .replaceAll('ı', 'i')
    .replaceAll('ð', 'd')
    .replaceAll('þ', 'th')
    .replaceAll('æ', 'ae')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '')
}

/** @param {string} seed */
const stock = (seed) => {
  const n = pick(`stock/${seed}`, 20)
  if (n < 2) return 'OUT_OF_STOCK'
  return n < 9 ? 'IN_STOCK' : String(pick(`count/${seed}`, 90))
}

/** @param {readonly Option[]} options */
const combinations = (options) =>
  options.reduce(
    (rows, option) => rows.flatMap((row) => option.choices.map((value) => [...row, value])),
    /** @type {string[][]} */ ([[]])
  )

/** @param {number | undefined} value */
const money = (value) => (value === undefined ? '' : String(Math.round(value * 100) / 100))

/**
 * What the shop paid; most shops never fill it in.
 * @param {Product} product
 * @param {string} seed
 */
const cost = (product, seed) =>
  pick(`cost/${seed}`, 4) === 0 ? money(product.price * (0.35 + pick(`margin/${seed}`, 20) / 100)) : ''

/**
 * @param {readonly Option[]} options
 * @param {(option: Option, column: number) => string} choicesOf
 * @returns {Row}
 */
const optionCells = (options, choicesOf) =>
  Object.fromEntries(
    options.flatMap((option, i) => [
      [`productOptionName${i + 1}`, option.name],
      [`productOptionType${i + 1}`, option.type],
      [`productOptionChoices${i + 1}`, choicesOf(option, i)]
    ])
  )

/**
 * @param {readonly Modifier[]} modifiers
 * @returns {Row}
 */
const modifierCells = (modifiers) =>
  Object.fromEntries(
    modifiers.flatMap((modifier, i) => [
      [`modifierName${i + 1}`, modifier.name],
      [`modifierType${i + 1}`, modifier.type],
      [`modifierCharLimit${i + 1}`, String(modifier.limit)],
      [`modifierMandatory${i + 1}`, String(modifier.mandatory)],
      [`modifierDescription${i + 1}`, modifier.description]
    ])
  )

/**
 * @param {Product} product
 * @param {readonly Option[]} options
 * @param {string} handle
 * @param {string} seed
 * @param {string} sku
 * @returns {Row[]}
 */
const variantRows = (product, options, handle, seed, sku) => {
  const skip = new Set(product.skip ?? [])
  return combinations(options)
    .filter((values) => !skip.has(values.join('/')))
    .map((values, i) => {
      const extra = values.reduce((sum, value) => sum + (product.extra?.[value] ?? 0), 0)
      return {
        handle,
        fieldType: 'VARIANT',
        visible: 'true',
        price: money(product.price + extra),
        strikethroughPrice: product.was === undefined ? '' : money(product.was + extra),
        cost: cost(product, seed),
        inventory: product.stock ?? stock(`${seed}/${values.join('/')}`),
        preOrderEnabled: 'false',
        sku: sku === '' ? '' : `${sku}-${i + 1}`,
        barcode: product.barcode === false ? '' : barcode(`${seed}/${i}`),
        weight: product.weight === undefined ? '' : String(product.weight),
        ...optionCells(options, (_, column) => values[column] ?? '')
      }
    })
}

/**
 * @param {Product} product
 * @param {string} handle
 * @param {string} seed
 * @returns {Row[]}
 */
const mediaRows = (product, handle, seed) => {
  const alts = Array.isArray(product.alt) ? product.alt : []
  const count = Math.max(product.media ?? 1 + pick(`media/${seed}`, 5), alts.length)
  return Array.from({ length: count }, (_, i) => ({
    handle,
    fieldType: 'MEDIA',
    media: mediaId(`${seed}/${i}`),
    mediaAltText: product.alt === 'file' ? fileName(`${seed}/${i}`, product.name) : (alts[i] ?? '')
  }))
}

/**
 * @param {Product} product
 * @param {Section} section
 * @param {string} handle
 * @param {string} seed
 * @param {string} sku
 * @param {string} slug
 * @returns {Row}
 */
const productRow = (product, section, handle, seed, sku, slug) => {
  const categories = product.in ?? section.slug
  const single = product.options === undefined
  return {
    handle,
    fieldType: 'PRODUCT',
    name: product.name,
    visible: String(product.hidden !== true),
    plainDescription: product.text,
    categorySlugs: categories,
    primaryCategorySlug: product.primary ?? categories.split(';')[0] ?? '',
    ribbon: product.ribbon ?? '',
    brand: product.brand ?? section.brand ?? '',
    ...(single && {
      price: money(product.price),
      strikethroughPrice: money(product.was),
      cost: cost(product, seed),
      inventory: product.stock ?? stock(seed),
      preOrderEnabled: String(product.preOrder !== undefined),
      preOrderMessage: product.preOrder?.message ?? '',
      preOrderLimit: product.preOrder === undefined ? '' : String(product.preOrder.limit),
      sku,
      barcode: (product.barcode ?? pick(`has-ean/${seed}`, 5) < 2) ? barcode(seed) : '',
      weight: product.weight === undefined ? '' : String(product.weight),
      ...product.unit
    }),
    ...optionCells(product.options ?? [], (option) => option.productChoices.join(';')),
    ...modifierCells(product.modifiers ?? []),
    seoTitle: product.seoTitle ?? '',
    seoDescription: product.seoDescription ?? '',
    slug
  }
}

/**
 * All rows of the store: each PRODUCT, then its VARIANTs, then its MEDIA. Everything that the data does not say (handle,
 * media ids, SKU, stock) follows from the product's name, so that a change to one product leaves the others alone.
 * @param {readonly Section[]} sections
 */
export const storeRows = (sections) => {
  /** @type {Map<string, number>} */
  const seen = new Map()
  return sections.flatMap((section) =>
    section.products.flatMap((product, index) => {
      const repeat = (seen.get(product.name) ?? 0) + 1
      seen.set(product.name, repeat)
      const seed = repeat === 1 ? product.name : `${product.name}#${repeat}`
      const handle = product.handle ?? `Product_${uuidLike(seed)}`
      const sku = product.sku ?? (pick(`sku/${seed}`, 6) === 0 ? '' : `${section.sku}-${1001 + index * 7}`)
      const plainSlug = slugOf(product.name)
      const slug = product.slug ?? (repeat === 1 || plainSlug === '' ? plainSlug : `${plainSlug}-${repeat - 1}`)
      return [
        productRow(product, section, handle, seed, sku, slug),
        ...(product.options === undefined ? [] : variantRows(product, product.options, handle, seed, sku)),
        ...mediaRows(product, handle, seed)
      ]
    })
  )
}
