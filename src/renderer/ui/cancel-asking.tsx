import { Button, Text } from '@mantine/core'
import { useEffect, useState } from 'react'
import { t } from '../lib/i18n.ts'

export interface CancelAskingProps {
  /** What is being waited for. */
  readonly what: string
  readonly onCancel: () => void
}

/** Beside the button that asks a server, for as long as it does: it may never answer. */
export function CancelAsking({ what, onCancel }: CancelAskingProps) {
  // Looked up before the button is drawn busy, which takes the focus from it.
  const [pressed] = useState(() => document.activeElement)
  useEffect(
    () => () => {
      // With this Cancel the focus goes too: who used either button goes on at the one that they pressed.
      if (document.activeElement === document.body && pressed instanceof HTMLElement) pressed.focus()
    },
    [pressed]
  )
  return (
    <>
      <Button variant="default" onClick={onCancel}>
        {t('common:action.cancel')}
      </Button>
      <Text size="sm" c="dimmed" role="status">
        {what}
      </Text>
    </>
  )
}
