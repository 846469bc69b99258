import { Text } from '@mantine/core'
import { modals } from '@mantine/modals'
import { useApiQuery } from '../../lib/api.tsx'
import { t } from '../../lib/i18n.ts'
import { finishedItems, heldCredits } from './job-words.ts'

/** A cancelled job can be retried but not taken back, so this one asks, and says what comes back. `rest` is what follows a trial. */
export function confirmCancel(jobId: number, what: 'job' | 'rest', onConfirm: () => void): void {
  const rest = what === 'rest'
  modals.openConfirmModal({
    title: rest ? t('jobs:cancel.titleRest', { id: jobId }) : t('jobs:cancel.title', { id: jobId }),
    children: <CancelWords jobId={jobId} />,
    labels: { confirm: rest ? t('jobs:cancel.confirmRest') : t('jobs:cancel.confirm'), cancel: t('jobs:cancel.keep') },
    // White on the theme's red of the dark scheme is too faint to read.
    confirmProps: { color: 'red.9' },
    onConfirm
  })
}

/** Reads the job for itself, because it goes on while the question is open. */
function CancelWords({ jobId }: { readonly jobId: number }) {
  const { data: job } = useApiQuery('jobs.get', { id: jobId })
  const before = useHeldBefore(jobId)
  if (job === undefined) return null
  const done = job.progress.done
  const held = heldCredits(job)
  // The months are asked for once; what was delivered since holds nothing any more.
  const late = before === null ? null : Math.min(before, held)
  return (
    <Text size="sm">
      {late !== null && (
        <>
          {t('jobs:cancel.back', { count: held - late, required: job.requiredCredits })}{' '}
          {late > 0 && `${t('jobs:cancel.monthOver', { count: late })} `}
        </>
      )}
      {done === 0 ? t('jobs:cancel.nothingYet') : t('jobs:cancel.delivered', { count: done })}{' '}
      {t('jobs:cancel.unwritten', { count: job.totalItems - finishedItems(job) })}
    </Text>
  )
}

/** Credits that the job still holds in a month that is over: they free nothing in this one. Null until that is known. */
function useHeldBefore(jobId: number): number | null {
  const { data: months } = useApiQuery('credits.jobs', { jobId, limit: 1 })
  const { data: balance } = useApiQuery('credits.get', {})
  if (months === undefined || balance === undefined) return null
  const before = months.jobs.flatMap(({ periods }) => periods).filter(({ period }) => period !== balance.period)
  return before.reduce((sum, { held }) => sum + held, 0)
}
