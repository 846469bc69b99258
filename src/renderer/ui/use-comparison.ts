import { useDeferredValue, useMemo, useSyncExternalStore } from 'react'
import {
  comparison,
  isQuick,
  knownComparison,
  onComparison,
  type Compared,
  type Comparison
} from '../lib/comparison-cache.ts'

/**
 * What changed, undefined until it is known: a list that scrolls must not wait for its comparisons, and long texts are compared by
 * another thread. Give the same object for as long as the texts are the same.
 */
export function useComparison(compared: Compared): Comparison | undefined {
  const slow = isQuick(compared) ? null : compared
  const ready = useDeferredValue(slow, null) === slow
  const found = useSyncExternalStore(onComparison, () => knownComparison(compared))
  return useMemo(() => found ?? (ready ? comparison(compared) : undefined), [found, ready, compared])
}
