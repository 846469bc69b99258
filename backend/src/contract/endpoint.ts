import type { z } from 'zod'
import type { Procedure } from '#shared/contract/procedure.ts'

/**
 * Who may call: `store` is the merchant and the merchant's devices, `owner` the merchant alone, `device` one of the devices alone,
 * `admin` the operator, `open` anybody.
 */
export type Access = 'store' | 'owner' | 'device' | 'admin' | 'open'

/** A procedure of the backend, declared once: it is served, checked, described and attacked from this. */
export interface Endpoint<
  A extends Access = Access,
  I extends z.ZodType = z.ZodType,
  O extends z.ZodType = z.ZodType
> extends Procedure<I, O> {
  readonly access: A
  /** Bytes of a body at most; a default where not given. */
  readonly maxBytes?: number
  /** Its handler puts up with texts that no database stores, since they are somebody's data and not a mistake of the caller. */
  readonly anyText?: true
}

export function endpoint<A extends Access, I extends z.ZodType, O extends z.ZodType>(
  access: A,
  declared: Procedure<I, O> & Pick<Endpoint, 'maxBytes' | 'anyText'>
): Endpoint<A, I, O> {
  return { ...declared, access }
}
