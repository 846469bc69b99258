/** The last moment that ISO 8601 gives in four digits. Milliseconds since 1970. */
const LATEST = Date.UTC(9999, 11, 31, 23, 59, 59, 999)

/** A device's time, milliseconds since 1970, as the contract gives it. A clock that is wrong beyond all measure is shown as its bound. */
export function iso(at: number): string {
  return new Date(Math.min(LATEST, Math.max(0, at))).toISOString()
}

export function isoOrNull(at: number | null): string | null {
  return at === null ? null : iso(at)
}
