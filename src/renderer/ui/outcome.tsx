import { useEffect, useRef, type ReactNode } from 'react'

/** What came of a press, below the buttons, so that none of them moves under the pointer; brought into sight where the window is low. */
export function Outcome({ children }: { readonly children: ReactNode }) {
  const box = useRef<HTMLDivElement>(null)
  useEffect(() => {
    box.current?.scrollIntoView({ block: 'nearest' })
  }, [])
  return <div ref={box}>{children}</div>
}
