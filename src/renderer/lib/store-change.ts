import { hashKey, useQueryClient, type QueryClient } from '@tanstack/react-query'
import { useEffect } from 'react'
import type { AppStatus } from '#shared/contract/app.ts'
import { productSelection } from './selection.ts'

const STATUS = ['app.status', {}] as const
const STATUS_HASH = hashKey(STATUS)

/**
 * Another window can make another store the active one. What this window holds of the last one is then refused when it is asked for
 * again, and would stay on the screen below the new store's name: it is forgotten. Returns the function that stops looking.
 */
export function forgetAtStoreChange(queries: QueryClient): () => void {
  let active = queries.getQueryData<AppStatus>(STATUS)?.instance.instanceId
  return queries.getQueryCache().subscribe(({ type, query }) => {
    if (type !== 'updated' || query.queryHash !== STATUS_HASH) return
    const now = queries.getQueryData<AppStatus>(STATUS)?.instance.instanceId
    if (now === undefined || now === active) return
    const first = active === undefined
    active = now
    if (first) return
    productSelection.clear()
    void queries.resetQueries({ predicate: ({ queryHash }) => queryHash !== STATUS_HASH })
  })
}

/** Once, at the root of the page. */
export function useStoreChange(): void {
  const queries = useQueryClient()
  useEffect(() => forgetAtStoreChange(queries), [queries])
}
