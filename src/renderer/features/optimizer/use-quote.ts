import { keepPreviousData, useQueries, useQuery, type UseQueryResult } from '@tanstack/react-query'
import { useCallback } from 'react'
import type { Output } from '#shared/contract/contract.ts'
import { ATTRIBUTES, type Attribute } from '#shared/model/attribute.ts'
import { ApiError, useApi } from '../../lib/api.tsx'
import type { Form } from './draft.ts'
import type { Target } from './use-target.ts'

/** Above this many products the lists of ids behind the counts would cost more than the counts are worth. */
const COUNTED_CATALOGUE = 20_000

export type Quote = Output<'jobs.quote'>

/** The engine's price for what is chosen now; the last one stands while the next is on its way. */
export function useQuote(form: Form, target: Target): UseQueryResult<Quote, ApiError> {
  const client = useApi()
  const { scope, collectionIds, attributes } = form
  const { productIds } = target
  const chosen = scope === 'products' ? tokenOf(productIds) : collectionIds
  return useQuery<Quote, ApiError>({
    queryKey: ['jobs.quote', scope, chosen, attributes],
    queryFn: async () => {
      const answer = await client.call('jobs.quote', {
        sourceScope: scope,
        ...(scope === 'products' ? { productIds: [...productIds] } : { collectionIds: [...collectionIds] }),
        attributes: [...attributes]
      })
      if (answer.ok) return answer.value
      throw new ApiError(answer.error)
    },
    enabled: !target.resolving && target.error === null,
    placeholderData: keepPreviousData
  })
}

const tokens = new WeakMap<readonly string[], number>()
let lastToken = 0

/** Stands for a list in a query key, which is written out as text on every render: a hundred thousand ids would be felt while typing. */
function tokenOf(list: readonly string[]): number {
  const known = tokens.get(list)
  if (known !== undefined) return known
  lastToken += 1
  tokens.set(list, lastToken)
  return lastToken
}

export type MissingCounts = Readonly<Partial<Record<Attribute, number>>>

/** Of these products: how many have no text for each attribute. Empty where that would be dear to find out. */
export function useMissingCounts(productIds: readonly string[], catalogueSize: number): MissingCounts {
  const client = useApi()
  const enabled = productIds.length > 0 && catalogueSize <= COUNTED_CATALOGUE
  return useQueries({
    queries: ATTRIBUTES.map((missing) => ({
      queryKey: ['products.ids', { missing }, 'set'],
      queryFn: async (): Promise<ReadonlySet<string>> => {
        const answer = await client.call('products.ids', { missing })
        if (answer.ok) return new Set(answer.value.ids)
        throw new ApiError(answer.error)
      },
      enabled
    })),
    combine: useCallback(
      (results: readonly UseQueryResult<ReadonlySet<string>>[]): MissingCounts =>
        enabled ? countMissing(results, productIds) : {},
      [enabled, productIds]
    )
  })
}

function countMissing(
  results: readonly UseQueryResult<ReadonlySet<string>>[],
  productIds: readonly string[]
): MissingCounts {
  return Object.fromEntries(
    ATTRIBUTES.flatMap((attribute, at) => {
      const lacking = results[at]?.data
      return lacking ? [[attribute, productIds.filter((id) => lacking.has(id)).length]] : []
    })
  )
}
