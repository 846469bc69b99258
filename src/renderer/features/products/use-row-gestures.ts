import { useCallback, useRef } from 'react'
import type { ProductSummary } from '#shared/contract/catalog.ts'
import { productSelection, type ProductSelection } from '../../lib/selection.ts'

export interface RowGestures {
  readonly toggle: (index: number) => void
  /** Selects from the anchor (or `from`, where there is none yet) to `index`. A range that shrinks gives back what it took. */
  readonly extend: (from: number, index: number) => void
  readonly selectLoaded: () => void
  readonly clear: () => void
}

interface Anchor {
  readonly id: string
  /** What was selected when the range began. */
  readonly base: ProductSelection
}

/** The gestures of a list on the shared selection. Rows that are not loaded yet cannot be part of a gesture. */
export function useRowGestures(rows: readonly ProductSummary[]): RowGestures {
  const anchor = useRef<Anchor | null>(null)

  const toggle = useCallback(
    (index: number) => {
      const row = rows[index]
      if (!row) return
      productSelection.toggle(row.id)
      anchor.current = { id: row.id, base: productSelection.get() }
    },
    [rows]
  )

  const extend = useCallback(
    (from: number, index: number) => {
      const first = rows[from]
      if (!anchor.current && first) anchor.current = { id: first.id, base: productSelection.get() }
      if (!anchor.current) return
      const { id, base } = anchor.current
      const start = rows.findIndex((row) => row.id === id)
      if (start < 0) return
      const range = rows.slice(Math.min(start, index), Math.max(start, index) + 1)
      productSelection.set(base)
      productSelection.put(
        range.map((row) => row.id),
        true
      )
    },
    [rows]
  )

  const selectLoaded = useCallback(() => {
    anchor.current = null
    productSelection.put(
      rows.map((row) => row.id),
      true
    )
  }, [rows])

  const clear = useCallback(() => {
    anchor.current = null
    productSelection.clear()
  }, [])

  return { toggle, extend, selectLoaded, clear }
}
