import { useQueryClient } from '@tanstack/react-query'
import { useEffect } from 'react'
import type { Shop } from '#shared/contract/shop.ts'
import { useApiQuery } from './api.tsx'

/** Milliseconds between two looks at the pace. It changes with every answer of Wix, and nothing announces it. */
const LOOK_MS = 2_000

export interface ShopPace {
  readonly requestsPerMinute: NonNullable<Shop['pace']>['requestsPerMinute']
  /** Milliseconds of the reader's clock until which Wix asked to wait; null where it did not. */
  readonly heldUntil: number | null
}

/** How fast Wix lets requests through, looked at for as long as it is shown. Null before the first answer. */
export function useShopPace(): ShopPace | null {
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
  return {
    requestsPerMinute: pace.requestsPerMinute,
    heldUntil: pace.heldMs > 0 ? shop.dataUpdatedAt + pace.heldMs : null
  }
}
