import type { CommitNote } from './crash-journal.ts'
import type { WixKillPoint } from './wix-kill-points.ts'

/** A fault built into the child on purpose, to show that the checks would find it. */
export const WIX_SABOTAGES = [
  'sending-not-durable',
  'blind-resend',
  'page-apart-from-cursor',
  'no-before-image'
] as const
export type WixSabotage = (typeof WIX_SABOTAGES)[number]

export type WixKillEnd =
  /** Kills itself at this point, when it comes there for the `nth` time. */
  | { readonly kind: 'point'; readonly point: WixKillPoint; readonly nth: number }
  /** Brings what is begun to its end, fetches the whole catalogue once more, and quits. */
  | { readonly kind: 'finish' }

/** Everything that one child is told. It goes over as JSON. */
export interface WixKillPlan {
  readonly dir: string
  /** The file that the child notes in what it did; it outlives the process as a pipe's other end would. */
  readonly journal: string
  /** Origin of the store on Wix, which lives on in the parent. */
  readonly url: string
  readonly siteId: string
  readonly apiKey: string
  readonly seed: number
  /** Milliseconds since 1970 at which this child's clock starts: never before what an earlier child wrote. */
  readonly startAt: number
  readonly end: WixKillEnd
  readonly sabotage: WixSabotage | null
}

/** What a child noted, in order. What is in here was seen outside the process before it died. */
export type WixKillEntry =
  | { readonly kind: 'ready' }
  | CommitNote
  /** The named point is reached; the process ends with this line. */
  | { readonly kind: 'point'; readonly point: WixKillPoint }
  | { readonly kind: 'failed'; readonly message: string }

/** Texts that are the same for whoever plays the merchant and whoever checks them. `round` counts from 1. */
export const editedText = (round: number): string => `Written by hand in round ${round}`
export const mergedText = (round: number): string => `Put together by hand in round ${round}`
export const storeNameOf = (round: number): string => `Nordhaus Living, round ${round}`

/** Which item of a round has which fate: the product by its place among the job's products, and the attribute. */
export const ROLES = {
  /** Changed on Wix after it was fetched, and decided each way. */
  mine: { at: 1, attribute: 'title' },
  live: { at: 1, attribute: 'description' },
  merge: { at: 1, attribute: 'seoTitle' },
  edited: { at: 2, attribute: 'title' },
  /** The merchant typed our text into Wix. */
  same: { at: 2, attribute: 'ribbon' },
  rejected: { at: 3, attribute: 'ribbon' },
  open: { at: 3, attribute: 'seoTitle' },
  /** Its approval is taken back after the publish was planned. */
  voided: { at: 3, attribute: 'description' }
} as const
export type Role = keyof typeof ROLES

export const hasRole = (role: Role, item: { readonly at: number; readonly attribute: string }): boolean =>
  ROLES[role].at === item.at && ROLES[role].attribute === item.attribute

/** Products that each round rewrites. */
export const ROUND_PRODUCTS = 4
