import { Anchor, Group, Text, Title } from '@mantine/core'
import { ChevronLeft } from 'lucide-react'
import type { ReactNode } from 'react'
import classes from './page-header.module.css'

export interface PageHeaderProps {
  readonly title: string
  /** One line under the title: what the screen is about, or the numbers that matter. */
  readonly description?: ReactNode
  /** Where this screen was opened from. */
  readonly back?: { readonly href: string; readonly label: string }
  /** Beside the title, for a state. */
  readonly badge?: ReactNode
  /** At the right end: the screen's buttons, the main one last. */
  readonly actions?: ReactNode
}

/** The top of every screen. Its title is the page's only h1. */
export function PageHeader({ title, description, back, badge, actions }: PageHeaderProps) {
  return (
    <header className={classes['header']}>
      {back && (
        <Anchor href={back.href} size="sm" c="dimmed" underline="hover" className={classes['back']}>
          <ChevronLeft size={14} aria-hidden />
          {back.label}
        </Anchor>
      )}
      <Group justify="space-between" align="center" gap="xs md">
        <Group gap="sm" align="center" wrap="nowrap" className={classes['heading']}>
          <Title order={1} size="h3" className={classes['title']}>
            {title}
          </Title>
          {badge}
        </Group>
        {actions && (
          <Group gap="xs" justify="end">
            {actions}
          </Group>
        )}
      </Group>
      {description && (
        <Text component="div" size="sm" c="dimmed" className={classes['description']}>
          {description}
        </Text>
      )}
    </header>
  )
}
