/** Counts per key within a window of time. In memory, of this process alone: a brake on guessing, no accounting. */
export interface RateLimit {
  /** Null if one more is allowed now, else milliseconds to wait. */
  take(key: string): number | null
}

/** @param now milliseconds, as of a clock that is passed in */
export function createRateLimit(limit: number, windowMs: number, now: () => number): RateLimit {
  const windows = new Map<string, { readonly endsAt: number; count: number }>()
  return {
    take(key) {
      const at = now()
      const window = windows.get(key)
      if (window === undefined || window.endsAt <= at) {
        // Whoever comes with ever new keys must not fill the memory.
        if (windows.size >= MAX_KEYS) for (const [old, { endsAt }] of windows) if (endsAt <= at) windows.delete(old)
        if (windows.size >= MAX_KEYS) windows.clear()
        windows.set(key, { endsAt: at + windowMs, count: 1 })
        return null
      }
      if (window.count >= limit) return window.endsAt - at
      window.count += 1
      return null
    }
  }
}

const MAX_KEYS = 10_000
