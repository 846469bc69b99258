import { Group, Text } from '@mantine/core'
import { CircleAlert, Info, TriangleAlert } from 'lucide-react'
import { useRef, type ReactNode } from 'react'
import { useFocusThatStays } from './use-focus-that-stays.ts'
import classes from './banner.module.css'

const ICONS = { info: Info, warning: TriangleAlert, danger: CircleAlert } as const

export interface BannerProps {
  readonly tone: keyof typeof ICONS
  readonly children: ReactNode
  readonly actions?: ReactNode
}

/** A full-width notice above the screen, about the whole window. */
export function Banner({ tone, children, actions }: BannerProps) {
  const Icon = ICONS[tone]
  const notice = useRef<HTMLDivElement>(null)
  useFocusThatStays(notice)
  return (
    <div ref={notice} role={tone === 'danger' ? 'alert' : 'status'} className={classes['banner']} data-tone={tone}>
      <Icon size={16} className={classes['icon']} aria-hidden />
      <Text component="div" size="sm" flex={1}>
        {children}
      </Text>
      {actions && (
        <Group gap="xs" wrap="nowrap">
          {actions}
        </Group>
      )}
    </div>
  )
}
