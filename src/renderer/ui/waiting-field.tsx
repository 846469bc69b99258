import { Loader } from '@mantine/core'
import type { KeyboardEvent } from 'react'
import { useFocusAtEnd } from './use-focus-at-end.ts'
import classes from './html-field.module.css'

/** Where a text field will be in a moment: it has the focus already, so that what is typed early neither commands the list behind nor scrolls it. */
export function WaitingField({ label }: { readonly label: string }) {
  const field = useFocusAtEnd()
  return (
    <div className={classes['waiting']}>
      <textarea ref={field} readOnly aria-label={label} aria-busy className={classes['early']} onKeyDown={dropTyped} />
      <Loader size="sm" />
    </div>
  )
}

/** A field that is not to be written in leaves the space bar, the arrows and the like to what is scrolled. */
function dropTyped(event: KeyboardEvent): void {
  if (event.key !== 'Tab' && event.key !== 'Escape' && !event.ctrlKey && !event.metaKey && !event.altKey)
    event.preventDefault()
}
