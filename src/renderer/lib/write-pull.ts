import type { QueryClient } from '@tanstack/react-query'
import type { Pull, Shop } from '#shared/contract/shop.ts'
import { putInLists } from './put-in-lists.ts'

/** Puts a pull's new state wherever it is shown, without asking anybody. Only for a pull of the active store. */
export function writePull(queries: QueryClient, pull: Pull): void {
  queries.setQueriesData<Pull>({ queryKey: ['pulls.get'] }, (old) => (old?.id === pull.id ? pull : undefined))
  // One pull at a time: a newer one takes the place of the last. An event that comes late never brings an older one back.
  queries.setQueriesData<Shop>({ queryKey: ['shop.get'] }, (shop) =>
    shop?.connected && (shop.pull?.id ?? 0) <= pull.id ? { ...shop, pull } : undefined
  )
  putInLists(queries, 'pulls', pull)
}
