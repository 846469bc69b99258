import type { PairingCode, PairReply, PairRequest, SyncReply, SyncRequest } from '#shared/sync/protocol.ts'

/** Where a store's backend is and what opens it. */
export interface BackendAccess {
  readonly url: string
  readonly token: string
}

/** Why there is no answer that can be used. `message` is one sentence for the merchant. */
export type BackendFailure =
  /** Nobody can be reached; whether the request arrived is not known. */
  | { readonly kind: 'offline'; readonly message: string }
  /** The backend asks to wait, or is not well for the moment. */
  | { readonly kind: 'wait'; readonly afterMs: number | null; readonly message: string }
  /** The device was signed out, or the token was never good. */
  | { readonly kind: 'unauthorized'; readonly message: string }
  /** One side is too old for the other. */
  | { readonly kind: 'upgrade'; readonly message: string }
  /** Another copy of this database has gone on under the same name: this one needs a new epoch. */
  | { readonly kind: 'fork'; readonly message: string }
  /** The backend has stored up to `lastSeq` only. */
  | { readonly kind: 'gap'; readonly lastSeq: number }
  /** Pull from the beginning. */
  | { readonly kind: 'cursor-too-old' }
  /** It understood and will not: trying again unchanged is of no use. */
  | { readonly kind: 'refused'; readonly message: string }
  /** What came back is not an answer of a backend. */
  | { readonly kind: 'unusable'; readonly message: string }

export type BackendResult<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly failure: BackendFailure }

/** The store's backend. One request each, never repeated here; rejects where `signal` is aborted. */
export interface BackendApi {
  sync(access: BackendAccess, request: SyncRequest, signal: AbortSignal): Promise<BackendResult<SyncReply>>
  pair(url: string, request: PairRequest, signal: AbortSignal): Promise<BackendResult<PairReply>>
  /** A code for one more device. */
  invite(access: BackendAccess, signal: AbortSignal): Promise<BackendResult<PairingCode>>
  /** Credits that came back to the store. */
  writeOff(
    access: BackendAccess,
    deviceId: string,
    signal: AbortSignal
  ): Promise<BackendResult<{ readonly freed: number }>>
  /** The device gives its token up. */
  signOut(access: BackendAccess, signal: AbortSignal): Promise<BackendResult<Record<never, never>>>
}
