import type { Job } from '#shared/contract/jobs.ts'
import { isJobFinished } from '#shared/model/job-state.ts'
import { formatDollars } from '../../lib/format.ts'

/** US dollars → `$0.31`; below a cent `less than $0.01`, because a run that cost something must not look free. */
export function formatUsd(usd: number): string {
  return usd > 0 && usd < 0.01 ? 'less than $0.01' : formatDollars(usd)
}

type Costing = Pick<Job, 'status' | 'requests' | 'sampleModel' | 'costUsd' | 'estimate'>

/** What the model's answers cost beside what was expected, as a sentence part; null where there is nothing to say yet. */
export function costWords(job: Costing): string | null {
  if (job.sampleModel) return 'Free: the sample model answers inside the app'
  const estimated = job.estimate?.usd ?? null
  const expected = estimated === null ? '' : `estimated ${formatUsd(estimated)}`
  if (job.requests === 0) return estimated === null ? null : `Cost ${expected}`
  if (job.costUsd === null) return 'Cost not known: a model without a known price took part'
  const soFar = `${capital(formatUsd(job.costUsd))}${isJobFinished(job.status) ? '' : ' so far'}`
  return expected === '' ? soFar : `${soFar}, ${expected}`
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1)
}

/** For a column: `$0.31`; null where it was free or is not known. */
export function shortCost(job: Pick<Job, 'sampleModel' | 'costUsd' | 'requests'>): string | null {
  return job.sampleModel || job.costUsd === null || job.requests === 0 ? null : capital(formatUsd(job.costUsd))
}
