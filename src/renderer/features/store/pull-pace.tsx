import { useQueryClient } from '@tanstack/react-query'
import { useEffect } from 'react'
import { useApiQuery } from '../../lib/api.tsx'
import { formatNumber } from '../../lib/format.ts'
import { HeldLine } from '../../ui/held-line.tsx'

/** Milliseconds between two looks at the pace. It changes with every answer of Wix, and nothing announces it. */
const LOOK_MS = 2_000

/** How fast Wix lets a running pull go, and the wait where it asked for one. Nothing before the first answer. */
export function PullPace() {
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
  if (pace.heldMs > 0) return <HeldLine until={shop.dataUpdatedAt + pace.heldMs} who="Wix" what="Fetching" />
  return <div>Up to {formatNumber(Math.round(pace.requestsPerMinute))} requests a minute</div>
}
