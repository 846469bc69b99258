import { createHash, hash, timingSafeEqual } from 'node:crypto'

/** Where secrets are made: bytes that nobody can guess. */
export type RandomBytes = (count: number) => Uint8Array

export const DEVICE_TOKEN_PREFIX = 'wsd_'

/** SHA-256 of the UTF-8 text, base64url: what the protocol's `hash` is, and how a secret is kept. Enough for one that is random itself. */
export function digestOf(text: string): string {
  return hash('sha256', text, 'base64url')
}

/** Takes the same time wherever the two differ, and whatever their lengths are. */
export function isSameSecret(given: string, wanted: string): boolean {
  return timingSafeEqual(createHash('sha256').update(given).digest(), createHash('sha256').update(wanted).digest())
}

export function newDeviceToken(randomBytes: RandomBytes): string {
  return DEVICE_TOKEN_PREFIX + Buffer.from(randomBytes(32)).toString('base64url')
}

/** Digits and letters without I, L, O and U: 32 of them, none taken for another when read aloud or typed. */
const CODE_LETTERS = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'

/** Forty bits as a person types them: `K7QM-2RXD`. */
export function newPairingCode(randomBytes: RandomBytes): string {
  // 256 is a multiple of 32: every letter is equally likely.
  const letters = [...randomBytes(8)].map((byte) => CODE_LETTERS[byte % CODE_LETTERS.length] ?? '0').join('')
  return `${letters.slice(0, 4)}-${letters.slice(4)}`
}

/** The code that was meant: case, hyphen, and letters that look like digits do not matter. */
export function pairingCodeDigest(typed: string): string {
  const code = typed.toUpperCase().replaceAll('-', '').replaceAll('O', '0').replaceAll(/[IL]/g, '1')
  return digestOf(`pairing:${code}`)
}
