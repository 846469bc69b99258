import { Text, Title } from '@mantine/core'
import type { LucideIcon } from 'lucide-react'
import { useId, type ReactNode } from 'react'
import classes from './choice-card.module.css'

export interface ChoiceCardProps {
  readonly icon: LucideIcon
  readonly title: string
  readonly text: string
  /** Why the choice can't be taken, in place of an action. */
  readonly note?: string
  readonly action?: ReactNode
}

/** One of several equal choices. Without an action it is plainly not clickable. */
export function ChoiceCard({ icon: Icon, title, text, note, action }: ChoiceCardProps) {
  const id = useId()
  return (
    <section aria-labelledby={id} className={classes['card']} data-open={action !== undefined}>
      <span className={classes['icon']}>
        <Icon size={20} strokeWidth={1.75} aria-hidden />
      </span>
      <Title order={2} size="h4" id={id}>
        {title}
      </Title>
      <Text size="sm" c="dimmed" flex={1}>
        {text}
      </Text>
      <div className={classes['action']}>
        {action ?? (
          <Text size="sm" className={classes['note']}>
            {note}
          </Text>
        )}
      </div>
    </section>
  )
}
