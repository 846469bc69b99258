import { Loader } from '@mantine/core'
import { useFocusAtEnd } from './use-focus-at-end.ts'
import classes from './html-field.module.css'

/** Where a text field will be in a moment: it has the focus already, so that what is typed early is no command to the list behind. */
export function WaitingField({ label }: { readonly label: string }) {
  const field = useFocusAtEnd()
  return (
    <div className={classes['waiting']}>
      <textarea ref={field} readOnly aria-label={label} aria-busy className={classes['early']} />
      <Loader size="sm" />
    </div>
  )
}
