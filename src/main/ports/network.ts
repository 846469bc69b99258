/** One HTTP request, as plain data: it crosses from the engine's thread to the shell, whose network honours the system's proxy and certificates. */
export interface NetworkRequest {
  /** https anywhere, http to this computer only. */
  readonly url: string
  readonly method: string
  readonly headers: Readonly<Record<string, string>>
  readonly body: string | null
}

export interface NetworkAnswer {
  readonly status: number
  readonly headers: readonly (readonly [name: string, value: string])[]
  /** Unpacked, whatever the `content-encoding` was. */
  readonly body: Uint8Array<ArrayBuffer>
}

/** Why there is no answer. `sent` is false only where it is certain that nothing of the request left this computer for its server. */
export type NetworkFailure =
  /** No connection was made: no network, no such name, nobody there. */
  | { readonly kind: 'unreachable'; readonly sent: false; readonly message: string }
  /** A proxy on the way would not let the request through, or wants a sign-in. */
  | { readonly kind: 'proxy'; readonly sent: false; readonly message: string }
  /** Whoever answered could not prove to be the server. */
  | { readonly kind: 'untrusted'; readonly sent: false; readonly message: string }
  /** The server's certificate is not valid yet or any more: most often it is this computer's clock that is wrong. */
  | { readonly kind: 'untrusted-date'; readonly sent: false; readonly message: string }
  /** The connection broke, or the answer can't be unpacked. */
  | { readonly kind: 'lost'; readonly sent: true; readonly message: string }
  /** The answer sent us elsewhere: never followed, for the key belongs to one origin. */
  | { readonly kind: 'redirected'; readonly sent: true; readonly message: string }
  /** More than `LARGEST_ANSWER`. */
  | { readonly kind: 'too-large'; readonly sent: true; readonly message: string }

export type NetworkFailureKind = NetworkFailure['kind']

export type NetworkResult =
  | { readonly ok: true; readonly answer: NetworkAnswer }
  | { readonly ok: false; readonly failure: NetworkFailure }

/** Bytes of an unpacked answer at most. A page of 100 products with all their text stays far below. */
export const LARGEST_ANSWER = 32 * 1_024 * 1_024

/** What a `fetch` over this port rejects with, unless its signal was aborted: then it rejects with the signal's reason, as `fetch` does. */
export class NetworkError extends TypeError {
  readonly failure: NetworkFailure

  constructor(failure: NetworkFailure) {
    super(failure.message)
    this.name = 'NetworkError'
    this.failure = failure
  }
}
