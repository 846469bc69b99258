import { Kbd as MantineKbd } from '@mantine/core'
import { Fragment } from 'react'
import { t } from '../lib/i18n.ts'

const isMac = /mac|iphone|ipad/i.test(navigator.userAgent)

function keyName(key: string): string {
  switch (key.toLowerCase()) {
    case 'mod':
      return isMac ? '⌘' : t('common:ui.key.ctrl')
    case 'alt':
      return isMac ? '⌥' : t('common:ui.key.alt')
    case 'shift':
      return isMac ? '⇧' : t('common:ui.key.shift')
    case 'enter':
      return t('common:ui.key.enter')
    case 'escape':
      return t('common:ui.key.escape')
    case 'space':
      return t('common:ui.key.space')
    case 'arrowup':
      return '↑'
    case 'arrowdown':
      return '↓'
    case 'arrowleft':
      return '←'
    case 'arrowright':
      return '→'
    default:
      return key.length === 1 ? key.toUpperCase() : key
  }
}

/** A shortcut as keys on this platform. `mod+k` is one chord; `g p` is one key after the other. */
export function Kbd({ keys }: { readonly keys: string }) {
  return (
    <span style={{ whiteSpace: 'nowrap' }}>
      {keys.split(' ').map((chord, at) => (
        <Fragment key={`${chord}-${at}`}>
          {at > 0 && ` ${t('common:ui.key.andThen')} `}
          {chord.split('+').map((key, index) => (
            <Fragment key={key}>
              {index > 0 && ' '}
              <MantineKbd size="xs">{keyName(key)}</MantineKbd>
            </Fragment>
          ))}
        </Fragment>
      ))}
    </span>
  )
}
