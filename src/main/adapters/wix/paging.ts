import { z } from 'zod'

/** Rows of one page: the most that Wix gives of products. */
export const PAGE_SIZE = 100

const V1Cursor = z.object({ after: z.string().regex(/^\d{1,30}$/), since: z.string().nullable() })
/** V1 has no cursor of its own beyond 10,000 rows: the place is the number of the last product, with the filter that goes with it. */
export type V1Cursor = z.infer<typeof V1Cursor>

const V3Cursor = z.object({ cursor: z.string().min(1), first: z.string(), last: z.string() })
/** Wix's cursor holds the filter. `first` and `last` are those of page one, which Wix sends again for a cursor that it does not take. */
export type V3Cursor = z.infer<typeof V3Cursor>

const OffsetCursor = z.object({ offset: z.number().int().positive() })
export type OffsetCursor = z.infer<typeof OffsetCursor>

export function encodeCursor(cursor: V1Cursor | V3Cursor | OffsetCursor): string {
  return JSON.stringify(cursor)
}

/** Undefined where it is none of this version, as after a move of the store from V1 to V3. */
export const decodeV1Cursor = (text: string): V1Cursor | undefined => decode(V1Cursor, text)
export const decodeV3Cursor = (text: string): V3Cursor | undefined => decode(V3Cursor, text)
export const decodeOffsetCursor = (text: string): OffsetCursor | undefined => decode(OffsetCursor, text)

function decode<T>(schema: z.ZodType<T>, text: string): T | undefined {
  try {
    const parsed: unknown = JSON.parse(text)
    return schema.safeParse(parsed).data
  } catch {
    return undefined
  }
}
