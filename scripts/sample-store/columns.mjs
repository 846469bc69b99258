/**
 * @param {number} count
 * @param {readonly string[]} names
 */
const numbered = (count, names) =>
  Array.from({ length: count }, (_, i) => names.map((name) => `${name}${i + 1}`)).flat()

/** The 93 columns of a Wix V3 product export, in the order in which Wix writes them. */
export const WIX_COLUMNS = [
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
  'strikethroughPrice',
  'cost',
  'inventory',
  'preOrderEnabled',
  'preOrderMessage',
  'preOrderLimit',
  'sku',
  'barcode',
  'weight',
  'baseUnit',
  'baseUnitMeasurement',
  'totalUnits',
  'totalUnitsMeasurement',
  ...numbered(6, ['productOptionName', 'productOptionType', 'productOptionChoices']),
  ...numbered(10, ['modifierName', 'modifierType', 'modifierCharLimit', 'modifierMandatory', 'modifierDescription'])
]

/** Wix exports no SEO text and no slug; these three ride at the end, where Wix itself would ignore them. */
export const EXTRA_COLUMNS = ['seoTitle', 'seoDescription', 'slug']

export const COLUMNS = [...WIX_COLUMNS, ...EXTRA_COLUMNS]
