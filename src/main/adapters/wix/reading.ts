import type { z } from 'zod'
import type { ShopFailure, ShopResult } from '../../ports/shop.ts'
import type { CallResult } from './wix-call.ts'

/** What was asked for, read out of the answer; `unclear` where the answer is not what the API says it is. */
export function understood<T, R>(
  called: CallResult,
  schema: z.ZodType<T>,
  read: (body: T) => R | ReadFault
): ShopResult<R> {
  if (!called.ok) return { ok: false, failure: called.failure }
  const body = schema.safeParse(called.body)
  if (!body.success) {
    const at = body.error.issues[0]?.path.map(String).join('.') ?? ''
    return unclear(`Wix answered in a form that this version of the app does not know (${at === '' ? 'body' : at}).`)
  }
  const value = read(body.data)
  return value instanceof ReadFault ? unclear(value.message) : { ok: true, value }
}

export class ReadFault {
  readonly message: string

  constructor(message: string) {
    this.message = message
  }
}

/** Instead of a page: Wix sent one that was there before, and would do so for ever. */
export function stuckPage(): ReadFault {
  return new ReadFault('Wix sent the same page of products again instead of the next one.')
}

/** The reading stopped at a place that this version of the catalogue does not know. */
export function lostPlace(): { readonly ok: false; readonly failure: ShopFailure } {
  return {
    ok: false,
    failure: {
      kind: 'rejected',
      code: LOST_PLACE,
      message: 'Wix no longer knows the place where the reading stopped: fetch the catalogue again.'
    }
  }
}

export const LOST_PLACE = 'LOST_PLACE'

function unclear(message: string): { readonly ok: false; readonly failure: ShopFailure } {
  return { ok: false, failure: { kind: 'unclear', message } }
}
