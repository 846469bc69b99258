import type { RandomBytes } from './auth/secrets.ts'
import type { Plan } from './credits/plan.ts'

/** What the operator decides. */
export interface AppOptions {
  /** Opens the admin's endpoints and the metrics; null closes them. */
  readonly adminKey: string | null
  /** Secrets of the app on Wix, the running one first; empty where no store comes in by Wix. */
  readonly wixAppSecrets: readonly string[]
  /** How long a token of Wix is good after it was signed. */
  readonly wixTokenMaxAgeMs: number
  /** Of a store that is new. */
  readonly defaultPlan: Plan
  readonly version: string
  readonly randomBytes: RandomBytes
  /** The last entry of X-Forwarded-For is the caller's address. Only behind a proxy that sets it. */
  readonly trustProxy: boolean
  /** Holds every answer against its declaration: for tests, since it costs as much as making the answer. */
  readonly checkAnswers: boolean
  /** True while the process is on its way out: it takes nothing new. */
  readonly isDraining: () => boolean
  /** Seconds that a call took are read from it. Milliseconds, never backwards. */
  readonly monotonic: () => number
}
