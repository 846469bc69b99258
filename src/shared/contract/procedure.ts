import type { z } from 'zod'
import type { ErrorCode } from './errors.ts'

/**
 * One thing that the app can be asked to do, declared once and served over IPC and over HTTP. Over HTTP the input is put together
 * from the path's `:names`, the query string (GET) and the JSON body (POST, PUT).
 */
export interface Procedure<I extends z.ZodType = z.ZodType, O extends z.ZodType = z.ZodType> {
  /** A query changes nothing; commands of one instance run one after another. */
  readonly kind: 'query' | 'command'
  readonly method: 'GET' | 'POST' | 'PUT' | 'DELETE'
  readonly path: `/${string}`
  readonly summary: string
  readonly input: I
  readonly output: O
  /** Beside `VALIDATION_ERROR`, `UNAUTHORIZED` and `INTERNAL`, which every procedure can answer. */
  readonly errors: readonly ErrorCode[]
  /** HTTP status of success, 200 where not given. */
  readonly status?: 201
  /**
   * How long it takes depends on how much it is about, or on another computer, so nobody can tell by the time that its answer will not come.
   * All others are answered in a moment.
   */
  readonly takesLong?: true
  /** The HTTP face is written by hand because its body or answer is a file; the procedure itself is the same. */
  readonly file?: 'upload' | 'download'
}

export function procedure<I extends z.ZodType, O extends z.ZodType>(declared: Procedure<I, O>): Procedure<I, O> {
  return declared
}
