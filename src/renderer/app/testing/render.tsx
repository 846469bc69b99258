import '@mantine/core/styles.css'
import '@mantine/notifications/styles.css'
import '@mantine/spotlight/styles.css'
import '../../ui/tokens.css'
import '../../ui/contrast.css'
import { QueryClientProvider } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { ApiProvider } from '../../lib/api.tsx'
import { createQueryClient } from '../../lib/query-client.ts'
import { GoContext, type Go } from '../../lib/routes.ts'
import { createFakeClient, type FakeClient } from '../../lib/testing/fake-client.ts'
import { UiProviders } from '../ui-providers.tsx'

export interface ScreenFrameProps {
  readonly children: ReactNode
  readonly fake?: FakeClient
  /** Where the screen wants to go; the address bar where not given. */
  readonly go?: Go
  readonly colorScheme?: 'light' | 'dark'
}

/** Everything a screen needs around it in a test: theme, modals, notifications, queries and a fake engine. */
export function ScreenFrame({ children, fake = createFakeClient(), go, colorScheme = 'light' }: ScreenFrameProps) {
  const screen = go ? <GoContext value={go}>{children}</GoContext> : children
  return (
    <QueryClientProvider client={createQueryClient()}>
      <ApiProvider client={fake.client}>
        <UiProviders forceColorScheme={colorScheme}>{screen}</UiProviders>
      </ApiProvider>
    </QueryClientProvider>
  )
}
