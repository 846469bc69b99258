import type { InfiniteData, QueryClient } from '@tanstack/react-query'
import type { Output } from '#shared/contract/contract.ts'
import type { Pull, Shop } from '#shared/contract/shop.ts'

type PullList = Output<'pulls.list'>
type CachedPulls = PullList | InfiniteData<PullList>

/** Puts a pull's new state wherever it is shown, without asking anybody. Only for a pull of the active store. */
export function writePull(queries: QueryClient, pull: Pull): void {
  queries.setQueriesData<Pull>({ queryKey: ['pulls.get'] }, (old) => (old?.id === pull.id ? pull : undefined))
  // One pull at a time: a newer one takes the place of the last. An event that comes late never brings an older one back.
  queries.setQueriesData<Shop>({ queryKey: ['shop.get'] }, (shop) =>
    shop?.connected && (shop.pull?.id ?? 0) <= pull.id ? { ...shop, pull } : undefined
  )
  queries.setQueriesData<CachedPulls>({ queryKey: ['pulls.list'] }, (cached) => {
    if (cached === undefined) return undefined
    return 'pages' in cached
      ? { ...cached, pages: cached.pages.map((page) => inList(page, pull)) }
      : inList(cached, pull)
  })
}

function inList(list: PullList, pull: Pull): PullList {
  if (!list.pulls.some((each) => each.id === pull.id)) return list
  return { ...list, pulls: list.pulls.map((each) => (each.id === pull.id ? pull : each)) }
}
