import { t } from '../../lib/i18n.ts'
import { routes } from '../../lib/routes.ts'

export interface JobNameProps {
  readonly jobId: number
  /** What it wrote is looked at where it was asked for: such a job has no page of its own. */
  readonly regenerated: boolean
}

export function JobName({ jobId, regenerated }: JobNameProps) {
  if (regenerated) return t('credits:newText', { id: jobId })
  return <a href={routes.job(jobId)}>{t('credits:job', { id: jobId })}</a>
}
