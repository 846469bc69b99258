import type { InfiniteData, QueryClient } from '@tanstack/react-query'
import type { Output } from '#shared/contract/contract.ts'
import type { Publish } from '#shared/contract/publishes.ts'
import type { PublishRunState } from '#shared/model/publish-state.ts'

type PublishList = Output<'publishes.list'>
type CachedPublishes = PublishList | InfiniteData<PublishList>

export function isPublishOver(state: PublishRunState): boolean {
  return state === 'DONE' || state === 'CANCELLED'
}

/** Puts a publish's new state wherever it is shown, without asking anybody. */
export function writePublish(queries: QueryClient, publish: Publish): void {
  queries.setQueriesData<Publish>({ queryKey: ['publishes.get'] }, (old) =>
    old?.id === publish.id ? publish : undefined
  )
  queries.setQueriesData<CachedPublishes>({ queryKey: ['publishes.list'] }, (cached) => {
    if (cached === undefined) return undefined
    return 'pages' in cached
      ? { ...cached, pages: cached.pages.map((page) => inList(page, publish)) }
      : inList(cached, publish)
  })
}

function inList(list: PublishList, publish: Publish): PublishList {
  if (!list.publishes.some((each) => each.id === publish.id)) return list
  return { ...list, publishes: list.publishes.map((each) => (each.id === publish.id ? publish : each)) }
}
