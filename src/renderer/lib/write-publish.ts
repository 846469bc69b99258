import type { QueryClient } from '@tanstack/react-query'
import type { Publish } from '#shared/contract/publishes.ts'
import type { PublishRunState } from '#shared/model/publish-state.ts'
import { putInLists } from './put-in-lists.ts'

export function isPublishOver(state: PublishRunState): boolean {
  return state === 'DONE' || state === 'CANCELLED'
}

/** Puts a publish's new state wherever it is shown, without asking anybody. */
export function writePublish(queries: QueryClient, publish: Publish): void {
  queries.setQueriesData<Publish>({ queryKey: ['publishes.get'] }, (old) =>
    old?.id === publish.id ? publish : undefined
  )
  putInLists(queries, 'publishes', publish)
}
