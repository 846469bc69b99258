/** Counts per key within a window of time. In memory, of this process alone: a brake on guessing, no accounting. */
export interface RateLimit {
  /** Null if one more is allowed now, else milliseconds to wait. */
  take(key: string): number | null
}

/** @param now milliseconds, as of a clock that is passed in */
export function createRateLimit(limit: number, windowMs: number, now: () => number): RateLimit {
  const windows = new Map<string, { readonly endsAt: number; count: number }>()
  // One that begins later than now is of a clock that was set back: it would hold everybody up until then.
  const isOver = ({ endsAt }: { readonly endsAt: number }, at: number): boolean =>
    endsAt <= at || endsAt - windowMs > at
  return {
    take(key) {
      const at = now()
      const window = windows.get(key)
      if (window === undefined || isOver(window, at)) {
        // Whoever comes with ever new keys must not fill the memory.
        if (windows.size >= MAX_KEYS) for (const [old, one] of windows) if (isOver(one, at)) windows.delete(old)
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
