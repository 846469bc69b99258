import { Table, Text } from '@mantine/core'
import type { Pull } from '#shared/contract/shop.ts'
import { useApiPages } from '../../lib/api.tsx'
import { formatDateTime, formatDuration } from '../../lib/format.ts'
import { t } from '../../lib/i18n.ts'
import { isPullOver } from '../../lib/pull.ts'
import { EngineText } from '../../ui/engine-text.tsx'
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
    <TitledSection title={t('store:past.title')} text={t('store:past.text')}>
      <Table verticalSpacing={6} fz="sm" className={classes['past'] ?? ''}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th w={150}>{t('store:past.when')}</Table.Th>
            <Table.Th w={104}>{t('store:past.what')}</Table.Th>
            <Table.Th>{t('store:past.result')}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {pulls.map((pull) => (
            <PastPull key={pull.id} pull={pull} />
          ))}
        </Table.Tbody>
      </Table>
      <MoreButton pages={pages}>{t('store:past.more')}</MoreButton>
    </TitledSection>
  )
}

function PastPull({ pull }: { readonly pull: Pull }) {
  const took = pull.finishedAt === null ? null : Date.parse(pull.finishedAt) - Date.parse(pull.createdAt)
  return (
    <Table.Tr>
      <Table.Td>{formatDateTime(pull.createdAt)}</Table.Td>
      <Table.Td>{t(`store:past.kind.${pull.kind}`)}</Table.Td>
      <Table.Td>
        {pull.state !== 'DONE' && <StatusBadge of="pull" status={pull.state} />}
        <div>
          {t('store:past.line', {
            seen: pull.state === 'DONE' ? t('common:count.product', { count: pull.seen }) : seenWords(pull),
            tally: resultWords(pull)
          })}
        </div>
        <Text size="xs" c="dimmed">
          {pull.message !== null ? (
            <EngineText message={pull.message} />
          ) : (
            took !== null && t('store:past.took', { duration: formatDuration(took) })
          )}
        </Text>
      </Table.Td>
    </Table.Tr>
  )
}
