import { useDebouncedValue } from '@mantine/hooks'
import { keepPreviousData, useQueries, useQuery, type UseQueryResult } from '@tanstack/react-query'
import { useCallback } from 'react'
import type { Output } from '#shared/contract/contract.ts'
import { ATTRIBUTES, type Attribute } from '#shared/model/attribute.ts'
import { ApiError, useApi } from '../../lib/api.tsx'
import type { Form } from './draft.ts'
import type { Target } from './use-target.ts'

/** Above this many products the lists of ids behind the counts would cost more than the counts are worth. */
const COUNTED_CATALOGUE = 20_000

/** So long must a prompt rest before the requests with it are counted. */
const TYPING_MS = 400

export type Quote = Output<'jobs.quote'>

export interface QuoteState {
  /** `estimate` is the last one there is; `reusable` is null until it is known for exactly what is chosen. */
  readonly data: Quote | undefined
  /** The quote shown is of the choice before. */
  readonly isPlaceholderData: boolean
  /** Price and earlier results are known for exactly what is chosen, as far as they can be. */
  readonly settled: boolean
  readonly error: ApiError | null
  readonly refetch: () => void
  readonly estimate: EstimateState
}

export type EstimateState =
  /** Nothing to estimate. */
  | { readonly kind: 'none' }
  /** The last estimate, if there is one, is of another choice. */
  | { readonly kind: 'counting' }
  | { readonly kind: 'failed'; readonly retry: () => void }
  | { readonly kind: 'known' }

export interface Asked {
  readonly language: string
  /** Another model is another estimate. */
  readonly model: string | undefined
}

/**
 * The engine's price for what is chosen now; the last one stands while the next is on its way. Credits are answered at once. What needs
 * the prompt (tokens, money, earlier results) is asked for by itself, so that neither typing nor counting holds up the credits.
 */
export function useQuote(form: Form, target: Target, { language, model }: Asked): QuoteState {
  const client = useApi()
  const { scope, collectionIds, attributes } = form
  const { productIds } = target
  const chosen = scope === 'products' ? tokenOf(productIds) : collectionIds
  const [prompt] = useDebouncedValue(form.prompt, TYPING_MS)
  const askable = !target.resolving && target.error === null
  const choosable = scope === 'products' ? productIds.length > 0 : collectionIds.length > 0
  const countable = askable && choosable && attributes.length > 0

  const quote = async (asked: { readonly language?: string; readonly prompt?: string }): Promise<Quote> => {
    const answer = await client.call('jobs.quote', {
      sourceScope: scope,
      ...(scope === 'products' ? { productIds: [...productIds] } : { collectionIds: [...collectionIds] }),
      attributes: [...attributes],
      ...asked
    })
    if (answer.ok) return answer.value
    throw new ApiError(answer.error)
  }
  const credits = useQuery<Quote, ApiError>({
    queryKey: ['jobs.quote', scope, chosen, attributes],
    queryFn: () => quote({}),
    enabled: askable,
    placeholderData: keepPreviousData
  })
  const counted = useQuery<Quote, ApiError>({
    queryKey: ['jobs.quote', scope, chosen, attributes, { language, prompt, model }],
    queryFn: () => quote({ language, prompt }),
    enabled: countable,
    placeholderData: keepPreviousData
  })

  const current = countable && counted.isSuccess && !counted.isPlaceholderData && prompt === form.prompt
  const estimate: EstimateState = !countable
    ? { kind: 'none' }
    : counted.isError
      ? { kind: 'failed', retry: () => void counted.refetch() }
      : { kind: current ? 'known' : 'counting' }
  return {
    data: credits.data && {
      ...credits.data,
      estimate: countable ? (counted.data?.estimate ?? null) : null,
      reusable: current ? counted.data.reusable : null
    },
    isPlaceholderData: credits.isPlaceholderData,
    settled: askable && !credits.isPending && !credits.isPlaceholderData && estimate.kind !== 'counting',
    error: credits.error,
    refetch: () => void credits.refetch(),
    estimate
  }
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
