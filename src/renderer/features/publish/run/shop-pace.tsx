import { VisuallyHidden } from '@mantine/core'
import { useQueryClient } from '@tanstack/react-query'
import { useEffect } from 'react'
import { useApiQuery } from '../../../lib/api.tsx'
import { formatDuration, formatNumber } from '../../../lib/format.ts'
import { useClock } from '../../../lib/use-clock.ts'

/** Milliseconds between two looks at the pace. It changes with every answer of Wix, and nothing announces it. */
const LOOK_MS = 2_000

/** How fast Wix lets requests through. Nothing where it has not told yet. */
export function ShopPace() {
  const queries = useQueryClient()
  const shop = useApiQuery('shop.get', {})
  useEffect(() => {
    const timer = setInterval(() => {
      if (!document.hidden) void queries.invalidateQueries({ queryKey: ['shop.get'] })
    }, LOOK_MS)
    return () => clearInterval(timer)
  }, [queries])

  const pace = shop.data?.pace ?? null
  if (pace === null) return null
  if (pace.heldMs > 0) return <Held until={shop.dataUpdatedAt + pace.heldMs} />
  return <>Up to {formatNumber(Math.round(pace.requestsPerMinute))} requests a minute</>
}

/** A countdown for the eye; a screen reader hears once that there is one, and not every second of it. */
function Held({ until }: { readonly until: number }) {
  const now = useClock(1_000)
  const left = Math.max(0, until - now)
  return (
    <>
      <span aria-hidden>
        Wix asked to wait: goes on in {left === 0 ? 'a moment' : formatDuration(Math.ceil(left / 1_000) * 1_000)}
      </span>
      <VisuallyHidden role="status">Wix asked to wait. It goes on by itself.</VisuallyHidden>
    </>
  )
}
