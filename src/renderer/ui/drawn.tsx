import { useLayoutEffect, useRef } from 'react'

/** A component that shows in a `span` what `fill` draws: rows of long lists draw the same without React (decision 0029). */
export function drawn<Props extends object>(fill: (element: HTMLElement, props: Props) => void) {
  return function Drawn(props: Props) {
    const element = useRef<HTMLSpanElement>(null)
    useLayoutEffect(() => {
      if (element.current !== null) fill(element.current, props)
    })
    return <span ref={element} />
  }
}
