import { t } from '../../../lib/i18n.ts'
import { latinKey, type KeyPress } from '../../../lib/keys.ts'
import type { ShortcutGroup } from '../../../lib/shortcuts.ts'

export const conflictShortcuts = (): ShortcutGroup => ({
  title: t('publish:conflicts.title'),
  shortcuts: [
    { keys: 'j', label: t('publish:conflictKeys.next') },
    { keys: 'k', label: t('publish:conflictKeys.previous') },
    { keys: '1', label: t('publish:conflictKeys.mine') },
    { keys: '2', label: t('publish:conflictKeys.live') },
    { keys: '3', label: t('publish:conflictKeys.merge') },
    { keys: 'mod+enter', label: t('publish:conflictKeys.publish') },
    { keys: 'x', label: t('publish:conflictKeys.select') },
    { keys: 'mod+a', label: t('publish:conflictKeys.selectAll') },
    { keys: 's', label: t('publish:conflictKeys.form') },
    { keys: 'escape', label: t('publish:conflictKeys.cancel') }
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
