import { VisuallyHidden } from '@mantine/core'
import { MonitorSmartphone } from 'lucide-react'
import classes from './device-badge.module.css'

/** Whose job it is, where it is another device's. */
export function DeviceBadge({ name }: { readonly name: string }) {
  return (
    <span className={classes['badge']} title={`Runs on ${name}`}>
      <MonitorSmartphone size={13} aria-hidden />
      <VisuallyHidden>Runs on </VisuallyHidden>
      <span className={classes['name']} dir="auto">
        {name}
      </span>
    </span>
  )
}
