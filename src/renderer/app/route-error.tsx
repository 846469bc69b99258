import { Button } from '@mantine/core'
import type { ErrorComponentProps } from '@tanstack/react-router'
import { ErrorState } from '../ui/error-state.tsx'

/** A screen that broke takes only itself down: navigation stays, and trying again is one click. */
export function RouteError({ error, reset }: ErrorComponentProps) {
  return (
    <ErrorState
      error={{ error: 'This screen stopped working', message: error instanceof Error ? error.message : String(error) }}
      action={
        <Button variant="default" size="xs" onClick={reset}>
          Try again
        </Button>
      }
    />
  )
}
