import { Table, VisuallyHidden } from '@mantine/core'
import { CircleX, Info, TriangleAlert } from 'lucide-react'
import type { SyncLogEntry } from '#shared/contract/sync.ts'
import { useApiPages } from '../../lib/api.tsx'
import { formatDateTime } from '../../lib/format.ts'
import { t } from '../../lib/i18n.ts'
import { EngineText } from '../../ui/engine-text.tsx'
import { ErrorState } from '../../ui/error-state.tsx'
import { MoreButton } from '../../ui/more-button.tsx'
import { TitledSection } from '../../ui/titled-section.tsx'
import classes from './sync.module.css'

const PAGE = 20

/** What happened between this device and the backend, newest first. Nothing where it was never linked. */
export function SyncLog() {
  const pages = useApiPages('sync.log', { limit: PAGE })
  const entries = pages.data?.pages.flatMap((page) => page.entries) ?? []
  const total = pages.data?.pages.at(-1)?.total ?? 0
  if (pages.error) return <ErrorState error={pages.error.body} onRetry={() => void pages.refetch()} />
  if (entries.length === 0) return null
  return (
    <TitledSection title={t('sync:log.title')} text={t('sync:log.text')}>
      <Table verticalSpacing={5} fz="sm" className={classes['table'] ?? ''}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th w={150}>{t('sync:log.when')}</Table.Th>
            <Table.Th>{t('sync:log.what')}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {entries.map((entry) => (
            <Table.Tr key={entry.id}>
              <Table.Td>{formatDateTime(entry.at)}</Table.Td>
              <Table.Td>
                <Entry entry={entry} />
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
      <MoreButton pages={pages}>{t('sync:log.older', { total })}</MoreButton>
    </TitledSection>
  )
}

const LEVELS = {
  info: { icon: Info, wordKey: null },
  warning: { icon: TriangleAlert, wordKey: 'sync:log.warning' },
  error: { icon: CircleX, wordKey: 'sync:log.error' }
} as const satisfies Record<SyncLogEntry['level'], unknown>

function Entry({ entry }: { readonly entry: SyncLogEntry }) {
  const { icon: Icon, wordKey } = LEVELS[entry.level]
  return (
    <div className={classes['entry']} data-level={entry.level}>
      <Icon size={14} aria-hidden />
      <span>
        {wordKey !== null && <VisuallyHidden>{t(wordKey)} </VisuallyHidden>}
        <EngineText message={entry.message} />
      </span>
    </div>
  )
}
