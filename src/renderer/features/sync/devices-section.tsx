import { Button, Group, Table, VisuallyHidden } from '@mantine/core'
import { useState } from 'react'
import { Trans } from 'react-i18next'
import type { SyncDevice } from '#shared/contract/sync.ts'
import { BACKEND_DEVICE } from '#shared/sync/protocol.ts'
import { useApiQuery } from '../../lib/api.tsx'
import { formatDateTime, formatNumber, formatRelative } from '../../lib/format.ts'
import { t } from '../../lib/i18n.ts'
import { useClock } from '../../lib/use-clock.ts'
import { ErrorState } from '../../ui/error-state.tsx'
import { TitledSection } from '../../ui/titled-section.tsx'
import { InviteDevice } from './invite-device.tsx'
import classes from './sync.module.css'
import { WriteOffDialog } from './write-off-dialog.tsx'

const MINUTE_MS = 60_000

/** Who else is linked with the store, and what each holds of the month's credits. */
export function DevicesSection() {
  const query = useApiQuery('sync.devices', {})
  const [lost, setLost] = useState<SyncDevice | null>(null)
  const now = useClock(MINUTE_MS)
  const devices = query.data?.devices ?? []
  const asOf = query.data?.asOf ?? null
  const heads = [t('sync:devices.delivered'), t('sync:devices.underWay'), t('sync:devices.unused')]
  return (
    <TitledSection
      title={t('sync:devices.title')}
      text={
        asOf === null
          ? t('sync:devices.text')
          : `${t('sync:devices.text')} ${t('sync:devices.asOf', { when: formatDateTime(asOf) })}`
      }
    >
      {query.error && <ErrorState error={query.error.body} onRetry={() => void query.refetch()} />}
      {devices.length > 0 && (
        <Table verticalSpacing={7} fz="sm" className={classes['table'] ?? ''}>
          <Table.Thead>
            <Table.Tr>
              <Table.Th>{t('sync:devices.device')}</Table.Th>
              {heads.map((name) => (
                <Table.Th key={name} w={76} className={classes['number'] ?? ''}>
                  {name}
                </Table.Th>
              ))}
              <Table.Th w={86}>
                <VisuallyHidden>{t('sync:devices.actions')}</VisuallyHidden>
              </Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {devices.map((device) => (
              <DeviceRow key={device.deviceId} device={device} now={now} onLost={setLost} />
            ))}
          </Table.Tbody>
        </Table>
      )}
      <Group mt="xs">
        <InviteDevice />
      </Group>
      {lost && <WriteOffDialog device={lost} onClose={() => setLost(null)} />}
    </TitledSection>
  )
}

interface DeviceRowProps {
  readonly device: SyncDevice
  readonly now: number
  readonly onLost: (device: SyncDevice) => void
}

function DeviceRow({ device, now, onLost }: DeviceRowProps) {
  const { deviceId, name, thisDevice, captured, open, free, lastSeenAt, writtenOff } = device
  return (
    <Table.Tr>
      <Table.Td className={classes['device'] ?? ''}>
        <strong dir="auto">{name}</strong>
        <span className={classes['second']}>
          {thisDevice && <span className={classes['tag']}>{t('sync:devices.thisDevice')}</span>}
          {writtenOff && (
            <span className={classes['tag']} data-tone="warning">
              {t('sync:devices.givenUp')}
            </span>
          )}
          {lastSeenAt === null ? (
            // The backend's own line is that of no device, and waits to be seen by nobody.
            deviceId !== BACKEND_DEVICE && t('sync:devices.notSeen')
          ) : (
            <Trans
              ns="sync"
              i18nKey="devices.seen"
              values={{ when: formatRelative(lastSeenAt, now) }}
              components={{ time: <time dateTime={lastSeenAt} title={formatDateTime(lastSeenAt)} /> }}
            />
          )}
        </span>
      </Table.Td>
      <Table.Td className={classes['number'] ?? ''}>{formatNumber(captured)}</Table.Td>
      <Table.Td className={classes['number'] ?? ''}>{formatNumber(open)}</Table.Td>
      <Table.Td className={classes['number'] ?? ''}>{formatNumber(free)}</Table.Td>
      <Table.Td className={classes['number'] ?? ''}>
        {/* The backend's own jobs go under a name like a device's; it is none that could be lost. */}
        {!thisDevice && !writtenOff && deviceId !== BACKEND_DEVICE && (
          <Button
            size="compact-xs"
            variant="subtle"
            color="gray"
            aria-label={t('sync:devices.giveUpNamed', { name })}
            onClick={() => onLost(device)}
          >
            {t('sync:devices.giveUp')}
          </Button>
        )}
      </Table.Td>
    </Table.Tr>
  )
}
