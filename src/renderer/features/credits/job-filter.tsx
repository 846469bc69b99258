import { CloseButton, Select } from '@mantine/core'
import { useApiQuery } from '../../lib/api.tsx'
import { t } from '../../lib/i18n.ts'
import { routes, useGo } from '../../lib/routes.ts'

export interface JobFilterProps {
  readonly jobId: number | undefined
  readonly view: 'jobs' | 'items' | undefined
}

/** Which job a view is about; all of them where none is chosen. */
export function JobFilter({ jobId, view }: JobFilterProps) {
  const go = useGo()
  const { data } = useApiQuery('jobs.list', { limit: 200 })
  const ids = new Set([...(data?.jobs.map((job) => job.id) ?? []), ...(jobId === undefined ? [] : [jobId])])
  return (
    <Select
      aria-label={t('credits:list.whichJob')}
      placeholder={t('credits:list.allJobs')}
      data={[...ids].map((id) => ({ value: String(id), label: t('credits:job', { id }) }))}
      value={jobId === undefined ? null : String(jobId)}
      onChange={(value) => go(routes.credits({ view, jobId: value === null ? undefined : Number(value) }))}
      searchable
      nothingFoundMessage={t('credits:list.noSuchJob')}
      w={170}
      {...(jobId === undefined
        ? {}
        : {
            rightSection: (
              <CloseButton
                size="sm"
                aria-label={t('common:ui.showAllJobs')}
                onClick={() => go(routes.credits({ view }))}
              />
            )
          })}
      rightSectionPointerEvents={jobId === undefined ? 'none' : 'all'}
    />
  )
}
