import { Stack, Text, Title } from '@mantine/core'
import type { LucideIcon } from 'lucide-react'
import type { ReactNode } from 'react'
import classes from './empty-state.module.css'

export interface EmptyStateProps {
  readonly icon: LucideIcon
  readonly title: string
  readonly text?: ReactNode
  /** The one next step: a button or a link. */
  readonly action?: ReactNode
  /** There is nothing else on the screen: its title is the screen's. */
  readonly alone?: boolean
}

/** Says why there is nothing here and what to do about it. */
export function EmptyState({ icon: Icon, title, text, action, alone = false }: EmptyStateProps) {
  return (
    <Stack align="center" gap={4} className={classes['state']}>
      <span className={classes['icon']}>
        <Icon size={20} strokeWidth={1.75} aria-hidden />
      </span>
      <Title order={alone ? 1 : 2} size="h5" mt="xs">
        {title}
      </Title>
      {text && (
        <Text component="div" size="sm" c="dimmed" ta="center" maw={420}>
          {text}
        </Text>
      )}
      {action && <div className={classes['action']}>{action}</div>}
    </Stack>
  )
}
