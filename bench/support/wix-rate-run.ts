import { execFile } from 'node:child_process'
import path from 'node:path'
import { promisify } from 'node:util'
import type { Load } from './wix-rate-load.ts'
import type { WixLimit } from './wix-rate-shapes.ts'
import type { RequestCount } from './wix-rate-store.ts'

export interface RateCase {
  readonly version: 'V1' | 'V3'
  readonly products: number
  readonly limit: WixLimit
  /** Whether the store says with its refusal how long to wait. */
  readonly retryAfter: boolean
  readonly seed: number
  /** A control: requests go out evenly at this rate, whatever the app thinks. Requests per minute. */
  readonly heldTo?: number
  readonly pullOnly?: boolean
  /** Where a store answers without a limit: then the clock is the real one, and what is measured is the load alone. */
  readonly baseUrl?: string
}

export interface RateStep {
  /** On the clock of the simulation. */
  readonly ms: number
  readonly requests: RequestCount
  readonly load: Load
}

export interface RateDone {
  readonly pull: RateStep
  readonly publish: RateStep | null
}

const child = path.resolve(import.meta.dirname, 'wix-rate-child.ts')

/** Pulls a store and publishes to it, in a process that does nothing else. */
export async function runRateCase(wanted: RateCase): Promise<RateDone> {
  const { stdout } = await promisify(execFile)(process.execPath, ['--expose-gc', child, JSON.stringify(wanted)], {
    maxBuffer: 64 * 1024 * 1024
  })
  return JSON.parse(stdout.trim().split('\n').at(-1) ?? '') as RateDone
}
