import { Button, Group, Skeleton, Stack, Text } from '@mantine/core'
import { GitMerge } from 'lucide-react'
import { useState } from 'react'
import type { PublishOp } from '#shared/contract/publishes.ts'
import { useApiQuery } from '../../../lib/api.tsx'
import { t } from '../../../lib/i18n.ts'
import { notifyBack } from '../../../lib/notify-back.tsx'
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
import { partsOf, publishName } from '../publish-words.ts'
import { mergeDrafts } from './merge-drafts.ts'
import { useConflicts, type Conflicts } from './use-conflicts.ts'
import { useResolve, type Meant, type Resolve } from './use-resolve.tsx'
import classes from './conflicts.module.css'

const CARD_HEIGHT = 140

/** Every value that was changed on Wix since, with the three ways out. */
export function ConflictsScreen(search: ConflictsSearch) {
  const conflicts = useConflicts(search)
  const resolve = useResolve()
  const [mergingId, setMergingId] = useState<number | null>(null)
  const [form, setForm] = useState<HtmlForm>('text')
  const { cursor, total, rows } = conflicts
  const back = useBack(search)
  const filtered = search.jobId !== undefined || search.publishId !== undefined

  const actions: ConflictActions = {
    goTo: conflicts.goTo,
    toggle: conflicts.toggle,
    mine: (op) => resolve.keepMine(onlyThis(op), () => undefined),
    live: (op) => resolve.keepLive(onlyThis(op), () => undefined),
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
      const draft = mergeDrafts.get(op.id)
      mergeDrafts.drop(op.id)
      setMergingId(null)
      if (draft === undefined) return
      notifyBack(t('publish:conflict.discarded', partsOf(op)), t('publish:conflict.restore'), () => {
        // Words that were typed into another merge of it meanwhile are the newer ones.
        if (mergeDrafts.get(op.id) === undefined) mergeDrafts.set(op.id, draft)
        conflicts.goTo(op.id)
        setMergingId(op.id)
      })
    }
  }
  /** The selection, or the one under the cursor where nothing is selected. */
  const decide = (choice: 'keepMine' | 'keepLive'): void => {
    if (conflicts.selected.size > 0) return resolve[choice](chosenOf(conflicts), conflicts.clear)
    if (cursor) resolve[choice](onlyThis(cursor), () => undefined)
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
        title={t('publish:conflicts.title')}
        {...back}
        {...(total === 0 ? {} : { description: t('publish:conflicts.description') })}
        actions={
          <>
            {filtered && (
              <Button component="a" href={routes.conflicts()} variant="subtle" size="xs">
                {t('publish:conflicts.showAll')}
              </Button>
            )}
            {total !== 0 && <HtmlSwitch form={form} onChange={setForm} />}
          </>
        }
      />
      {conflicts.error !== null && <ErrorState error={conflicts.error.body} onRetry={conflicts.retry} />}
      {total === undefined && conflicts.error === null && (
        <Stack gap="xs" px="lg" role="group" aria-busy aria-label={t('common:ui.loading')}>
          <Skeleton height={140} radius="sm" animate={false} />
        </Stack>
      )}
      {total === 0 && (
        <EmptyState
          icon={GitMerge}
          title={t('publish:conflicts.noneTitle')}
          text={t('publish:conflicts.noneText')}
          action={
            <Button component="a" href={routes.history()} variant="default">
              {t('publish:conflicts.openHistory')}
            </Button>
          }
        />
      )}
      {total !== undefined && total > 0 && (
        <VirtualList
          label={t('publish:conflicts.title')}
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

const onlyThis = (op: PublishOp): Meant => ({ opIds: [op.id], only: op, kind: op.kind })
const chosenOf = ({ selected, selectedKind }: Conflicts): Meant => ({ opIds: [...selected], kind: selectedKind })

function useBack({ jobId, publishId }: ConflictsSearch) {
  const run = useApiQuery('publishes.get', { id: publishId ?? 1 }, { enabled: publishId !== undefined }).data
  if (publishId !== undefined)
    return {
      back: {
        href: routes.publishRun(publishId),
        // It may be an undo, which is not called a publish while it is not known.
        label: run === undefined ? t('publish:run.publishes') : publishName(run)
      }
    }
  return jobId === undefined ? {} : { back: { href: routes.job(jobId), label: t('common:ui.jobName', { id: jobId }) } }
}

const MINE_WORDS = { PUBLISH: 'keepMine', UNDO: 'putBack', BOTH: 'write' } as const

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
          <Kbd keys="?" /> {t('publish:conflicts.allKeys')}
        </span>
      </div>
    )
  return (
    <Group
      gap="xs"
      wrap="nowrap"
      className={classes['bulk'] ?? ''}
      role="toolbar"
      aria-label={t('publish:conflicts.selection')}
    >
      <Text size="sm" fw={600} aria-live="polite">
        {t('publish:conflicts.selected', { count: ids.length })}
      </Text>
      {total > ids.length && (
        <Button size="compact-sm" variant="subtle" onClick={selectAll}>
          {t('publish:conflicts.selectAll', { count: total })}
        </Button>
      )}
      <Button size="compact-sm" variant="subtle" color="gray" onClick={clear}>
        {t('publish:conflicts.clear')}
      </Button>
      <Group gap="xs" ms="auto" wrap="nowrap">
        <Button size="xs" loading={resolve.busy} onClick={() => resolve.keepMine(chosenOf(conflicts), clear)}>
          {t(`publish:conflicts.${MINE_WORDS[conflicts.selectedKind ?? 'BOTH']}`, { count: ids.length })}
        </Button>
        <Button
          size="xs"
          variant="default"
          loading={resolve.busy}
          onClick={() => resolve.keepLive(chosenOf(conflicts), clear)}
        >
          {t('publish:conflicts.keepLive', { count: ids.length })}
        </Button>
      </Group>
    </Group>
  )
}
