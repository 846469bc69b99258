import { Button } from '@mantine/core'
import type { ErrorComponentProps } from '@tanstack/react-router'
import { t } from '../lib/i18n.ts'
import { ErrorState } from '../ui/error-state.tsx'

/** A screen that broke takes only itself down: navigation stays, and trying again is one click. */
export function RouteError({ error, reset }: ErrorComponentProps) {
  return (
    <ErrorState
      error={{ error: t('app:broken.screen'), message: error instanceof Error ? error.message : String(error) }}
      action={
        <Button variant="default" size="xs" onClick={reset}>
          {t('app:broken.tryAgain')}
        </Button>
      }
    />
  )
}
