import { MantineProvider } from '@mantine/core'
import { ModalsProvider } from '@mantine/modals'
import { Notifications } from '@mantine/notifications'
import { getNonce } from 'get-nonce'
import type { ReactNode } from 'react'
import { cssVariables, theme } from '../ui/theme.ts'

const styleNonce = (): string => getNonce() ?? ''

export interface UiProvidersProps {
  readonly children: ReactNode
  readonly forceColorScheme?: 'light' | 'dark' | undefined
}

/** Theme, dialogs and toasts. Every style element that Mantine writes carries the page's nonce. */
export function UiProviders({ children, forceColorScheme }: UiProvidersProps) {
  return (
    <MantineProvider
      theme={theme}
      cssVariablesResolver={cssVariables}
      getStyleNonce={styleNonce}
      defaultColorScheme="auto"
      {...(forceColorScheme ? { forceColorScheme } : {})}
    >
      <ModalsProvider labels={{ confirm: 'Continue', cancel: 'Cancel' }}>
        <Notifications position="bottom-right" limit={4} autoClose={6000} />
        {children}
      </ModalsProvider>
    </MantineProvider>
  )
}
