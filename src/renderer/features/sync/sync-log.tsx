import { Table, VisuallyHidden } from '@mantine/core'
import { CircleX, Info, TriangleAlert } from 'lucide-react'
import type { SyncLogEntry } from '#shared/contract/sync.ts'
import { useApiPages } from '../../lib/api.tsx'
import { formatDateTime, formatNumber } from '../../lib/format.ts'
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
    <TitledSection title="Sync log" text="The newest first. It is kept when Wordshelf is closed.">
      <Table verticalSpacing={5} fz="sm" className={classes['table'] ?? ''}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th w={150}>When</Table.Th>
            <Table.Th>What</Table.Th>
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
      <MoreButton pages={pages}>Show older of {formatNumber(total)}</MoreButton>
    </TitledSection>
  )
}

const LEVELS = {
  info: { icon: Info, word: '' },
  warning: { icon: TriangleAlert, word: 'Warning: ' },
  error: { icon: CircleX, word: 'Error: ' }
} as const satisfies Record<SyncLogEntry['level'], unknown>

function Entry({ entry }: { readonly entry: SyncLogEntry }) {
  const { icon: Icon, word } = LEVELS[entry.level]
  return (
    <div className={classes['entry']} data-level={entry.level}>
      <Icon size={14} aria-hidden />
      <span>
        {word !== '' && <VisuallyHidden>{word}</VisuallyHidden>}
        {entry.message}
      </span>
    </div>
  )
}
