import { useDeferredValue, useEffect, useReducer } from 'react'
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
 * another thread. Give the same object for as long as the texts are the same. What is known costs a row of a long list no effect.
 */
export function useComparison(compared: Compared): Comparison | undefined {
  const slow = isQuick(compared) ? null : compared
  const ready = useDeferredValue(slow, null) === slow
  const [, drawAgain] = useReducer((times: number) => times + 1, 0)
  const found = ready ? comparison(compared) : knownComparison(compared)
  const awaited = found === undefined ? compared : null
  useEffect(() => {
    if (awaited === null) return undefined
    const look = (): void => {
      if (knownComparison(awaited) !== undefined) drawAgain()
    }
    // It may have come between the drawing and now.
    look()
    return onComparison(look)
  }, [awaited])
  return found
}
