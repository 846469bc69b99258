import { Button, Group } from '@mantine/core'
import { notifications } from '@mantine/notifications'

/** Milliseconds. */
const SHOWN = 12_000

/** A toast that something was put away, with the way to bring it back. */
export function notifyBack(message: string, label: string, bringBack: () => void): void {
  const id = notifications.show({
    role: 'status',
    autoClose: SHOWN,
    message: (
      <Group gap="sm" justify="space-between" wrap="nowrap">
        {message}
        <Button
          size="compact-xs"
          variant="default"
          onClick={() => {
            notifications.hide(id)
            bringBack()
          }}
        >
          {label}
        </Button>
      </Group>
    )
  })
}
