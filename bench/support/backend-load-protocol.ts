import type { LoadCall, LoadKind } from './backend-load-calls.ts'

/** Where the server of the figure keeps its three databases: the one that is recorded, the backend's, and the bare handler's. */
export type LoadPlace =
  | { readonly urls: readonly [string, string, string] }
  | { readonly folders: readonly [string, string, string] }

export interface SetUp {
  readonly place: LoadPlace
  /** Calls of each kind, in slices that come in turn: first all kinds of the first slice. */
  readonly slices: number
  readonly size: number
  /** Where the calls are written for the client to read. */
  readonly file: string
}

/** Ports on 127.0.0.1. */
export interface Ready {
  readonly backend: number
  readonly bare: number
}

export type CallsByKind = Readonly<Record<LoadKind, readonly LoadCall[]>>

export interface Slice {
  readonly port: number
  readonly kind: LoadKind
  readonly from: number
  readonly count: number
}

export interface SliceResult {
  readonly ms: number
  /** Milliseconds. */
  readonly p50: number
  readonly p99: number
  readonly failed: number
}
