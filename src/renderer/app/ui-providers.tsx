import { DirectionProvider, MantineProvider } from '@mantine/core'
import { ModalsProvider } from '@mantine/modals'
import { Notifications } from '@mantine/notifications'
import { getNonce } from 'get-nonce'
import type { ReactNode } from 'react'
import { textDirection } from '#shared/model/ui-language.ts'
import { t, useUiLanguage } from '../lib/i18n.ts'
import { createAppTheme, cssVariables } from '../ui/theme.ts'

const styleNonce = (): string => getNonce() ?? ''

export interface UiProvidersProps {
  readonly children: ReactNode
  readonly forceColorScheme?: 'light' | 'dark' | undefined
}

/** Theme, dialogs and toasts. Every style element that Mantine writes carries the page's nonce. */
export function UiProviders({ children, forceColorScheme }: UiProvidersProps) {
  const language = useUiLanguage()
  const theme = createAppTheme()
  const direction = textDirection(language)
  return (
    <DirectionProvider key={language} initialDirection={direction} detectDirection={false}>
      <MantineProvider
        theme={theme}
        cssVariablesResolver={cssVariables}
        getStyleNonce={styleNonce}
        defaultColorScheme="auto"
        {...(forceColorScheme ? { forceColorScheme } : {})}
      >
        <ModalsProvider labels={{ confirm: t('common:action.confirm'), cancel: t('common:action.cancel') }}>
          <Notifications position={direction === 'rtl' ? 'bottom-left' : 'bottom-right'} limit={4} autoClose={6000} />
          {children}
        </ModalsProvider>
      </MantineProvider>
    </DirectionProvider>
  )
}
