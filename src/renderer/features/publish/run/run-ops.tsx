import { Anchor, SegmentedControl, Text } from '@mantine/core'
import { useCallback, useMemo, useState } from 'react'
import type { Publish, PublishOp } from '#shared/contract/publishes.ts'
import { ATTRIBUTE_RULES } from '#shared/model/attribute.ts'
import type { PublishOpState } from '#shared/model/publish-state.ts'
import { useApiPages, useApiQuery } from '../../../lib/api.tsx'
import { formatNumber } from '../../../lib/format.ts'
import { t } from '../../../lib/i18n.ts'
import { routes } from '../../../lib/routes.ts'
import { useToggled } from '../../../lib/use-toggled.ts'
import { Clamp } from '../../../ui/clamp.tsx'
import { ErrorState } from '../../../ui/error-state.tsx'
import type { HtmlForm } from '../../../ui/html-form.ts'
import { HtmlSwitch } from '../../../ui/html-switch.tsx'
import { StatusBadge } from '../../../ui/status-badge.tsx'
import { ValueDiff } from '../../../ui/value-diff.tsx'
import { VirtualList } from '../../../ui/virtual-list.tsx'
import { opHelp, partsOf } from '../publish-words.ts'
import { Reverted } from '../reverted.tsx'
import classes from './run-screen.module.css'

const PAGE = 100
const ROW_HEIGHT = 64

interface Tab {
  readonly state: PublishOpState
  readonly count: keyof Publish['counts']
}

/** What needs a person first. */
const TABS: readonly Tab[] = [
  { state: 'CONFLICT', count: 'conflict' },
  { state: 'FAILED', count: 'failed' },
  { state: 'UNKNOWN', count: 'unknown' },
  { state: 'PUBLISHED', count: 'published' },
  { state: 'SENDING', count: 'sending' },
  { state: 'PLANNED', count: 'planned' },
  { state: 'UNCHANGED', count: 'unchanged' },
  { state: 'SKIPPED', count: 'skipped' },
  { state: 'CANCELLED', count: 'cancelled' }
]

/** What came of each value, by state. */
export function RunOps({ publish }: { readonly publish: Publish }) {
  const [chosen, setChosen] = useState<PublishOpState | null>(null)
  const [form, setForm] = useState<HtmlForm>('text')
  // A state that nothing is in any more falls back to all.
  const state = TABS.find((tab) => tab.state === chosen && publish.counts[tab.count] > 0)?.state
  return (
    <>
      <div className={classes['tools']}>
        <SegmentedControl
          size="xs"
          aria-label={t('publish:which')}
          value={state ?? 'ALL'}
          onChange={(value) => setChosen(TABS.find((tab) => tab.state === value)?.state ?? null)}
          data={[
            { value: 'ALL', label: <TabLabel name={t('publish:run.all')} count={publish.total} /> },
            ...TABS.filter((tab) => publish.counts[tab.count] > 0).map((tab) => ({
              value: tab.state,
              label: (
                <TabLabel
                  name={t(`common:ui.status.publishOp.${wordFor(tab.state, publish)}`)}
                  count={publish.counts[tab.count]}
                />
              )
            }))
          ]}
        />
        <HtmlSwitch form={form} onChange={setForm} />
      </div>
      <OpList key={state ?? 'ALL'} publish={publish} state={state} form={form} />
    </>
  )
}

/** As the rows themselves are called. */
function wordFor(state: PublishOpState, { kind }: Publish): PublishOpState | 'putBack' {
  return state === 'PUBLISHED' && kind === 'UNDO' ? 'putBack' : state
}

function TabLabel({ name, count }: { readonly name: string; readonly count: number }) {
  return (
    <span className={classes['tab']}>
      {name}
      <span className={classes['count']}>{formatNumber(count)}</span>
    </span>
  )
}

interface OpListProps {
  readonly publish: Publish
  readonly state: PublishOpState | undefined
  readonly form: HtmlForm
}

function OpList({ publish, state, form }: OpListProps) {
  const query = useApiPages('publishes.ops', {
    id: publish.id,
    ...(state === undefined ? {} : { state }),
    limit: PAGE
  })
  const job = useApiQuery('jobs.get', { id: publish.jobId ?? 1 }, { enabled: publish.jobId !== null })
  const rows = useMemo(() => query.data?.pages.flatMap((page) => page.ops) ?? [], [query.data])
  const [open, toggleOpen] = useToggled()
  const { fetchNextPage, isFetchingNextPage } = query
  const more = useCallback(() => {
    if (!isFetchingNextPage) void fetchNextPage()
  }, [fetchNextPage, isFetchingNextPage])
  if (query.error !== null) return <ErrorState error={query.error.body} onRetry={() => void query.refetch()} />
  if (query.data?.pages[0]?.total === 0)
    return (
      <Text size="sm" c="dimmed" px="lg" py="md">
        {t('publish:none')}
      </Text>
    )
  return (
    <VirtualList
      label={t(`publish:run.list.${publish.kind}`, { id: publish.id })}
      rows={rows}
      keyOf={(op) => op.id}
      rowHeight={ROW_HEIGHT}
      total={query.data?.pages[0]?.total ?? rows.length}
      hasMore={query.hasNextPage}
      onMore={more}
      renderRow={(op) => (
        <OpRow op={op} language={job.data?.language ?? 'en'} form={form} open={open.has(op.id)} onOpen={toggleOpen} />
      )}
    />
  )
}

interface OpRowProps {
  readonly op: PublishOp
  readonly language: string
  readonly form: HtmlForm
  readonly open: boolean
  readonly onOpen: (opId: number) => void
}

function OpRow({ op, language, form, open, onOpen }: OpRowProps) {
  const rule = ATTRIBUTE_RULES[op.attribute]
  const parts = partsOf(op)
  const help = opHelp(op)
  return (
    <div className={classes['row']}>
      <div>
        <div className={classes['product']} dir="auto">
          {op.productName}
        </div>
        <div className={classes['attribute']}>{parts.attribute}</div>
      </div>
      <div className={classes['texts']}>
        <Clamp open={open} onToggle={() => onOpen(op.id)}>
          <ValueDiff
            before={op.before ?? op.base ?? ''}
            after={op.value ?? ''}
            html={rule.html}
            form={form}
            layout="inline"
            language={language}
          />
        </Clamp>
      </div>
      <div>
        {op.undoneBy === null ? (
          <StatusBadge of="publishOp" status={op.state} undo={op.kind === 'UNDO'} />
        ) : (
          <Reverted by={op.undoneBy} />
        )}
        {help !== null && (
          <p className={classes['help']} data-tone={op.state === 'FAILED' ? 'bad' : undefined}>
            {help}
          </p>
        )}
        {op.state === 'CONFLICT' && (
          <Anchor
            href={routes.conflicts({ publishId: op.publishId })}
            size="xs"
            aria-label={t('publish:run.decideAbout', parts)}
          >
            {t('publish:run.decide')}
          </Anchor>
        )}
        {op.state === 'FAILED' && <p className={classes['help']}>{t('publish:run.again')}</p>}
      </div>
    </div>
  )
}
