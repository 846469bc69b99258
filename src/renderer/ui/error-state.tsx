import { Button, Group, Stack, Text } from '@mantine/core'
import { CircleAlert } from 'lucide-react'
import { useRef, type ReactNode } from 'react'
import type { ErrorBody, ErrorCode } from '#shared/contract/errors.ts'
import { errorTitle } from '../lib/error-words.ts'
import { t } from '../lib/i18n.ts'
import { EngineText } from './engine-text.tsx'
import { useFocusThatStays } from './use-focus-that-stays.ts'
import classes from './error-state.module.css'

export interface ErrorStateProps {
  /** What the engine said, as data: pass `query.error.body`. Without a code, the window says it itself in its own language. */
  readonly error: Pick<ErrorBody, 'error' | 'message'> & { readonly code?: ErrorCode }
  readonly onRetry?: (() => void) | undefined
  /** In place of Retry, where something else is the way out. */
  readonly action?: ReactNode
}

/** Takes the place of what could not be loaded or done, with the one way out. */
export function ErrorState({ error, onRetry, action }: ErrorStateProps) {
  const alert = useRef<HTMLDivElement>(null)
  useFocusThatStays(alert)
  return (
    <Group ref={alert} role="alert" align="flex-start" gap="sm" wrap="nowrap" className={classes['state']}>
      <CircleAlert size={18} className={classes['icon']} aria-hidden />
      <Stack gap={2} flex={1}>
        <Text size="sm" fw={600}>
          {errorTitle(error)}
        </Text>
        <Text size="sm">{error.code === undefined ? error.message : <EngineText message={error.message} />}</Text>
      </Stack>
      {action ??
        (onRetry && (
          <Button variant="default" size="xs" onClick={onRetry}>
            {t('common:action.retry')}
          </Button>
        ))}
    </Group>
  )
}
