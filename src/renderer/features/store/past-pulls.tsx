import { Table, Text } from '@mantine/core'
import type { Pull } from '#shared/contract/shop.ts'
import { useApiPages } from '../../lib/api.tsx'
import { formatCount, formatDateTime, formatDuration } from '../../lib/format.ts'
import { isPullOver } from '../../lib/pull.ts'
import { ErrorState } from '../../ui/error-state.tsx'
import { MoreButton } from '../../ui/more-button.tsx'
import { StatusBadge } from '../../ui/status-badge.tsx'
import { TitledSection } from '../../ui/titled-section.tsx'
import { resultWords, seenWords } from './pull-words.ts'
import classes from './store.module.css'

const PAGE = 10

/** What was fetched and when, newest first. */
export function PastPulls() {
  const pages = useApiPages('pulls.list', { limit: PAGE })
  if (pages.error) return <ErrorState error={pages.error.body} onRetry={() => void pages.refetch()} />
  const pulls = (pages.data?.pages ?? []).flatMap((page) => page.pulls).filter((pull) => isPullOver(pull.state))
  if (pulls.length === 0) return null
  return (
    <TitledSection title="Fetched so far" text="The newest first.">
      <Table verticalSpacing={6} fz="sm" className={classes['past'] ?? ''}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th w={150}>When</Table.Th>
            <Table.Th w={104}>What</Table.Th>
            <Table.Th>Result</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {pulls.map((pull) => (
            <PastPull key={pull.id} pull={pull} />
          ))}
        </Table.Tbody>
      </Table>
      <MoreButton pages={pages}>Show more</MoreButton>
    </TitledSection>
  )
}

function PastPull({ pull }: { readonly pull: Pull }) {
  const took = pull.finishedAt === null ? null : Date.parse(pull.finishedAt) - Date.parse(pull.createdAt)
  return (
    <Table.Tr>
      <Table.Td>{formatDateTime(pull.createdAt)}</Table.Td>
      <Table.Td>{pull.kind === 'FULL' ? 'Everything' : 'Changes'}</Table.Td>
      <Table.Td>
        {pull.state !== 'DONE' && <StatusBadge of="pull" status={pull.state} />}
        <div>
          {pull.state === 'DONE' ? formatCount(pull.seen, 'product') : seenWords(pull)}: {resultWords(pull)}
        </div>
        <Text size="xs" c="dimmed">
          {pull.message ?? (took === null ? '' : `Took ${formatDuration(took)}`)}
        </Text>
      </Table.Td>
    </Table.Tr>
  )
}
