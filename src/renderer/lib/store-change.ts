import { hashKey, useQueryClient, type QueryClient } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import type { AppStatus } from '#shared/contract/app.ts'

const STATUS = ['app.status', {}] as const
const STATUS_HASH = hashKey(STATUS)

const forgetful: (() => void)[] = []

/** What a module keeps for as long as the window lives, and is about one store, is forgotten with it. */
export function atStoreChange(forget: () => void): void {
  forgetful.push(forget)
}

/**
 * This window can make another store the active one, and so can another window. What is held here of the last one would be refused when it is
 * asked for again, and would stay on the screen below the new store's name: it is forgotten, and `forgotten` says so. Returns the function
 * that stops looking.
 */
export function forgetAtStoreChange(queries: QueryClient, forgotten: () => void): () => void {
  let active = queries.getQueryData<AppStatus>(STATUS)?.instance.instanceId
  return queries.getQueryCache().subscribe(({ type, query }) => {
    if (type !== 'updated' || query.queryHash !== STATUS_HASH) return
    const now = queries.getQueryData<AppStatus>(STATUS)?.instance.instanceId
    if (now === undefined || now === active) return
    const first = active === undefined
    active = now
    if (first) return
    for (const forget of forgetful) forget()
    void queries.resetQueries({ predicate: ({ queryHash }) => queryHash !== STATUS_HASH })
    forgotten()
  })
}

/** Once, at the root of the page. How many stores this window has left: the key of what it shows of one. */
export function useStoresLeft(): number {
  const queries = useQueryClient()
  const [left, setLeft] = useState(0)
  useEffect(() => forgetAtStoreChange(queries, () => setLeft((before) => before + 1)), [queries])
  return left
}
