import { z } from 'zod'
import { Count, Cursor, Limit, SearchText } from '#shared/contract/fields.ts'
import { AttributeName } from '#shared/contract/jobs.ts'
import { endpoint } from './endpoint.ts'

export const MAX_PRODUCTS_PER_PAGE = 500

const ProductId = z.string().min(1).max(200)

export const StoredProduct = z.object({
  id: ProductId,
  name: z.string().max(1_000),
  /** What each attribute holds on Wix; one that is missing is empty. */
  texts: z.partialRecord(AttributeName, z.string().max(100_000)).default({}),
  /** The collections that it is in. */
  collectionIds: z.array(ProductId).max(500).default([])
})
export type StoredProduct = z.infer<typeof StoredProduct>

export const productEndpoints = {
  'products.put': endpoint('store', {
    kind: 'command',
    method: 'PUT',
    path: '/v1/products',
    summary: 'Store or replace products, a page at a time. A job over POST /api/jobs takes its texts from here.',
    maxBytes: 16_000_000,
    anyText: true,
    input: z.strictObject({
      products: z
        .array(z.strictObject(StoredProduct.shape))
        .min(1)
        .max(MAX_PRODUCTS_PER_PAGE)
        .refine(
          (list) => new Set(list.map(({ id }) => id)).size === list.length,
          'products must not hold the same id twice'
        )
    }),
    output: z.object({ stored: Count }),
    errors: []
  }),
  'products.list': endpoint('store', {
    kind: 'query',
    method: 'GET',
    path: '/v1/products',
    summary: 'The products that the backend knows, by id.',
    input: z.strictObject({ query: SearchText.optional(), cursor: Cursor.optional(), limit: Limit }),
    output: z.object({ products: z.array(StoredProduct), nextCursor: z.string().nullable(), total: Count }),
    errors: []
  })
} as const
