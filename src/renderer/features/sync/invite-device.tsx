import { Button, Code, Group, Modal, Stack, Text } from '@mantine/core'
import { MonitorUp } from 'lucide-react'
import { useState } from 'react'
import { useApiCommand, useIsUnderWay } from '../../lib/api.tsx'
import { formatDateTime } from '../../lib/format.ts'
import { t } from '../../lib/i18n.ts'
import { ErrorState } from '../../ui/error-state.tsx'
import classes from './sync.module.css'

/** Links one more computer with this store: shows what is to be typed there. */
export function InviteDevice() {
  const [opened, setOpened] = useState(false)
  const command = useApiCommand('sync.invite')
  const isUnderWay = useIsUnderWay('sync.invite')

  function ask(): void {
    // Each call makes a code that is good, whether anybody sees it or not.
    if (isUnderWay()) return
    command.mutate({ input: {} })
  }

  function open(): void {
    if (opened) return
    setOpened(true)
    ask()
  }

  return (
    <>
      <Button variant="default" size="compact-sm" leftSection={<MonitorUp size={14} aria-hidden />} onClick={open}>
        {t('sync:invite.open')}
      </Button>
      <Modal
        opened={opened}
        onClose={() => setOpened(false)}
        closeOnClickOutside={false}
        title={t('sync:invite.title')}
      >
        <Stack gap="sm">
          {command.isPending && <Text size="sm">{t('sync:invite.asking')}</Text>}
          {command.error && <ErrorState error={command.error.body} onRetry={ask} />}
          {command.data && (
            <>
              <Text size="sm">{t('sync:invite.how')}</Text>
              <dl className={classes['invite']}>
                <dt>{t('sync:invite.address')}</dt>
                <dd>
                  <Code>{command.data.url}</Code>
                </dd>
                <dt>{t('sync:invite.code')}</dt>
                <dd>
                  <Code fz="lg">{command.data.code}</Code>
                </dd>
              </dl>
              <Text size="sm" c="dimmed">
                {t('sync:invite.until', { when: formatDateTime(command.data.expiresAt) })}
              </Text>
            </>
          )}
          <Group justify="flex-end">
            <Button variant="default" onClick={() => setOpened(false)}>
              {t('sync:invite.done')}
            </Button>
          </Group>
        </Stack>
      </Modal>
    </>
  )
}
