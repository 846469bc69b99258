import { Button, Checkbox, SegmentedControl, Text } from '@mantine/core'
import { useCallback, useMemo, useState } from 'react'
import type { Output } from '#shared/contract/contract.ts'
import type { Job } from '#shared/contract/jobs.ts'
import type { PreviewItem } from '#shared/contract/publishes.ts'
import { ATTRIBUTE_RULES } from '#shared/model/attribute.ts'
import { useApiPages } from '../../../lib/api.tsx'
import { engineText } from '../../../lib/error-words.ts'
import { formatNumber } from '../../../lib/format.ts'
import { t } from '../../../lib/i18n.ts'
import { NOTHING_SELECTED } from '../../../lib/selection.ts'
import { useToggled } from '../../../lib/use-toggled.ts'
import { Clamp } from '../../../ui/clamp.tsx'
import { EngineText } from '../../../ui/engine-text.tsx'
import { ErrorState } from '../../../ui/error-state.tsx'
import type { HtmlForm } from '../../../ui/html-form.ts'
import { HtmlSwitch } from '../../../ui/html-switch.tsx'
import { ValueDiff } from '../../../ui/value-diff.tsx'
import { VirtualList } from '../../../ui/virtual-list.tsx'
import { partsOf, verdictLabel, VERDICTS, type Verdict } from '../publish-words.ts'
import { ALL_TICKED, isTicked, type Ticks } from './publish-ticks.ts'
import classes from './publish-screen.module.css'

const PAGE = 200
const ROW_HEIGHT = 64

export interface PreviewListProps {
  readonly job: Job
  readonly preview: Output<'publishes.preview'>
  readonly ticked: Ticks
  readonly onTick: (value: PreviewItem, on: boolean) => void
  readonly onTickAll: (ticks: Ticks) => void
}

export function PreviewList({ job, preview, ticked, onTick, onTickAll }: PreviewListProps) {
  const { counts } = preview
  const [chosen, setChosen] = useState<Verdict | null>(null)
  const [form, setForm] = useState<HtmlForm>('text')
  const verdict = chosen ?? VERDICTS.find((each) => counts[each] > 0) ?? 'change'
  return (
    <div className={classes['main']}>
      <div className={classes['tools']}>
        <SegmentedControl
          size="xs"
          aria-label={t('publish:which')}
          value={verdict}
          onChange={(value) => setChosen(VERDICTS.find((each) => each === value) ?? null)}
          data={VERDICTS.map((each) => ({
            value: each,
            label: (
              <span className={classes['tab']}>
                {verdictLabel(each)}
                <span className={classes['count']}>{formatNumber(counts[each])}</span>
              </span>
            )
          }))}
        />
        {/* What was taken back is ticked one by one, by who sees it. */}
        {verdict !== 'reverted' && (
          <Button size="compact-xs" variant="subtle" onClick={() => onTickAll(ALL_TICKED)}>
            {t('publish:preview.tickAll')}
          </Button>
        )}
        <Button size="compact-xs" variant="subtle" onClick={() => onTickAll(NOTHING_SELECTED)}>
          {t('publish:preview.untickAll')}
        </Button>
        <HtmlSwitch form={form} onChange={setForm} />
      </div>
      <Reasons verdict={verdict} preview={preview} />
      {counts[verdict] === 0 ? (
        <Text size="sm" c="dimmed" px="lg" py="md">
          {t('publish:none')}
        </Text>
      ) : (
        <Values
          key={verdict}
          job={job}
          verdict={verdict}
          total={counts[verdict]}
          form={form}
          withReason={verdict === 'skipped' && preview.skipped.length > 1}
          ticked={ticked}
          onTick={onTick}
        />
      )}
    </div>
  )
}

