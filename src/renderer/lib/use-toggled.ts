import { useCallback, useState } from 'react'

const NONE: ReadonlySet<number> = new Set()

/** The ids that are switched on, none at first, and the function that switches one over. It stays the same function. */
export function useToggled(): readonly [ReadonlySet<number>, (id: number) => void] {
  const [on, setOn] = useState(NONE)
  const toggle = useCallback((id: number): void => {
    setOn((current) => {
      const next = new Set(current)
      if (!next.delete(id)) next.add(id)
      return next
    })
  }, [])
  return [on, toggle]
}
