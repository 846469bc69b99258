import type { CallMeta, CallResult } from '#shared/contract/contract.ts'
import type { AnyEvent } from '#shared/contract/events.ts'
import type { HostServices } from '../ports/host.ts'

/** What the engine's thread is started with. */
export interface ThreadOptions {
  readonly dataDir: string
  readonly resourcesDir: string
  readonly shell: 'web' | 'electron'
  readonly version: string
  /** The shell can exchange the app for a newer version; false where not said. */
  readonly updates?: boolean
  readonly sample: boolean
  readonly allowance: number | null
  /** Where Wix answers. */
  readonly shopUrl: string
}

export type EngineStartErrorCode =
  | 'LOCKED'
  | 'NEWER_DATABASE'
  | 'MIGRATION_FAILED'
  | 'CORRUPT'
  | 'UNSAFE_SQLITE'
  | 'UNSAFE_SETTINGS'
  | 'DISK_FULL'
  | 'READ_ONLY'
  | 'FAILED'

type HostCall = keyof HostServices

/** Shell to engine. */
export type ToThread =
  | {
      readonly kind: 'call'
      readonly id: number
      readonly procedure: string
      readonly input: unknown
      readonly meta: CallMeta
    }
  | { readonly kind: 'host-answer'; readonly id: number; readonly value: unknown }
  | { readonly kind: 'host-failed'; readonly id: number; readonly message: string }
  | { readonly kind: 'stop' }

/** Engine to shell. */
export type FromThread =
  | { readonly kind: 'ready' }
  | { readonly kind: 'refused'; readonly code: EngineStartErrorCode; readonly message: string }
  | { readonly kind: 'answer'; readonly id: number; readonly result: CallResult }
  | { readonly kind: 'event'; readonly event: AnyEvent }
  | { readonly kind: 'host-call'; readonly id: number; readonly service: HostCall; readonly argument: unknown }
  /** Nobody waits for the answer to that host call any more. */
  | { readonly kind: 'host-abort'; readonly id: number }
  | { readonly kind: 'stopped' }