/** What a tab is about, where its name does not say it all. */
function Reasons({ verdict, preview }: { readonly verdict: Verdict; readonly preview: Output<'publishes.preview'> }) {
  switch (verdict) {
    case 'change':
      return null
    case 'reverted':
      return <div className={classes['reason']}>{t('publish:preview.revertedText')}</div>
    case 'unchanged':
      return <div className={classes['reason']}>{t('publish:preview.unchangedText')}</div>
    case 'conflict':
      return <div className={classes['reason']}>{t('publish:preview.conflictText')}</div>
    case 'skipped':
      return (
        <div className={classes['reason']}>
          {preview.skipped.map(({ reason, items }) => (
            <div key={reason}>{t('publish:withReason', { count: items, reason: engineText(reason) })}</div>
          ))}
        </div>
      )
  }
}

interface ValuesProps {
  readonly job: Job
  readonly verdict: Verdict
  readonly total: number
  readonly form: HtmlForm
  /** Each value may have another reason. */
  readonly withReason: boolean
  readonly ticked: Ticks
  readonly onTick: (value: PreviewItem, on: boolean) => void
}

function Values({ job, verdict, total, form, withReason, ticked, onTick }: ValuesProps) {
  const query = useApiPages('publishes.previewItems', { jobId: job.id, verdict, limit: PAGE })
  const rows = useMemo(() => query.data?.pages.flatMap((page) => page.items) ?? [], [query.data])
  const [open, toggleOpen] = useToggled()
  const { fetchNextPage, isFetchingNextPage } = query
  const more = useCallback(() => {
    if (!isFetchingNextPage) void fetchNextPage()
  }, [fetchNextPage, isFetchingNextPage])
  if (query.error !== null) return <ErrorState error={query.error.body} onRetry={() => void query.refetch()} />
  return (
    <VirtualList
      label={t('publish:preview.list', { verdict: verdictLabel(verdict) })}
      rows={rows}
      keyOf={(row) => row.itemId}
      rowHeight={ROW_HEIGHT}
      total={total}
      hasMore={query.hasNextPage}
      onMore={more}
      renderRow={(row) => (
        <ValueRow
          value={row}
          language={job.language}
          form={form}
          withReason={withReason}
          ticked={isTicked(ticked, row)}
          onTick={onTick}
          open={open.has(row.itemId)}
          onOpen={toggleOpen}
        />
      )}
    />
  )
}

interface ValueRowProps {
  readonly value: PreviewItem
  readonly language: string
  readonly form: HtmlForm
  readonly withReason: boolean
  readonly ticked: boolean
  readonly onTick: (value: PreviewItem, on: boolean) => void
  readonly open: boolean
  readonly onOpen: (itemId: number) => void
}

function ValueRow({ value, language, form, withReason, ticked, onTick, open, onOpen }: ValueRowProps) {
  const rule = ATTRIBUTE_RULES[value.attribute]
  const parts = partsOf(value)
  // Nothing would be sent for the others, so there is nothing to leave out.
  const counts = value.verdict !== 'unchanged' && value.verdict !== 'skipped'
  return (
    <div className={classes['row']} data-off={(counts && !ticked) || undefined}>
      <div className={classes['tick']}>
        {counts && (
          <Checkbox
            size="xs"
            checked={ticked}
            onChange={(event) => onTick(value, event.currentTarget.checked)}
            aria-label={t('publish:preview.tick', parts)}
          />
        )}
      </div>
      <div>
        <div className={classes['product']} dir="auto">
          {value.productName}
        </div>
        <div className={classes['attribute']}>{parts.attribute}</div>
      </div>
      <div className={classes['texts']}>
        <Clamp open={open} onToggle={() => onOpen(value.itemId)}>
          <ValueDiff
            before={value.live ?? ''}
            after={value.value}
            html={rule.html}
            form={form}
            layout="inline"
            language={language}
          />
        </Clamp>
        {withReason && value.reason !== null && (
          <p className={classes['why']}>
            <EngineText message={value.reason} />
          </p>
        )}
      </div>
    </div>
  )
}
