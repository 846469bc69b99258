import { Anchor } from '@mantine/core'
import type { ReactNode } from 'react'
import type { Job } from '#shared/contract/jobs.ts'
import { formatDateTime, formatDay, formatLanguage, formatNumber } from '../../lib/format.ts'
import { t } from '../../lib/i18n.ts'
import { modelLabel } from '../../lib/model-label.ts'
import { routes } from '../../lib/routes.ts'
import { isFree } from './cost-words.ts'
import { attributesOf, heldCredits } from './job-words.ts'
import classes from './job-details.module.css'

/** What was asked for, what it costs, and who answered. */
export function JobDetails({ job }: { readonly job: Job }) {
  const held = heldCredits(job)
  const { review, estimate } = job
  return (
    <aside className={classes['details']} aria-label={t('jobs:details.label')}>
      <Group title={t('jobs:details.review')}>
        <Fact name={t('jobs:details.toReview')}>{formatNumber(review.open)}</Fact>
        <Fact name={t('jobs:details.approved')}>{formatNumber(review.approved)}</Fact>
        <Fact name={t('jobs:details.rejected')}>{formatNumber(review.rejected)}</Fact>
        <Fact name={t('jobs:details.edited')}>{formatNumber(review.edited)}</Fact>
      </Group>
      {job.device === null ? (
        <Group
          title={t('jobs:details.credits')}
          link={{ href: routes.credits({ jobId: job.id }), label: t('jobs:details.ledger') }}
        >
          <Fact name={t('jobs:details.required')}>{formatNumber(job.requiredCredits)}</Fact>
          <Fact name={t('jobs:details.captured')}>{formatNumber(job.capturedCredits)}</Fact>
          <Fact name={t('jobs:details.returned')}>{formatNumber(job.releasedCredits)}</Fact>
          {held > 0 && <Fact name={t('jobs:details.held')}>{formatNumber(held)}</Fact>}
          {job.reusedItems > 0 && <Fact name={t('jobs:progress.reused')}>{formatNumber(job.reusedItems)}</Fact>}
        </Group>
      ) : (
        // They are booked on its own device, whose ledger is there. What it took over from earlier results is known there alone.
        <Group title={t('jobs:details.credits')}>
          <Fact name={t('jobs:details.bookedOn')}>{job.device.name}</Fact>
        </Group>
      )}
      <Group title={t('jobs:details.model')}>
        <Fact name={t('jobs:details.model')}>
          {job.model === null ? t('jobs:details.noAnswerYet') : modelLabel(job.model)}
        </Fact>
        <Fact name={t('jobs:details.requests')}>{beside(job.requests, estimate?.requests)}</Fact>
        <Fact name={t('jobs:details.tokensSent')}>{beside(job.inputTokens, estimate?.inputTokens)}</Fact>
        {job.cachedTokens > 0 && <Fact name={t('jobs:details.cached')}>{formatNumber(job.cachedTokens)}</Fact>}
        <Fact name={t('jobs:details.tokensReceived')}>{beside(job.outputTokens, estimate?.outputTokens)}</Fact>
        {estimate !== null && !isFree(job) && estimate.pricesCheckedOn !== null && (
          <Fact name={t('jobs:details.pricesOf')}>
            <time dateTime={estimate.pricesCheckedOn}>{formatDay(estimate.pricesCheckedOn)}</time>
          </Fact>
        )}
      </Group>
      <Group title={t('jobs:details.request')}>
        <Fact name={t('jobs:details.attributes')}>{attributesOf(job)}</Fact>
        <Fact name={t('jobs:details.products')}>
          {job.sourceScope === 'collections'
            ? t('jobs:details.fromCollections', { count: job.productCount })
            : formatNumber(job.productCount)}
        </Fact>
        <Fact name={t('jobs:details.language')}>{formatLanguage(job.language)}</Fact>
        {job.device && <Fact name={t('jobs:details.runsOn')}>{job.device.name}</Fact>}
        <Fact name={t('jobs:details.created')}>{formatDateTime(job.createdAt)}</Fact>
        {job.startedAt !== null && <Fact name={t('jobs:details.started')}>{formatDateTime(job.startedAt)}</Fact>}
        {job.finishedAt !== null && <Fact name={t('jobs:details.finished')}>{formatDateTime(job.finishedAt)}</Fact>}
      </Group>
      <section>
        <h2 className={classes['title']}>{t('jobs:details.prompt')}</h2>
        <p className={classes['prompt']} dir="auto">
          {job.prompt}
        </p>
      </section>
    </aside>
  )
}

/** `12,000, estimated 13,000` */
function beside(actual: number, estimated: number | undefined): string {
  return estimated === undefined ? formatNumber(actual) : t('jobs:details.beside', { actual, estimate: estimated })
}

interface GroupProps {
  readonly title: string
  readonly link?: { readonly href: string; readonly label: string }
  readonly children: ReactNode
}

function Group({ title, link, children }: GroupProps) {
  return (
    <section className={classes['group']}>
      <h2 className={classes['title']}>
        {title}
        {link && (
          <Anchor href={link.href} size="xs">
            {link.label}
          </Anchor>
        )}
      </h2>
      <dl className={classes['facts']}>{children}</dl>
    </section>
  )
}

function Fact({ name, children }: { readonly name: string; readonly children: ReactNode }) {
  return (
    <div className={classes['fact']}>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  )
}
