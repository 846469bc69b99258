import { Anchor, Button, Popover, Text } from '@mantine/core'
import { CloudUpload } from 'lucide-react'
import { routes } from '../lib/routes.ts'

export interface PublishButtonProps {
  readonly jobId: number
  /** The store is one on Wix. */
  readonly connected: boolean
  /** It is the next step. */
  readonly main: boolean
}

/** The way to the Publish screen; where there is no store on Wix to publish to, what is missing and where to get it. */
export function PublishButton({ jobId, connected, main }: PublishButtonProps) {
  const icon = <CloudUpload size={15} aria-hidden />
  if (connected)
    return (
      <Button component="a" href={routes.publish(jobId)} variant={main ? 'filled' : 'default'} leftSection={icon}>
        Publish
      </Button>
    )
  return (
    <Popover width={300} position="bottom-end" trapFocus returnFocus shadow="md">
      <Popover.Target>
        <Button variant="default" leftSection={icon}>
          Publish
        </Button>
      </Popover.Target>
      <Popover.Dropdown aria-label="Publish">
        <Text size="sm">
          This store has no connection with Wix, so there is nowhere to publish to. Connect one, or export a file.
        </Text>
        <Anchor href={routes.store()} size="sm" display="inline-block" mt={6}>
          Open the Store screen
        </Anchor>
      </Popover.Dropdown>
    </Popover>
  )
}
