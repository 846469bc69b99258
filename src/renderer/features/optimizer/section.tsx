import { Title } from '@mantine/core'
import { useId, type ReactNode } from 'react'
import classes from './optimizer.module.css'

export interface SectionProps {
  readonly title: string
  readonly aside?: ReactNode
  readonly error?: string | undefined
  readonly children: ReactNode
}

export function Section({ title, aside, error, children }: SectionProps) {
  const id = useId()
  return (
    <section aria-labelledby={id} className={classes['section']} data-invalid={error !== undefined || undefined}>
      <div className={classes['heading']}>
        <Title order={2} size="h5" id={id}>
          {title}
        </Title>
        {aside}
      </div>
      {error !== undefined && (
        <div role="alert" className={classes['error']}>
          {error}
        </div>
      )}
      {children}
    </section>
  )
}
