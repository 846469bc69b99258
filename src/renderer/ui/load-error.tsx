import { Button } from '@mantine/core'
import { ErrorState, type ErrorStateProps } from './error-state.tsx'

export interface LoadErrorProps extends Pick<ErrorStateProps, 'error'> {
  readonly onRetry: () => void
  /** Where those that there are stand. */
  readonly all: { readonly href: string; readonly label: string }
}

/** In place of one thing that an address names: tried again, unless it is not there at all, as that of another store. */
export function LoadError({ error, onRetry, all }: LoadErrorProps) {
  if (error.code !== 'NOT_FOUND') return <ErrorState error={error} onRetry={onRetry} />
  return (
    <ErrorState
      error={error}
      action={
        <Button component="a" href={all.href} variant="default" size="xs">
          {all.label}
        </Button>
      }
    />
  )
}
