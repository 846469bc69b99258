import { latinKey, type KeyPress } from '../../lib/keys.ts'
import type { ShortcutGroup } from '../../lib/shortcuts.ts'

export const reviewShortcuts = (): ShortcutGroup => ({
  title: 'Review',
  shortcuts: [
    { keys: 'j', label: 'Next item' },
    { keys: 'k', label: 'Previous item' },
    { keys: 'n', label: 'Next undecided item' },
    { keys: 'a', label: 'Approve' },
    { keys: 'r', label: 'Reject' },
    { keys: 'e', label: 'Edit the text' },
    { keys: '1', label: 'Of two texts, keep this' },
    { keys: '2', label: 'Of two texts, keep the other' },
    { keys: 'mod+enter', label: 'Save the edit' },
    { keys: 'mod+shift+enter', label: 'Save the edit and approve' },
    { keys: 'escape', label: 'Cancel the edit, clear the selection' },
    { keys: 'u', label: 'Undo the last change' },
    { keys: 'mod+shift+z', label: 'Do again what was undone' },
    { keys: 'x', label: 'Select' },
    { keys: 'shift+j', label: 'Extend the selection down' },
    { keys: 'shift+k', label: 'Extend the selection up' },
    { keys: 'mod+a', label: 'Select everything that matches' },
    { keys: 'o', label: 'Show all of a long text' },
    { keys: 'v', label: 'Inline or side by side' },
    { keys: 's', label: 'Text, rendered or HTML source' },
    { keys: 'w', label: 'Break or scroll long lines of source' },
    { keys: 'alt+arrowdown', label: 'Next change in the text' },
    { keys: 'alt+arrowup', label: 'Previous change in the text' },
    { keys: '/', label: 'Search' }
  ]
})

export type ReviewCommand =
  | 'next'
  | 'previous'
  | 'extend-next'
  | 'extend-previous'
  | 'next-undecided'
  | 'approve'
  | 'reject'
  | 'edit'
  | 'keep-this'
  | 'keep-other'
  | 'undo'
  | 'redo'
  | 'toggle-select'
  | 'select-all'
  | 'expand'
  | 'layout'
  | 'form'
  | 'wrap'
  | 'next-change'
  | 'previous-change'
  | 'search'
  | 'clear'

const PLAIN: Readonly<Record<string, ReviewCommand>> = {
  j: 'next',
  arrowdown: 'next',
  k: 'previous',
  arrowup: 'previous',
  n: 'next-undecided',
  a: 'approve',
  r: 'reject',
  e: 'edit',
  '1': 'keep-this',
  '2': 'keep-other',
  u: 'undo',
  x: 'toggle-select',
  o: 'expand',
  v: 'layout',
  s: 'form',
  w: 'wrap',
  '/': 'search',
  escape: 'clear'
}

const SHIFTED: Readonly<Record<string, ReviewCommand>> = {
  j: 'extend-next',
  arrowdown: 'extend-next',
  k: 'extend-previous',
  arrowup: 'extend-previous'
}

const WITH_MOD: Readonly<Record<string, ReviewCommand>> = { z: 'undo', a: 'select-all' }

const WITH_MOD_AND_SHIFT: Readonly<Record<string, ReviewCommand>> = { z: 'redo' }

/** With the arrows only: a letter with Alt is a character of many keyboards. */
const WITH_ALT: Readonly<Record<string, ReviewCommand>> = {
  arrowdown: 'next-change',
  arrowup: 'previous-change'
}

/** What is said about one text, by somebody who has looked at it: a key that is held down goes through a list faster than an eye. */
const ONCE_A_PRESS: ReadonlySet<ReviewCommand> = new Set(['approve', 'reject', 'keep-this', 'keep-other'])

/** What a key means in the list of items, undefined where it means nothing to it. */
export function commandOf(press: KeyPress): ReviewCommand | undefined {
  const command = meaningOf(press)
  return command !== undefined && press.repeat === true && ONCE_A_PRESS.has(command) ? undefined : command
}

function meaningOf(press: KeyPress): ReviewCommand | undefined {
  const key = latinKey(press)
  if (press.altKey) return press.ctrlKey || press.metaKey || press.shiftKey ? undefined : WITH_ALT[key]
  if (press.ctrlKey || press.metaKey) return press.shiftKey ? WITH_MOD_AND_SHIFT[key] : WITH_MOD[key]
  return press.shiftKey ? SHIFTED[key] : PLAIN[key]
}
