import type { InfiniteData, QueryClient } from '@tanstack/react-query'
import type { Job } from '#shared/contract/jobs.ts'
import type { Publish } from '#shared/contract/publishes.ts'
import type { Pull } from '#shared/contract/shop.ts'

/** What lists are of, by the name that both the list's procedure and its answer have. */
interface Listed {
  readonly jobs: Job
  readonly publishes: Publish
  readonly pulls: Pull
}

type ListOf<Name extends keyof Listed> = Readonly<Record<Name, readonly Listed[Name][]>>
type CachedList<Name extends keyof Listed> = ListOf<Name> | InfiniteData<ListOf<Name>>

/** Puts the new state of one thing into every cached list that has it, without asking anybody. */
export function putInLists<Name extends keyof Listed>(queries: QueryClient, name: Name, item: Listed[Name]): void {
  const inList = (list: ListOf<Name>): ListOf<Name> =>
    list[name].some(({ id }) => id === item.id)
      ? { ...list, [name]: list[name].map((each) => (each.id === item.id ? item : each)) }
      : list
  queries.setQueriesData<CachedList<Name>>({ queryKey: [`${name}.list`] }, (cached) => {
    if (cached === undefined) return undefined
    return isOneList(cached, name) ? inList(cached) : { ...cached, pages: cached.pages.map(inList) }
  })
}

function isOneList<Name extends keyof Listed>(cached: CachedList<Name>, name: Name): cached is ListOf<Name> {
  return name in cached
}
