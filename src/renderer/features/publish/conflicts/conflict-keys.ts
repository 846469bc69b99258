import { latinKey, type KeyPress } from '../../../lib/keys.ts'
import type { ShortcutGroup } from '../../../lib/shortcuts.ts'

export const conflictShortcuts = (): ShortcutGroup => ({
  title: 'Conflicts',
  shortcuts: [
    { keys: 'j', label: 'Next conflict' },
    { keys: 'k', label: 'Previous conflict' },
    { keys: '1', label: 'Keep mine' },
    { keys: '2', label: 'Keep the live value' },
    { keys: '3', label: 'Merge in the editor' },
    { keys: 'mod+enter', label: 'Publish the merged text' },
    { keys: 'x', label: 'Select' },
    { keys: 'mod+a', label: 'Select all' },
    { keys: 's', label: 'Text, rendered or HTML source' },
    { keys: 'escape', label: 'Cancel the merge, clear the selection' }
  ]
})

export type ConflictCommand =
  | 'next'
  | 'previous'
  | 'mine'
  | 'live'
  | 'merge'
  | 'toggle-select'
  | 'select-all'
  | 'form'
  | 'clear'

const PLAIN: Readonly<Record<string, ConflictCommand>> = {
  j: 'next',
  arrowdown: 'next',
  k: 'previous',
  arrowup: 'previous',
  '1': 'mine',
  '2': 'live',
  '3': 'merge',
  x: 'toggle-select',
  s: 'form',
  escape: 'clear'
}

/** What a key means in the list of conflicts, undefined where it means nothing to it. */
export function conflictCommandOf(press: KeyPress): ConflictCommand | undefined {
  if (press.altKey || press.shiftKey) return undefined
  const key = latinKey(press)
  if (press.ctrlKey || press.metaKey) return key === 'a' ? 'select-all' : undefined
  return PLAIN[key]
}
