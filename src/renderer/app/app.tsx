import { QueryClientProvider } from '@tanstack/react-query'
import { RouterProvider, type RouterHistory } from '@tanstack/react-router'
import { StrictMode, useState } from 'react'
import type { ApiClient } from '#shared/contract/transport.ts'
import { ApiProvider } from '../lib/api.tsx'
import { useUiLanguage } from '../lib/i18n.ts'
import { createQueryClient } from '../lib/query-client.ts'
import { GoContext, type Go } from '../lib/routes.ts'
import { createAppRouter } from './router.tsx'
import { RootErrorBoundary } from './root-error-boundary.tsx'
import { UiProviders } from './ui-providers.tsx'

export interface AppProps {
  readonly client: ApiClient
  /** The address bar where not given. */
  readonly history?: RouterHistory
}

export function App({ client, history }: AppProps) {
  const language = useUiLanguage()
  const [queries] = useState(createQueryClient)
  const [router] = useState(() => createAppRouter(client, history))
  const [go] = useState((): Go => (path) => router.history.push(path.slice(1)))
  return (
    <StrictMode>
      <QueryClientProvider client={queries}>
        <ApiProvider client={client}>
          {/* Another language draws everything anew; what is loaded, and the place in the window, stay. */}
          <UiProviders key={language}>
            <RootErrorBoundary>
              <GoContext value={go}>
                <RouterProvider router={router} />
              </GoContext>
            </RootErrorBoundary>
          </UiProviders>
        </ApiProvider>
      </QueryClientProvider>
    </StrictMode>
  )
}
