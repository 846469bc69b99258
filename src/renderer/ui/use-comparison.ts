import { useEffect, useReducer } from 'react'
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
  const [, drawAgain] = useReducer((times: number) => times + 1, 0)
  const found = isQuick(compared) ? comparison(compared) : undefined
  const awaited = found === undefined ? compared : null
  useEffect(() => {
    if (awaited === null) return undefined
    // A task of its own, after the row has been painted with its plain text; a row that is scrolled past has none.
    const timer = setTimeout(() => {
      if (comparison(awaited) !== undefined) drawAgain()
    })
    const stop = onComparison(() => {
      if (knownComparison(awaited) !== undefined) drawAgain()
    })
    return () => {
      clearTimeout(timer)
      stop()
    }
  }, [awaited])
  return found
}
