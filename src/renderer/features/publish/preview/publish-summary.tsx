import { Anchor, Button } from '@mantine/core'
import { CloudUpload } from 'lucide-react'
import { useState } from 'react'
import type { Input, Output } from '#shared/contract/contract.ts'
import type { Job } from '#shared/contract/jobs.ts'
import type { Shop } from '#shared/contract/shop.ts'
import { formatCount, formatNumber } from '../../../lib/format.ts'
import { routes } from '../../../lib/routes.ts'
import { Note } from '../../../ui/note.tsx'
import { attributeNames, paceOf } from '../publish-words.ts'
import { AsOf } from './as-of.tsx'
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
  const { counts, products, storeName } = preview
  const wanted = counts.change + counts.conflict
  const fields = job.attributes.filter((attribute) => !shop.unpublishable.includes(attribute))
  const left = job.attributes.filter((attribute) => shop.unpublishable.includes(attribute))
  return (
    <aside className={classes['aside']} aria-label="Summary">
      <section>
        <h2 className={classes['title']}>Publish to {storeName}</h2>
        <dl className={classes['facts']}>
          <Fact name="Products">{formatNumber(products)}</Fact>
          <Fact name="Fields">{attributeNames(fields)}</Fact>
          {counts.conflict > 0 && <Fact name="In conflict">{formatNumber(counts.conflict)}</Fact>}
          <Fact name="Takes">{paceOf(preview)}</Fact>
          <Fact name="Values to change" total>
            {formatNumber(counts.change)}
          </Fact>
        </dl>
      </section>
      <AsOf preview={preview} shop={shop} />
      <Button
        leftSection={<CloudUpload size={15} aria-hidden />}
        disabled={wanted === 0 || input === null || !shop.hasKey}
        loading={!settled && wanted > 0}
        onClick={() => setConfirming(true)}
      >
        Publish {formatCount(counts.change, 'value')}…
      </Button>
      {!shop.hasKey && (
        <Note tone="warning" title="The key of this store is missing">
          <Anchor href={routes.store()} size="sm">
            Enter it on the Store screen
          </Anchor>
        </Note>
      )}
      <Note tone="warning" title="Wix has no drafts">
        What is published is live in the shop at once. The history can undo it.
      </Note>
      {left.length > 0 && (
        <Note tone="info" title={`${attributeNames(left)} cannot be published`}>
          This store’s version of the catalogue does not take it.{' '}
          <Anchor href={routes.export(job.id)} size="sm">
            Export it as a file
          </Anchor>
        </Note>
      )}
      {preview.catalogVersion === 'V1' && (
        <Note tone="info" title="An older catalogue">
          Wix cannot refuse a write over an edit of the same moment here. Wordshelf reads each product right before and
          right after, and tells you what it finds.
        </Note>
      )}
      {confirming && input !== null && (
        <ConfirmPublish
          input={input}
          preview={preview}
          fields={attributeNames(fields)}
          onClose={() => setConfirming(false)}
        />
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
