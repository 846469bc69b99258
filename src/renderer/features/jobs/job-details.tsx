import { Anchor } from '@mantine/core'
import type { ReactNode } from 'react'
import type { Job } from '#shared/contract/jobs.ts'
import { formatDateTime, formatDay, formatLanguage, formatNumber } from '../../lib/format.ts'
import { routes } from '../../lib/routes.ts'
import { attributesOf, heldCredits } from './job-words.ts'
import classes from './job-details.module.css'

/** What was asked for, what it costs, and who answered. */
export function JobDetails({ job }: { readonly job: Job }) {
  const held = heldCredits(job)
  const { review, estimate } = job
  return (
    <aside className={classes['details']} aria-label="Details">
      <Group title="Review">
        <Fact name="To review">{formatNumber(review.open)}</Fact>
        <Fact name="Approved">{formatNumber(review.approved)}</Fact>
        <Fact name="Rejected">{formatNumber(review.rejected)}</Fact>
        <Fact name="Edited">{formatNumber(review.edited)}</Fact>
      </Group>
      {job.device === null ? (
        <Group title="Credits" link={{ href: routes.credits({ jobId: job.id }), label: 'Ledger' }}>
          <Fact name="Required">{formatNumber(job.requiredCredits)}</Fact>
          <Fact name="Captured">{formatNumber(job.capturedCredits)}</Fact>
          <Fact name="Returned">{formatNumber(job.releasedCredits)}</Fact>
          {held > 0 && <Fact name="Held">{formatNumber(held)}</Fact>}
          {job.reusedItems > 0 && <Fact name="Taken over, free">{formatNumber(job.reusedItems)}</Fact>}
        </Group>
      ) : (
        // They are booked on its own device, whose ledger is there.
        <Group title="Credits">
          <Fact name="Required">{formatNumber(job.requiredCredits)}</Fact>
          <Fact name="Booked on">{job.device.name}</Fact>
        </Group>
      )}
      <Group title="Model">
        <Fact name="Model">{job.sampleModel ? 'Sample model' : (job.model ?? 'No answer yet')}</Fact>
        <Fact name="Requests">{beside(job.requests, estimate?.requests)}</Fact>
        <Fact name="Tokens sent">{beside(job.inputTokens, estimate?.inputTokens)}</Fact>
        {job.cachedTokens > 0 && <Fact name="Of them cached">{formatNumber(job.cachedTokens)}</Fact>}
        <Fact name="Tokens received">{beside(job.outputTokens, estimate?.outputTokens)}</Fact>
        {estimate !== null && !job.sampleModel && estimate.pricesCheckedOn !== null && (
          <Fact name="Prices of">
            <time dateTime={estimate.pricesCheckedOn}>{formatDay(estimate.pricesCheckedOn)}</time>
          </Fact>
        )}
      </Group>
      <Group title="Request">
        <Fact name="Attributes">{attributesOf(job)}</Fact>
        <Fact name="Products">
          {formatNumber(job.productCount)}
          {job.sourceScope === 'collections' ? ' from collections' : ''}
        </Fact>
        <Fact name="Language">{formatLanguage(job.language)}</Fact>
        {job.device && <Fact name="Runs on">{job.device.name}</Fact>}
        <Fact name="Created">{formatDateTime(job.createdAt)}</Fact>
        {job.startedAt !== null && <Fact name="Started">{formatDateTime(job.startedAt)}</Fact>}
        {job.finishedAt !== null && <Fact name="Finished">{formatDateTime(job.finishedAt)}</Fact>}
      </Group>
      <section>
        <h2 className={classes['title']}>Prompt</h2>
        <p className={classes['prompt']} dir="auto">
          {job.prompt}
        </p>
      </section>
    </aside>
  )
}

/** `12,000, estimated 13,000` */
function beside(actual: number, estimated: number | undefined): string {
  const soFar = formatNumber(actual)
  return estimated === undefined ? soFar : `${soFar}, estimated ${formatNumber(estimated)}`
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
