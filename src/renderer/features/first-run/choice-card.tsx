import { Text, Title } from '@mantine/core'
import type { LucideIcon } from 'lucide-react'
import { useId, type ReactNode } from 'react'
import classes from './choice-card.module.css'

export interface ChoiceCardProps {
  readonly icon: LucideIcon
  readonly title: string
  readonly text: string
  readonly action: ReactNode
}

/** One of several equal choices. */
export function ChoiceCard({ icon: Icon, title, text, action }: ChoiceCardProps) {
  const id = useId()
  return (
    <section aria-labelledby={id} className={classes['card']}>
      <span className={classes['icon']}>
        <Icon size={20} strokeWidth={1.75} aria-hidden />
      </span>
      <Title order={2} size="h4" id={id}>
        {title}
      </Title>
      <Text size="sm" c="dimmed" flex={1}>
        {text}
      </Text>
      <div className={classes['action']}>{action}</div>
    </section>
  )
}
