import type { z } from 'zod'
import { appProcedures } from './app.ts'
import { catalogProcedures } from './catalog.ts'
import { creditProcedures } from './credits.ts'
import type { ErrorBody } from './errors.ts'
import { exportProcedures } from './exports.ts'
import { importProcedures } from './imports.ts'
import { jobProcedures } from './jobs.ts'
import { publishProcedures } from './publishes.ts'
import { reviewProcedures } from './review.ts'
import { reviewListProcedures } from './review-lists.ts'
import { reviewViewProcedures } from './review-views.ts'
import { settingsProcedures } from './settings.ts'
import { shopProcedures } from './shop.ts'
import { syncProcedures } from './sync.ts'
import { wordingProcedures } from './wording.ts'

/** Everything that can be asked of the app. A name that is not here cannot be called from anywhere. */
export const contract = {
  ...appProcedures,
  ...catalogProcedures,
  ...importProcedures,
  ...jobProcedures,
  ...reviewProcedures,
  ...reviewListProcedures,
  ...reviewViewProcedures,
  ...exportProcedures,
  ...creditProcedures,
  ...settingsProcedures,
  ...shopProcedures,
  ...publishProcedures,
  ...syncProcedures,
  ...wordingProcedures
} as const

export type Contract = typeof contract
export type ProcedureName = keyof Contract
/** What a caller passes: defaults may be left out. */
export type Input<P extends ProcedureName> = z.input<Contract[P]['input']>
/** What a handler gets: validated, defaults filled in. */
export type Parsed<P extends ProcedureName> = z.output<Contract[P]['input']>
export type Output<P extends ProcedureName> = z.output<Contract[P]['output']>

export function isProcedureName(name: string): name is ProcedureName {
  return Object.hasOwn(contract, name)
}

/** Beside the input: which store is meant (the active one where not said) and the key that makes a repeated command harmless. */
export interface CallMeta {
  readonly instanceId?: string | undefined
  readonly idempotencyKey?: string | undefined
}

/** How every transport carries an answer: cloneable data, never a thrown error. */
export type CallResult<T = unknown> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly error: ErrorBody }
