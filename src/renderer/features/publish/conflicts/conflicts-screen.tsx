import { Button, Group, Skeleton, Stack, Text } from '@mantine/core'
import { GitMerge } from 'lucide-react'
import { useState } from 'react'
import type { PublishOp } from '#shared/contract/publishes.ts'
import { formatCount } from '../../../lib/format.ts'
import { routes, type ConflictsSearch } from '../../../lib/routes.ts'
import { useShortcutGroup } from '../../../lib/shortcuts.ts'
import { useKeys } from '../../../lib/use-keys.ts'
import { EmptyState } from '../../../ui/empty-state.tsx'
import { ErrorState } from '../../../ui/error-state.tsx'
import { nextHtmlForm, type HtmlForm } from '../../../ui/html-form.ts'
import { HtmlSwitch } from '../../../ui/html-switch.tsx'
import { Kbd } from '../../../ui/kbd.tsx'
import { PageHeader } from '../../../ui/page-header.tsx'
import { VirtualList } from '../../../ui/virtual-list.tsx'
import { ConflictCard, type ConflictActions } from './conflict-card.tsx'
import { conflictShortcuts, conflictCommandOf } from './conflict-keys.ts'
import { mergeDrafts } from './merge-drafts.ts'
import { useConflicts, type Conflicts } from './use-conflicts.ts'
import { useResolve, type Resolve } from './use-resolve.tsx'
import classes from './conflicts.module.css'

const CARD_HEIGHT = 140

/** Every value that was changed on Wix since, with the three ways out. */
export function ConflictsScreen(search: ConflictsSearch) {
  const conflicts = useConflicts(search)
  const resolve = useResolve()
  const [mergingId, setMergingId] = useState<number | null>(null)
  const [form, setForm] = useState<HtmlForm>('text')
  const { cursor, total, rows } = conflicts
  const filtered = search.jobId !== undefined || search.publishId !== undefined

  const actions: ConflictActions = {
    goTo: conflicts.goTo,
    toggle: conflicts.toggle,
    mine: (op) => resolve.keepMine([op.id], op, () => undefined),
    live: (op) => resolve.keepLive([op.id], op, () => undefined),
    startMerge: (op) => {
      if (op.kind === 'UNDO') return
      conflicts.goTo(op.id)
      setMergingId(op.id)
    },
    saveMerge: (op, text) =>
      resolve.merge(op, text, () => {
        mergeDrafts.drop(op.id)
        setMergingId(null)
      }),
    cancelMerge: (op) => {
      mergeDrafts.drop(op.id)
      setMergingId(null)
    }
  }
  /** The selection, or the one under the cursor where nothing is selected. */
  const decide = (choice: 'keepMine' | 'keepLive'): void => {
    if (conflicts.selected.size > 0) return resolve[choice]([...conflicts.selected], undefined, conflicts.clear)
    if (cursor) resolve[choice]([cursor.id], cursor, () => undefined)
  }

  useShortcutGroup(conflictShortcuts)
  useKeys(conflictCommandOf, (command) => {
    switch (command) {
      case 'next':
        return conflicts.move(1)
      case 'previous':
        return conflicts.move(-1)
      case 'mine':
        return decide('keepMine')
      case 'live':
        return decide('keepLive')
      case 'merge':
        return cursor && actions.startMerge(cursor)
      case 'toggle-select':
        return cursor && conflicts.toggle(cursor.id)
      case 'select-all':
        return conflicts.selectAll()
      case 'form':
        return setForm(nextHtmlForm(form))
      case 'clear':
        return conflicts.clear()
    }
  })

  return (
    <div className={classes['screen']}>
      <PageHeader
        title="Conflicts"
        {...backOf(search)}
        description="These values were changed on Wix since, so nothing was written over them. Decide which one stays."
        actions={
          <>
            {filtered && (
              <Button component="a" href={routes.conflicts()} variant="subtle" size="xs">
                Show all conflicts
              </Button>
            )}
            <HtmlSwitch form={form} onChange={setForm} />
          </>
        }
      />
      {conflicts.error !== null && <ErrorState error={conflicts.error.body} onRetry={conflicts.retry} />}
      {total === undefined && conflicts.error === null && (
        <Stack gap="xs" px="lg" aria-busy aria-label="Loading">
          <Skeleton height={140} radius="sm" animate={false} />
        </Stack>
      )}
      {total === 0 && (
        <EmptyState
          icon={GitMerge}
          title="There is no conflict"
          text="Where a value was changed on Wix after a job was created, Wordshelf asks here before anything is written over it."
          action={
            <Button component="a" href={routes.history()} variant="default">
              Open the history
            </Button>
          }
        />
      )}
      {total !== undefined && total > 0 && (
        <VirtualList
          label="Conflicts"
          rows={rows}
          keyOf={(op) => op.id}
          rowHeight={CARD_HEIGHT}
          total={total}
          hasMore={conflicts.hasMore}
          onMore={conflicts.loadMore}
          cursor={conflicts.cursorIndex}
          renderRow={(op: PublishOp) => (
            <ConflictCard
              op={op}
              active={op.id === cursor?.id}
              selected={conflicts.selected.has(op.id)}
              merging={mergingId === op.id}
              form={form}
              actions={actions}
            />
          )}
        />
      )}
      {total !== undefined && total > 0 && <Footer conflicts={conflicts} total={total} resolve={resolve} />}
    </div>
  )
}

function backOf({ jobId, publishId }: ConflictsSearch) {
  if (publishId !== undefined) return { back: { href: routes.publishRun(publishId), label: `Publish ${publishId}` } }
  return jobId === undefined ? {} : { back: { href: routes.job(jobId), label: `Job ${jobId}` } }
}

interface FooterProps {
  readonly conflicts: Conflicts
  readonly total: number
  readonly resolve: Resolve
}

/** The keys, or what can be done with the selection in their place. */
function Footer({ conflicts, total, resolve }: FooterProps) {
  const { selected, clear, selectAll } = conflicts
  const ids = [...selected]
  if (ids.length === 0)
    return (
      <div className={classes['keys']}>
        {conflictShortcuts()
          .shortcuts.slice(0, 5)
          .map(({ keys, label }) => (
            <span key={keys} className={classes['hint']}>
              <Kbd keys={keys} /> {label}
            </span>
          ))}
        <span className={classes['hint']}>
          <Kbd keys="?" /> All keys
        </span>
      </div>
    )
  return (
    <Group gap="xs" wrap="nowrap" className={classes['bulk'] ?? ''} role="toolbar" aria-label="Selection">
      <Text size="sm" fw={600} aria-live="polite">
        {formatCount(ids.length, 'value')} selected
      </Text>
      {total > ids.length && (
        <Button size="compact-sm" variant="subtle" onClick={selectAll}>
          Select all {total}
        </Button>
      )}
      <Button size="compact-sm" variant="subtle" color="gray" onClick={clear}>
        Clear
      </Button>
      <Group gap="xs" ms="auto" wrap="nowrap">
        <Button size="xs" loading={resolve.busy} onClick={() => resolve.keepMine(ids, undefined, clear)}>
          Keep mine for {ids.length}…
        </Button>
        <Button
          size="xs"
          variant="default"
          loading={resolve.busy}
          onClick={() => resolve.keepLive(ids, undefined, clear)}
        >
          Keep live for {ids.length}
        </Button>
      </Group>
    </Group>
  )
}
