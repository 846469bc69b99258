import { t } from '../../lib/i18n.ts'
import { latinKey, type KeyPress } from '../../lib/keys.ts'
import type { ShortcutGroup } from '../../lib/shortcuts.ts'

export const reviewShortcuts = (): ShortcutGroup => ({
  title: t('review:title'),
  shortcuts: [
    { keys: 'j', label: t('review:keys.next') },
    { keys: 'k', label: t('review:keys.previous') },
    { keys: 'n', label: t('review:keys.nextUndecided') },
    { keys: 'a', label: t('review:footer.approve') },
    { keys: 'r', label: t('review:footer.reject') },
    { keys: 'e', label: t('review:keys.edit') },
    { keys: 'm', label: t('review:keys.anew') },
    { keys: '1', label: t('review:keys.keepThis') },
    { keys: '2', label: t('review:keys.keepOther') },
    { keys: 'mod+enter', label: t('review:keys.save') },
    { keys: 'mod+shift+enter', label: t('review:keys.saveAndApprove') },
    { keys: 'escape', label: t('review:keys.cancel') },
    { keys: 'u', label: t('review:keys.undo') },
    { keys: 'mod+shift+z', label: t('review:keys.redo') },
    { keys: 'x', label: t('review:footer.select') },
    { keys: 'shift+j', label: t('review:keys.extendDown') },
    { keys: 'shift+k', label: t('review:keys.extendUp') },
    { keys: 'mod+a', label: t('review:keys.selectAll') },
    { keys: 'o', label: t('review:keys.expand') },
    { keys: 'v', label: t('review:keys.layout') },
    { keys: 's', label: t('review:keys.form') },
    { keys: 'w', label: t('review:keys.wrap') },
    { keys: 'alt+arrowdown', label: t('review:keys.nextChange') },
    { keys: 'alt+arrowup', label: t('review:keys.previousChange') },
    { keys: '/', label: t('review:toolbar.search') }
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
  | 'ask-again'
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
  m: 'ask-again',
  '1': 'keep-this',
  '2': 'keep-other',
  u: 'undo',
  x: 'toggle-select',
  ' ': 'toggle-select',
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

const WITH_MOD: Readonly<Record<string, ReviewCommand>> = { z: 'undo', y: 'redo', a: 'select-all' }

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
