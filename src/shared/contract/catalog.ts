import { z } from 'zod'
import { ATTRIBUTES } from '../model/attribute.ts'
import { Count, Cursor, Id, Limit, SearchText } from './fields.ts'
import { procedure } from './procedure.ts'

export const ProductSummary = z.object({
  id: z.string(),
  name: z.string(),
  visible: z.boolean(),
  sku: z.string().nullable(),
  price: z.string().nullable(),
  brand: z.string().nullable(),
  ribbon: z.string().nullable(),
  collections: z.array(z.string()),
  variantCount: Count,
  mediaCount: Count,
  /** Wix media id or URL of the first image. */
  image: z.string().nullable(),
  /** Visible text of the description, cut for a list row. */
  excerpt: z.string(),
  descriptionLength: Count,
  /** Attributes that have a place in this product's source but no text. */
  missing: z.array(z.enum(ATTRIBUTES)),
  /** Items of this product that wait for review, and that were approved. */
  openItems: Count,
  approvedItems: Count
})
export type ProductSummary = z.infer<typeof ProductSummary>

export const Product = ProductSummary.extend({
  values: z.record(z.enum(ATTRIBUTES), z.string().nullable()),
  options: z.array(z.string()),
  media: z.array(z.object({ id: z.string(), altText: z.string().nullable() })),
  variants: z.array(
    z.object({
      options: z.array(z.string()),
      sku: z.string().nullable(),
      price: z.string().nullable(),
      inventory: z.string().nullable()
    })
  ),
  importId: Id.nullable(),
  updatedAt: z.iso.datetime()
})
export type Product = z.infer<typeof Product>

const ProductFilter = z.strictObject({
  query: SearchText.optional(),
  collectionId: z.string().max(200).optional(),
  /** Only products whose attribute has no text. */
  missing: z.enum(ATTRIBUTES).optional()
})

export const PRODUCT_SORTS = ['catalogue', 'name'] as const

export const Collection = z.object({ id: z.string(), name: z.string(), productCount: Count })
export type Collection = z.infer<typeof Collection>

export const catalogProcedures = {
  'products.list': procedure({
    kind: 'query',
    method: 'GET',
    path: '/api/products',
    takesLong: true,
    summary: 'Products by keyset pages, searched and filtered.',
    input: ProductFilter.extend({
      sort: z.enum(PRODUCT_SORTS).default('catalogue'),
      cursor: Cursor.optional(),
      limit: Limit
    }),
    output: z.object({ products: z.array(ProductSummary), nextCursor: z.string().nullable(), total: Count }),
    errors: []
  }),
  'products.ids': procedure({
    kind: 'query',
    method: 'GET',
    path: '/api/products/ids',
    takesLong: true,
    summary: 'The ids of all products that match, for selecting all of them.',
    input: ProductFilter,
    output: z.object({ ids: z.array(z.string()), total: Count }),
    errors: []
  }),
  'products.get': procedure({
    kind: 'query',
    method: 'GET',
    path: '/api/products/:id',
    summary: 'One product with all of its text, variants and media.',
    input: z.strictObject({ id: z.string() }),
    output: Product,
    errors: ['NOT_FOUND']
  }),
  'collections.list': procedure({
    kind: 'query',
    method: 'GET',
    path: '/api/collections',
    summary: 'Collections with the number of their products.',
    input: z.strictObject({}),
    output: z.object({ collections: z.array(Collection) }),
    errors: []
  })
} as const
