import { Modal, type ModalProps } from '@mantine/core'
import { useLayoutEffect, useState } from 'react'

/**
 * A dialog that is there for as long as it is drawn. Whoever closes it goes on where they were, or on the screen where that is gone: Mantine's
 * own gives the focus back only where it sees itself opened and closed.
 */
export function Dialog(props: Omit<ModalProps, 'opened'>) {
  const [before] = useState(() => document.activeElement)
  useLayoutEffect(
    () => () => {
      const there = before instanceof HTMLElement && before !== document.body && before.isConnected
      const place = there ? before : document.querySelector('main')
      place?.focus({ preventScroll: true })
    },
    [before]
  )
  return <Modal opened {...props} />
}
