import { createContext, useContext, type ReactNode } from 'react'
import {
  useInfiniteQuery,
  useMutation,
  useQuery,
  useQueryClient,
  keepPreviousData,
  type UseInfiniteQueryResult,
  type UseMutationResult,
  type UseQueryResult,
  type InfiniteData
} from '@tanstack/react-query'
import type { CallMeta, Input, Output, ProcedureName } from '#shared/contract/contract.ts'
import type { ErrorBody } from '#shared/contract/errors.ts'
import type { ApiClient } from '#shared/contract/transport.ts'

/** A failed call inside React Query, which knows only thrown errors. The body is what the engine said. */
export class ApiError extends Error {
  readonly body: ErrorBody

  constructor(body: ErrorBody) {
    super(body.message)
    this.name = 'ApiError'
    this.body = body
  }
}

const ApiContext = createContext<ApiClient | null>(null)

export function ApiProvider({ client, children }: { readonly client: ApiClient; readonly children: ReactNode }) {
  return <ApiContext value={client}>{children}</ApiContext>
}

export function useApi(): ApiClient {
  const client = useContext(ApiContext)
  if (!client) throw new Error('useApi needs an ApiProvider above it')
  return client
}

async function call<P extends ProcedureName>(
  client: ApiClient,
  procedure: P,
  input: Input<P>,
  meta?: CallMeta
): Promise<Output<P>> {
  const result = await client.call(procedure, input, meta)
  if (result.ok) return result.value
  throw new ApiError(result.error)
}

/** Query keys are `[procedure, input]`, so that a `changed` event can drop everything of a procedure. */
export function useApiQuery<P extends ProcedureName>(
  procedure: P,
  input: Input<P>,
  options: { readonly enabled?: boolean; readonly keepPrevious?: boolean } = {}
): UseQueryResult<Output<P>, ApiError> {
  const client = useApi()
  return useQuery<Output<P>, ApiError>({
    queryKey: [procedure, input],
    queryFn: () => call(client, procedure, input),
    enabled: options.enabled ?? true,
    ...(options.keepPrevious ? { placeholderData: keepPreviousData } : {})
  })
}

type PagedName = {
  [P in ProcedureName]: Output<P> extends { nextCursor: string | null } ? P : never
}[ProcedureName]

/** Keyset pages of a list procedure, fetched as the reader scrolls. */
export function useApiPages<P extends PagedName>(
  procedure: P,
  input: Omit<Input<P>, 'cursor'>
): UseInfiniteQueryResult<InfiniteData<Output<P>, string | undefined>, ApiError> {
  const client = useApi()
  return useInfiniteQuery<
    Output<P>,
    ApiError,
    InfiniteData<Output<P>, string | undefined>,
    readonly unknown[],
    string | undefined
  >({
    queryKey: [procedure, input, 'pages'],
    queryFn: ({ pageParam }) => call(client, procedure, { ...input, cursor: pageParam } as Input<P>),
    initialPageParam: undefined,
    getNextPageParam: (last) => last.nextCursor ?? undefined,
    placeholderData: keepPreviousData
  })
}

export interface CommandVariables<P extends ProcedureName> {
  readonly input: Input<P>
  readonly meta?: CallMeta
}

export function useApiCommand<P extends ProcedureName>(
  procedure: P
): UseMutationResult<Output<P>, ApiError, CommandVariables<P>> {
  const client = useApi()
  return useMutation<Output<P>, ApiError, CommandVariables<P>>({
    mutationKey: [procedure],
    mutationFn: ({ input, meta }) => call(client, procedure, input, meta)
  })
}

/**
 * Whether a command of this name is under way anywhere in the window, asked at the very moment: the second click of a double click comes
 * before a button knows that it is busy.
 */
export function useIsUnderWay(procedure: ProcedureName): () => boolean {
  const queries = useQueryClient()
  return () => queries.isMutating({ mutationKey: [procedure] }) > 0
}
