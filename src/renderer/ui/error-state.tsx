import { Button, Group, Stack, Text } from '@mantine/core'
import { CircleAlert } from 'lucide-react'
import type { ReactNode } from 'react'
import type { ErrorBody } from '#shared/contract/errors.ts'
import { t } from '../lib/i18n.ts'
import classes from './error-state.module.css'

export interface ErrorStateProps {
  /** What the engine said, as data: pass `query.error.body`. */
  readonly error: Pick<ErrorBody, 'error' | 'message'>
  readonly onRetry?: (() => void) | undefined
  /** In place of Retry, where something else is the way out. */
  readonly action?: ReactNode
}

/** Takes the place of what could not be loaded or done, with the one way out. */
export function ErrorState({ error, onRetry, action }: ErrorStateProps) {
  return (
    <Group role="alert" align="flex-start" gap="sm" wrap="nowrap" className={classes['state']}>
      <CircleAlert size={18} className={classes['icon']} aria-hidden />
      <Stack gap={2} flex={1}>
        <Text size="sm" fw={600}>
          {error.error}
        </Text>
        <Text size="sm">{error.message}</Text>
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
