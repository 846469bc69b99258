import { keepPreviousData, useQueries, useQuery, type UseQueryResult } from '@tanstack/react-query'
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
  const input =
    form.scope === 'products'
      ? { sourceScope: form.scope, productIds: [...target.productIds], attributes: [...form.attributes] }
      : { sourceScope: form.scope, collectionIds: [...form.collectionIds], attributes: [...form.attributes] }
  return useQuery<Quote, ApiError>({
    queryKey: ['jobs.quote', input],
    queryFn: async () => {
      const answer = await client.call('jobs.quote', input)
      if (answer.ok) return answer.value
      throw new ApiError(answer.error)
    },
    enabled: !target.resolving && target.error === null,
    placeholderData: keepPreviousData
  })
}

export type MissingCounts = Readonly<Partial<Record<Attribute, number>>>

/** Of these products: how many have no text for each attribute. Empty where that would be dear to find out. */
export function useMissingCounts(productIds: readonly string[], catalogueSize: number): MissingCounts {
  const client = useApi()
  const enabled = productIds.length > 0 && catalogueSize <= COUNTED_CATALOGUE
  return useQueries({
    queries: ATTRIBUTES.map((missing) => ({
      queryKey: ['products.ids', { missing }],
      queryFn: async () => {
        const answer = await client.call('products.ids', { missing })
        if (answer.ok) return new Set(answer.value.ids)
        throw new ApiError(answer.error)
      },
      enabled
    })),
    combine: (results): MissingCounts =>
      enabled
        ? Object.fromEntries(
            ATTRIBUTES.flatMap((attribute, at) => {
              const lacking = results[at]?.data
              return lacking ? [[attribute, productIds.filter((id) => lacking.has(id)).length]] : []
            })
          )
        : {}
  })
}
