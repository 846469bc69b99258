import { t } from '../lib/i18n.ts'
import { routes } from '../lib/routes.ts'
import { LoadError, type LoadErrorProps } from './load-error.tsx'

/** In place of a job that could not be read. */
export function JobError(props: Omit<LoadErrorProps, 'all'>) {
  return <LoadError {...props} all={{ href: routes.jobs(), label: t('common:ui.showAllJobs') }} />
}
