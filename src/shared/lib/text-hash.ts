/**
 * 53 bits of a text (two 32-bit multiplicative hashes, mixed), which fit a number exactly. Not for secrets: it tells whether a text is
 * still the one that was seen, and which texts are the same.
 */
export function textHash(text: string): number {
  let low = 0xdead_beef
  let high = 0x41c6_ce57
  for (let at = 0; at < text.length; at += 1) {
    const unit = text.charCodeAt(at)
    low = Math.imul(low ^ unit, 0x9e37_79b1)
    high = Math.imul(high ^ unit, 0x5f35_6495)
  }
  low = Math.imul(low ^ (low >>> 16), 0x85eb_ca6b) ^ Math.imul(high ^ (high >>> 13), 0xc2b2_ae35)
  high = Math.imul(high ^ (high >>> 16), 0x85eb_ca6b) ^ Math.imul(low ^ (low >>> 13), 0xc2b2_ae35)
  return (high & 0x1f_ffff) * 0x1_0000_0000 + (low >>> 0)
}
