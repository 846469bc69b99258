/**
 * Who is asking. Every query of a call is about this instance and no other: it comes from the proof that the caller gave, never from
 * the body.
 */
export type Who =
  /** The merchant, by Wix's signature, or the operator in the merchant's place. */
  | { readonly kind: 'owner'; readonly instanceId: string }
  | { readonly kind: 'device'; readonly instanceId: string; readonly deviceId: string }
  /** The operator of this deployment. */
  | { readonly kind: 'admin' }
  /** No proof given, where none is asked for. */
  | { readonly kind: 'anybody' }
