import type { Job } from '#shared/contract/jobs.ts'
import { isJobFinished } from '#shared/model/job-state.ts'
import { formatDollars } from '../../lib/format.ts'
import { t } from '../../lib/i18n.ts'

const CENT = 0.01
const isUnderCent = (usd: number): boolean => usd > 0 && usd < CENT

/** US dollars → `$0.31`; below a cent `less than $0.01`, because a run that cost something must not look free. */
export function formatUsd(usd: number): string {
  return isUnderCent(usd) ? t('jobs:cost.under', { amount: formatDollars(CENT) }) : formatDollars(usd)
}

/** As `formatUsd`, where it comes first: `Less than $0.01`. */
function formatUsdFirst(usd: number): string {
  return isUnderCent(usd) ? t('jobs:cost.underFirst', { amount: formatDollars(CENT) }) : formatDollars(usd)
}

type Costing = Pick<Job, 'status' | 'requests' | 'sampleModel' | 'costUsd' | 'estimate'>

/** The sample model answered last, and nothing before it cost anything. */
export function isFree({ sampleModel, costUsd }: Pick<Job, 'sampleModel' | 'costUsd'>): boolean {
  return sampleModel && costUsd === 0
}

/** What the model's answers cost beside what was expected; null where there is nothing to say yet. */
export function costWords(job: Costing): string | null {
  if (isFree(job)) return t('jobs:cost.sample')
  const usd = job.estimate?.usd ?? null
  const estimate = usd === null ? null : formatUsd(usd)
  if (job.requests === 0) return estimate === null ? null : t('jobs:cost.expected', { estimate })
  if (job.costUsd === null) return t('jobs:cost.unknown')
  const cost = formatUsdFirst(job.costUsd)
  if (isJobFinished(job.status)) return estimate === null ? cost : t('jobs:cost.doneOf', { cost, estimate })
  return estimate === null ? t('jobs:cost.soFar', { cost }) : t('jobs:cost.soFarOf', { cost, estimate })
}

/** For a column: `$0.31`; null where it was free or is not known. */
export function shortCost(job: Pick<Job, 'sampleModel' | 'costUsd' | 'requests'>): string | null {
  return isFree(job) || job.costUsd === null || job.requests === 0 ? null : formatUsdFirst(job.costUsd)
}
