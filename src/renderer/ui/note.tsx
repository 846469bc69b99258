import { Text } from '@mantine/core'
import { CircleAlert, CircleCheck, Info, TriangleAlert } from 'lucide-react'
import type { ReactNode } from 'react'
import classes from './note.module.css'

const ICONS = { info: Info, good: CircleCheck, warning: TriangleAlert, danger: CircleAlert } as const

export interface NoteProps {
  readonly tone: keyof typeof ICONS
  readonly title: string
  readonly children?: ReactNode
  /** Read aloud when it appears; off for what has been there from the start. */
  readonly announce?: boolean
}

/** A remark inside a form or a screen, about what stands next to it. */
export function Note({ tone, title, children, announce = false }: NoteProps) {
  const Icon = ICONS[tone]
  return (
    <div
      {...(announce ? { role: tone === 'danger' ? 'alert' : 'status' } : {})}
      className={classes['note']}
      data-tone={tone}
    >
      <Icon size={16} className={classes['icon']} aria-hidden />
      <div>
        <Text size="sm" fw={600}>
          {title}
        </Text>
        {children && (
          <Text component="div" size="sm">
            {children}
          </Text>
        )}
      </div>
    </div>
  )
}
