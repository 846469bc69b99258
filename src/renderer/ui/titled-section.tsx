import { Text, Title } from '@mantine/core'
import { useId, type ReactNode } from 'react'
import classes from './titled-section.module.css'

export interface TitledSectionProps {
  readonly title: string
  readonly text?: ReactNode
  readonly children: ReactNode
}

/** A titled group: what it is about on the left, what can be read or set on the right. */
export function TitledSection({ title, text, children }: TitledSectionProps) {
  const id = useId()
  return (
    <section aria-labelledby={id} className={classes['section']}>
      <div>
        <Title order={2} size="h5" id={id}>
          {title}
        </Title>
        {text && (
          <Text component="div" size="sm" c="dimmed" mt={2}>
            {text}
          </Text>
        )}
      </div>
      <div className={classes['body']}>{children}</div>
    </section>
  )
}
