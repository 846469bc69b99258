import { QueryClient } from '@tanstack/react-query'

/**
 * Answers come from the engine on this computer, so they are never retried blindly, never wait for a network, and stay good
 * until an event says otherwise.
 */
export function createQueryClient(): QueryClient {
  return new QueryClient({
    defaultOptions: {
      queries: {
        networkMode: 'always',
        retry: false,
        staleTime: Number.POSITIVE_INFINITY,
        refetchOnWindowFocus: false,
        refetchOnReconnect: false
      },
      mutations: { networkMode: 'always', retry: false }
    }
  })
}
