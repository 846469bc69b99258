import { useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import type { ErrorBody } from '#shared/contract/errors.ts'
import type { ApiClient } from '#shared/contract/transport.ts'
import { ApiError, useApi } from '../../lib/api.tsx'
import type { ProductSelection, ProductSelectionFilter } from '../../lib/selection.ts'
import type { Form } from './draft.ts'

/** The products that a job would be about, written out. */
export interface Target {
  /** Each once: in the order of selection, or of the catalogue where a filter or a collection was chosen. */
  readonly productIds: readonly string[]
  readonly resolving: boolean
  readonly error: ErrorBody | null
  readonly retry: () => void
}

export function useTarget(form: Form, selection: ProductSelection): Target {
  const client = useApi()
  const filters = useMemo((): readonly ProductSelectionFilter[] => {
    if (form.scope === 'collections') return form.collectionIds.map((collectionId) => ({ collectionId }))
    return selection.mode === 'all' ? [selection.filter] : []
  }, [form.scope, form.collectionIds, selection])
  const query = useQuery<readonly string[], ApiError>({
    queryKey: ['products.ids', filters],
    queryFn: () => idsOf(client, filters),
    enabled: filters.length > 0
  })

  const productIds = useMemo((): readonly string[] => {
    if (filters.length > 0) {
      const found = query.data ?? []
      if (form.scope === 'collections' || selection.mode === 'ids') return found
      return found.filter((id) => !selection.except.has(id))
    }
    return form.scope === 'products' && selection.mode === 'ids' ? [...selection.ids] : []
  }, [filters, query.data, form.scope, selection])

  return {
    productIds,
    resolving: filters.length > 0 && query.isPending,
    error: query.error?.body ?? null,
    retry: () => void query.refetch()
  }
}

async function idsOf(client: ApiClient, filters: readonly ProductSelectionFilter[]): Promise<readonly string[]> {
  const ids = new Set<string>()
  for (const filter of filters) {
    const answer = await client.call('products.ids', filter)
    if (!answer.ok) throw new ApiError(answer.error)
    for (const id of answer.value.ids) ids.add(id)
  }
  return [...ids]
}
