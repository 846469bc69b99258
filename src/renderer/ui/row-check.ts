import { made } from './fill.ts'
import classes from './row-check.module.css'

/** A box to tick in a row of a long list: an element and nothing more, as a row's buttons are. */
export function makeRowCheck(): HTMLInputElement {
  const check = made('input', classes['check'])
  check.type = 'checkbox'
  check.tabIndex = -1
  return check
}
