import { VisuallyHidden } from '@mantine/core'
import type { ReactNode } from 'react'
import classes from './icon-choice.module.css'

/** A choice of a SegmentedControl that is only an icon to the eye. */
export function IconChoice({ icon, name }: { readonly icon: ReactNode; readonly name: string }) {
  return (
    <span className={classes['icon']} title={name}>
      {icon}
      <VisuallyHidden>{name}</VisuallyHidden>
    </span>
  )
}
