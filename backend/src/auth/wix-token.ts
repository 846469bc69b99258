import { createHmac, timingSafeEqual } from 'node:crypto'
import { z } from 'zod'

/** What Wix says of the caller in the signed `instance` value. There is more in it, which nothing here depends on. */
const Payload = z.object({
  instanceId: z.string().min(1).max(100),
  signDate: z.iso.datetime({ offset: true }),
  /** There for a visitor of the site who is nobody's account: such a one has no business here. */
  aid: z.string().nullish()
})

export interface WixTokenRules {
  /** The app's secrets, the running one first: a second one only while it is being exchanged. None: no token of Wix is good. */
  readonly secrets: readonly string[]
  /** A token is good for this long after it was signed. */
  readonly maxAgeMs: number
  readonly now: number
}

/** Clocks of Wix and of this computer may differ by this much. */
const SKEW_MS = 5 * 60_000

/**
 * The Wix instance that a token speaks for: `signature.payload`, both base64url without padding, the signature HMAC-SHA256 of the
 * payload as it stands. Null for everything that Wix did not sign, signed too long ago, or signed for an anonymous visitor.
 */
export function wixInstanceOf(token: string, { secrets, maxAgeMs, now }: WixTokenRules): string | null {
  const [signature, payload, ...rest] = token.split('.')
  if (signature === undefined || payload === undefined || rest.length > 0) return null
  if (!secrets.some((secret) => isSigned(payload, signature, secret))) return null
  const said = parse(payload)
  if (!said || (said.aid ?? '') !== '') return null
  const age = now - Date.parse(said.signDate)
  return age <= maxAgeMs && age >= -SKEW_MS ? said.instanceId : null
}

/** For tests and for figures, which have no Wix to sign for them. */
export function signWixInstance(payload: object, secret: string): string {
  const data = Buffer.from(JSON.stringify(payload)).toString('base64url')
  return `${createHmac('sha256', secret).update(data).digest('base64url')}.${data}`
}

function isSigned(payload: string, signature: string, secret: string): boolean {
  const wanted = createHmac('sha256', secret).update(payload).digest()
  const given = Buffer.from(signature, 'base64url')
  return given.length === wanted.length && timingSafeEqual(given, wanted)
}

function parse(payload: string): z.infer<typeof Payload> | null {
  try {
    const json: unknown = JSON.parse(Buffer.from(payload, 'base64url').toString())
    return Payload.safeParse(json).data ?? null
  } catch {
    return null
  }
}
