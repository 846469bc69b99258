import { Kbd as MantineKbd } from '@mantine/core'
import { Fragment } from 'react'

const isMac = /mac|iphone|ipad/i.test(navigator.userAgent)

const NAMES: Readonly<Record<string, string>> = {
  mod: isMac ? '⌘' : 'Ctrl',
  alt: isMac ? '⌥' : 'Alt',
  shift: isMac ? '⇧' : 'Shift',
  enter: 'Enter',
  escape: 'Esc',
  space: 'Space',
  arrowup: '↑',
  arrowdown: '↓',
  arrowleft: '←',
  arrowright: '→'
}

function keyName(key: string): string {
  return NAMES[key.toLowerCase()] ?? (key.length === 1 ? key.toUpperCase() : key)
}

/** A shortcut as keys on this platform. `mod+k` is one chord; `g p` is one key after the other. */
export function Kbd({ keys }: { readonly keys: string }) {
  return (
    <span style={{ whiteSpace: 'nowrap' }}>
      {keys.split(' ').map((chord, at) => (
        <Fragment key={`${chord}-${at}`}>
          {at > 0 && ' then '}
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
