import { z } from 'zod'

/** Row id of a job, item or import. Coerced because over HTTP it comes out of a path. */
export const Id = z.coerce.number({ error: 'id must be a whole number' }).int().positive()
export const Count = z.number().int().nonnegative()
export const Limit = z.coerce
  .number({ error: 'limit must be a whole number' })
  .int('limit must be a whole number')
  .min(1, 'limit must be at least 1')
  .max(500, 'limit must be at most 500')
  .default(100)
/** Opaque: what the last page gave as `nextCursor`. */
export const Cursor = z.string().max(2_000)
export const SearchText = z.string().max(200, 'query must have at most 200 characters')
/** A yes or no that can come out of a query string, where `false` is a word. */
export const Flag = z.union([z.boolean(), z.enum(['true', 'false']).transform((word) => word === 'true')])
