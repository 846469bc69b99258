import type { Job } from '#shared/contract/jobs.ts'
import type { Shop } from '#shared/contract/shop.ts'
import type { Input, Output } from '#shared/contract/contract.ts'
import { useDebouncedValue } from '@mantine/hooks'
import { useApiQuery } from '../../../lib/api.tsx'
import { ErrorState } from '../../../ui/error-state.tsx'
import { PreviewList } from './preview-list.tsx'
import { PublishSummary } from './publish-summary.tsx'
import { ALL_TICKED, useTicked, withTick, type Ticks } from './publish-ticks.ts'
import classes from './publish-screen.module.css'

/** Milliseconds that the numbers wait for the next tick before they follow. */
const FOLLOW_MS = 200

export interface PublishPreviewProps {
  readonly job: Job
  readonly shop: Shop
}

/** The values by what would happen to them, and what the ticked ones come to. */
export function PublishPreview({ job, shop }: PublishPreviewProps) {
  const [ticked, changeTicked] = useTicked(job.id)
  const [followed] = useDebouncedValue(ticked, FOLLOW_MS)
  const all = useApiQuery('publishes.preview', selectionInput(job.id, ALL_TICKED))
  const nothing = followed.mode === 'ids' && followed.ids.size === 0
  const chosen = useApiQuery('publishes.preview', selectionInput(job.id, followed), {
    enabled: !nothing,
    keepPrevious: true
  })
  if (all.error !== null) return <ErrorState error={all.error.body} onRetry={() => void all.refetch()} />
  if (all.data === undefined) return null
  return (
    <div className={classes['columns']}>
      <PreviewList
        job={job}
        preview={all.data}
        ticked={ticked}
        onTick={(value, on) => changeTicked((current) => withTick(current, value, on))}
        onTickAll={(selection) => changeTicked(() => selection)}
      />
      <PublishSummary
        job={job}
        shop={shop}
        preview={nothing ? { ...all.data, ...NOTHING } : (chosen.data ?? all.data)}
        settled={ticked === followed && !chosen.isPlaceholderData}
        input={nothing ? null : selectionInput(job.id, ticked)}
      />
    </div>
  )
}

const NOTHING: Pick<
  Output<'publishes.preview'>,
  'counts' | 'products' | 'attributes' | 'requests' | 'seconds' | 'skipped'
> = {
  counts: { change: 0, unchanged: 0, conflict: 0, reverted: 0, skipped: 0 },
  products: 0,
  attributes: [],
  requests: 0,
  seconds: 0,
  skipped: []
}

/** The approved texts that are meant, as every procedure of publishing takes them. */
function selectionInput(jobId: number, ticked: Ticks): Input<'publishes.preview'> {
  if (ticked.mode === 'ids') return { jobId, itemIds: [...ticked.ids] }
  return { jobId, except: [...ticked.except], ...(ticked.again.size === 0 ? {} : { again: [...ticked.again] }) }
}
