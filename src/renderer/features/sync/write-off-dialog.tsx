import { Button, Group, Stack, Text } from '@mantine/core'
import { useQueryClient } from '@tanstack/react-query'
import type { SyncDevice } from '#shared/contract/sync.ts'
import { useApiCommand, useApiQuery, useIsUnderWay } from '../../lib/api.tsx'
import { t } from '../../lib/i18n.ts'
import { notifyDone } from '../../lib/notify.ts'
import { Dialog } from '../../ui/dialog.tsx'
import { ErrorState } from '../../ui/error-state.tsx'
import { writeOffWords } from './sync-words.ts'

export interface WriteOffDialogProps {
  readonly device: SyncDevice
  readonly onClose: () => void
}

/** Gives up a device that is lost. Says first, in numbers, what comes back and what that can cost. */
export function WriteOffDialog({ device, onClose }: WriteOffDialogProps) {
  const queries = useQueryClient()
  const command = useApiCommand('sync.writeOff')
  const isUnderWay = useIsUnderWay('sync.writeOff')
  const allowance = useApiQuery('credits.get', {}).data?.store?.allowance ?? null
  const words = writeOffWords(device, allowance)

  function giveUp(): void {
    if (isUnderWay()) return
    command.mutate(
      { input: { deviceId: device.deviceId } },
      {
        onSuccess: ({ freed }) => {
          for (const procedure of ['sync.devices', 'sync.log', 'credits.get', 'jobs.quote'])
            void queries.invalidateQueries({ queryKey: [procedure] })
          notifyDone(t('sync:writeOff.done', { name: device.name, count: freed }))
          onClose()
        }
      }
    )
  }

  return (
    <Dialog onClose={onClose} closeOnClickOutside={false} title={t('sync:writeOff.title', { name: device.name })}>
      <Stack gap="sm">
        <Text size="sm">{t('sync:writeOff.only')}</Text>
        <Text size="sm">{words.comesBack}</Text>
        {words.excess !== '' && (
          <Text size="sm" fw={500}>
            {words.excess}
          </Text>
        )}
        <Text size="sm">{t('sync:writeOff.stays')}</Text>
        {command.error && <ErrorState error={command.error.body} />}
        <Group justify="flex-end" gap="xs">
          <Button variant="default" data-autofocus onClick={onClose}>
            {t('sync:writeOff.keep')}
          </Button>
          <Button color="red.9" loading={command.isPending} onClick={giveUp}>
            {t('sync:writeOff.confirm')}
          </Button>
        </Group>
      </Stack>
    </Dialog>
  )
}
