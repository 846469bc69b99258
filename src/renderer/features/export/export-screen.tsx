import { Button, Radio, Skeleton, Stack, Text } from '@mantine/core'
import { FileSpreadsheet } from 'lucide-react'
import { useState } from 'react'
import type { Job } from '#shared/contract/jobs.ts'
import { EXPORT_FORMATS } from '#shared/contract/exports.ts'
import { ATTRIBUTES, type Attribute } from '#shared/model/attribute.ts'
import { isJobFinished } from '#shared/model/job-state.ts'
import { useApiCommand, useApiQuery } from '../../lib/api.tsx'
import { attributeLabel } from '../../lib/attribute-words.ts'
import { formatNumber } from '../../lib/format.ts'
import { t } from '../../lib/i18n.ts'
import { routes } from '../../lib/routes.ts'
import { EmptyState } from '../../ui/empty-state.tsx'
import { ErrorState } from '../../ui/error-state.tsx'
import { JobError } from '../../ui/job-error.tsx'
import { PageHeader } from '../../ui/page-header.tsx'
import { ExportReport } from './export-report.tsx'
import type { ExportFormat } from './export-words.ts'
import classes from './export-screen.module.css'

export interface ExportScreenProps {
  readonly jobId: number
}

/** The approved texts of a job as a file, and what is in it. */
export function ExportScreen({ jobId }: ExportScreenProps) {
  const query = useApiQuery('jobs.get', { id: jobId })
  const job = query.data
  return (
    <div className={classes['screen']}>
      <PageHeader
        title={t('exports:title')}
        back={{ href: routes.job(jobId), label: t('common:ui.jobName', { id: jobId }) }}
        description={job ? t('exports:approved', { count: job.review.approved }) : ' '}
      />
      {query.error !== null && <JobError error={query.error.body} onRetry={() => void query.refetch()} />}
      {query.isPending && (
        <Stack gap="sm" px="lg" role="group" aria-busy aria-label={t('common:ui.loading')}>
          <Skeleton height={160} radius="sm" animate={false} />
        </Stack>
      )}
      {job && (job.review.approved === 0 ? <NothingApproved job={job} /> : <ExportForm job={job} />)}
    </div>
  )
}

function NothingApproved({ job }: { readonly job: Job }) {
  const waiting = job.review.open > 0
  const href = waiting || isJobFinished(job.status) ? routes.review(job.id) : routes.job(job.id)
  return (
    <EmptyState
      icon={FileSpreadsheet}
      title={t('exports:nothing.title')}
      text={waiting ? t('exports:nothing.waiting', { count: job.review.open }) : t('exports:nothing.text')}
      action={
        <Button component="a" href={href}>
          {waiting ? t('exports:nothing.review') : t('exports:nothing.job')}
        </Button>
      }
    />
  )
}

function ExportForm({ job }: { readonly job: Job }) {
  const [format, setFormat] = useState<ExportFormat>('wix')
  const create = useApiCommand('exports.create')
  const attributes = ATTRIBUTES.filter((attribute) => job.attributes.includes(attribute))

  const choose = (value: string): void => {
    const known = EXPORT_FORMATS.find((each) => each === value)
    if (known === undefined) return
    setFormat(known)
    // A report belongs to the file that it is about.
    create.reset()
  }

  return (
    <div className={classes['columns']}>
      <div className={classes['main']}>
        <Radio.Group
          label={t('exports:form.format')}
          value={format}
          onChange={choose}
          classNames={{ label: classes['label'] ?? '' }}
        >
          <Stack gap="xs">
            {EXPORT_FORMATS.map((each) => (
              <Radio.Card key={each} value={each} className={classes['format']}>
                <Radio.Indicator className={classes['indicator']} />
                <div>
                  <div className={classes['formatName']}>{t(`exports:format.${each}.name`)}</div>
                  <Text size="sm" c="dimmed">
                    {t(`exports:format.${each}.text`)}
                  </Text>
                </div>
              </Radio.Card>
            ))}
          </Stack>
        </Radio.Group>
        {create.data === undefined ? (
          <div>
            <Button
              loading={create.isPending}
              onClick={() => create.mutate({ input: { id: job.id, format } })}
              leftSection={<FileSpreadsheet size={15} aria-hidden />}
            >
              {t('exports:form.create')}
            </Button>
          </div>
        ) : (
          <ExportReport report={create.data} onAgain={() => create.mutate({ input: { id: job.id, format } })} />
        )}
        {create.error !== null && (
          <div className={classes['error']}>
            <ErrorState error={create.error.body} />
          </div>
        )}
      </div>
      <section className={classes['contents']} aria-label={t('exports:form.contents')}>
        <h2 className={classes['label']}>{t('exports:form.contents')}</h2>
        <dl className={classes['counts']}>
          {attributes.map((attribute) => (
            <AttributeCount key={attribute} jobId={job.id} attribute={attribute} />
          ))}
          <div className={classes['total']}>
            <dt>{t('exports:form.total')}</dt>
            <dd>{formatNumber(job.review.approved)}</dd>
          </div>
        </dl>
        {job.review.open > 0 && (
          <Text size="sm" c="dimmed" mt="sm">
            {t('exports:form.leftOut', { count: job.review.open })}
          </Text>
        )}
      </section>
    </div>
  )
}

function AttributeCount({ jobId, attribute }: { readonly jobId: number; readonly attribute: Attribute }) {
  const { data } = useApiQuery('jobs.items', { id: jobId, status: 'DONE', review: 'APPROVED', attribute, limit: 1 })
  return (
    <div>
      <dt>{attributeLabel(attribute)}</dt>
      <dd>{data === undefined ? '…' : formatNumber(data.total)}</dd>
    </div>
  )
}
