import { Button } from '@mantine/core'
import { Component, type ReactNode } from 'react'
import { t } from '../lib/i18n.ts'
import { ErrorState } from '../ui/error-state.tsx'

interface State {
  readonly error: Error | null
}

/** The last net: what breaks outside any screen. The engine isn't touched by it, so loading the window again loses nothing. */
export class RootErrorBoundary extends Component<{ readonly children: ReactNode }, State> {
  override state: State = { error: null }

  static getDerivedStateFromError(error: unknown): State {
    return { error: error instanceof Error ? error : new Error(String(error)) }
  }

  override render(): ReactNode {
    if (!this.state.error) return this.props.children
    return (
      <ErrorState
        error={{
          error: t('app:broken.window'),
          message: t('app:broken.windowText', { reason: this.state.error.message })
        }}
        action={
          <Button variant="default" size="xs" onClick={() => window.location.reload()}>
            {t('app:broken.loadAgain')}
          </Button>
        }
      />
    )
  }
}
