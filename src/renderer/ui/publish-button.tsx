import { Anchor, Button, Popover, Text } from '@mantine/core'
import { CloudUpload } from 'lucide-react'
import { t } from '../lib/i18n.ts'
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
        {t('common:ui.publishButton.publish')}
      </Button>
    )
  return (
    <Popover width={300} position="bottom-end" trapFocus returnFocus shadow="md">
      <Popover.Target>
        <Button variant="default" leftSection={icon}>
          {t('common:ui.publishButton.publish')}
        </Button>
      </Popover.Target>
      <Popover.Dropdown aria-label={t('common:ui.publishButton.publish')}>
        <Text size="sm">{t('common:ui.publishButton.unconnected')}</Text>
        <Anchor href={routes.store()} size="sm" display="inline-block" mt={6}>
          {t('common:ui.publishButton.openStore')}
        </Anchor>
      </Popover.Dropdown>
    </Popover>
  )
}
