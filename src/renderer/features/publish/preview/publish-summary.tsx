import { Anchor, Button } from '@mantine/core'
import { CloudUpload } from 'lucide-react'
import { useState } from 'react'
import type { Input, Output } from '#shared/contract/contract.ts'
import type { Job } from '#shared/contract/jobs.ts'
import type { Shop } from '#shared/contract/shop.ts'
import { formatNumber } from '../../../lib/format.ts'
import { t } from '../../../lib/i18n.ts'
import { routes } from '../../../lib/routes.ts'
import { Note } from '../../../ui/note.tsx'
import { attributeNames, paceOf } from '../publish-words.ts'
import { AsOf } from './as-of.tsx'
import { OnlyConflicts } from './only-conflicts.tsx'
import { ConfirmPublish } from './confirm-publish.tsx'
import classes from './publish-screen.module.css'

export interface PublishSummaryProps {
  readonly job: Job
  readonly shop: Shop
  /** Of the ticked values. */
  readonly preview: Output<'publishes.preview'>
  /** The numbers are those of the ticks as they are. */
  readonly settled: boolean
  /** Null: nothing is ticked. */
  readonly input: Input<'publishes.preview'> | null
}

/** Where the ticked values go, how many they are, how long it takes, and the button. */
export function PublishSummary({ job, shop, preview, settled, input }: PublishSummaryProps) {
  const [confirming, setConfirming] = useState(false)
  const { counts, products, attributes, storeName } = preview
  const wanted = counts.change + counts.conflict
  const onlyConflicts = counts.change === 0 && counts.conflict > 0
  const disabled = wanted === 0 || input === null || !shop.hasKey
  const loading = !settled && wanted > 0
  const ask = (): void => setConfirming(true)
  const left = job.attributes.filter((attribute) => shop.unpublishable.includes(attribute))
  return (
    <aside className={classes['aside']} aria-label={t('publish:summary.label')}>
      <section>
        <h2 className={classes['title']}>{t('publish:summary.title', { store: storeName })}</h2>
        <dl className={classes['facts']}>
          {!onlyConflicts && <Fact name={t('publish:summary.products')}>{formatNumber(products)}</Fact>}
          {attributes.length > 0 && <Fact name={t('publish:summary.fields')}>{attributeNames(attributes)}</Fact>}
          {counts.conflict > 0 && <Fact name={t('publish:summary.inConflict')}>{formatNumber(counts.conflict)}</Fact>}
          <Fact name={t('publish:summary.takes')}>{paceOf(preview)}</Fact>
          <Fact name={t('publish:summary.values')} total>
            {formatNumber(counts.change)}
          </Fact>
        </dl>
      </section>
      <AsOf preview={preview} shop={shop} />
      {onlyConflicts ? (
        <OnlyConflicts jobId={job.id} count={counts.conflict} disabled={disabled} loading={loading} onAsk={ask} />
      ) : (
        <Button leftSection={<CloudUpload size={15} aria-hidden />} disabled={disabled} loading={loading} onClick={ask}>
          {t('publish:summary.publish', { count: counts.change })}
        </Button>
      )}
      {!shop.hasKey && (
        <Note tone="warning" title={t('publish:summary.noKey')}>
          <Anchor href={routes.store()} size="sm">
            {t('publish:summary.enterKey')}
          </Anchor>
        </Note>
      )}
      <Note tone="warning" title={t('publish:summary.noDrafts')}>
        {t('publish:summary.noDraftsText')}
      </Note>
      {left.length > 0 && (
        <Note tone="info" title={t('publish:summary.unpublishable', { fields: attributeNames(left) })}>
          {t('publish:summary.unpublishableText')}{' '}
          <Anchor href={routes.export(job.id)} size="sm">
            {t('publish:summary.export')}
          </Anchor>
        </Note>
      )}
      {preview.catalogVersion === 'V1' && (
        <Note tone="info" title={t('publish:summary.older')}>
          {t('publish:summary.olderText')}
        </Note>
      )}
      {confirming && input !== null && (
        <ConfirmPublish jobId={job.id} input={input} preview={preview} onClose={() => setConfirming(false)} />
      )}
    </aside>
  )
}

interface FactProps {
  readonly name: string
  readonly total?: boolean
  readonly children: string
}

function Fact({ name, total = false, children }: FactProps) {
  return (
    <div data-total={total || undefined}>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  )
}
