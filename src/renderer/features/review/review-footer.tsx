import { Button, CloseButton, Group, Text } from '@mantine/core'
import { useEffect } from 'react'
import { formatCount, formatNumber } from '../../lib/format.ts'
import { Kbd } from '../../ui/kbd.tsx'
import type { ReviewNotice } from './review-session.ts'
import type { ReviewActions } from './use-review-actions.ts'
import classes from './review-footer.module.css'

const NOTICE_MS = 8_000

export interface ReviewFooterProps {
  readonly actions: ReviewActions
  readonly total: number
  /** There are decided items among those that can be selected. */
  readonly canReopen: boolean
  readonly notice: ReviewNotice | null
  readonly onDismiss: () => void
  /** Opens the list anew, so that it holds what matches now; null where it does. */
  readonly showNow: { readonly label: string; readonly run: () => void } | null
}

/** The keys, or what can be done with the selection in their place; above it, what the last change did and its undo. */
export function ReviewFooter({ actions, total, canReopen, notice, onDismiss, showNow }: ReviewFooterProps) {
  return (
    <div className={classes['footer']}>
      <Notice notice={notice} onDismiss={onDismiss} onUndo={actions.undo} onRedo={actions.redo} />
      {actions.selected > 0 ? (
        <BulkBar actions={actions} total={total} canReopen={canReopen} />
      ) : (
        <Keys showNow={showNow} />
      )}
    </div>
  )
}

const HINTS = [
  ['a', 'Approve'],
  ['r', 'Reject'],
  ['e', 'Edit'],
  ['u', 'Undo'],
  ['j', 'Next'],
  ['k', 'Previous'],
  ['n', 'Next undecided'],
  ['x', 'Select']
] as const

function Keys({ showNow }: Pick<ReviewFooterProps, 'showNow'>) {
  return (
    <div className={classes['keys']}>
      {HINTS.map(([key, label]) => (
        <span key={key} className={classes['hint']}>
          <Kbd keys={key} /> {label}
        </span>
      ))}
      <span className={classes['hint']}>
        <Kbd keys="?" /> All keys
      </span>
      {showNow !== null && (
        <Button size="compact-xs" variant="light" className={classes['now']} onClick={showNow.run}>
          {showNow.label}
        </Button>
      )}
    </div>
  )
}

function BulkBar({ actions, total, canReopen }: Pick<ReviewFooterProps, 'actions' | 'total' | 'canReopen'>) {
  const { selected, selection } = actions
  const count = formatNumber(selected)
  const all = selection.mode === 'all' && selection.except.size === 0
  return (
    <Group gap="xs" wrap="nowrap" className={classes['bulk']} role="toolbar" aria-label="Selection">
      <Text size="sm" fw={600} aria-live="polite">
        {all ? `All ${formatCount(selected, 'text')} that match` : `${count} selected`}
      </Text>
      {!all && total > selected && (
        <Button size="compact-sm" variant="subtle" onClick={actions.selectAll}>
          Select all {formatNumber(total)} that match
        </Button>
      )}
      <Button size="compact-sm" variant="subtle" color="gray" onClick={actions.clearSelection}>
        Clear
      </Button>
      <Group gap="xs" ms="auto" wrap="nowrap">
        <Button size="xs" onClick={() => actions.decide('APPROVED')}>
          Approve {count}
        </Button>
        <Button size="xs" variant="default" onClick={() => actions.decide('REJECTED')}>
          Reject {count}
        </Button>
        {canReopen && (
          <Button size="xs" variant="default" onClick={() => actions.decide('OPEN')}>
            Reopen {count}
          </Button>
        )}
      </Group>
    </Group>
  )
}

interface NoticeProps {
  readonly notice: ReviewNotice | null
  readonly onDismiss: () => void
  readonly onUndo: () => void
  readonly onRedo: () => void
}

function Notice({ notice, onDismiss, onUndo, onRedo }: NoticeProps) {
  useEffect(() => {
    if (notice === null || notice.kind === 'error') return
    const timer = setTimeout(onDismiss, NOTICE_MS)
    return () => clearTimeout(timer)
  }, [notice, onDismiss])
  const restore = notice?.restore ?? null
  return (
    // The region is always there: what appears together with its text is not read aloud.
    <div className={classes['region']} role={notice?.kind === 'error' ? 'alert' : 'status'}>
      {notice !== null && (
        <div className={classes['notice']} data-kind={notice.kind}>
          <span>{notice.text}</span>
          {notice.undo && (
            <Button size="compact-xs" variant="subtle" onClick={onUndo} rightSection={<Kbd keys="u" />}>
              Undo
            </Button>
          )}
          {notice.redo && (
            <Button size="compact-xs" variant="subtle" onClick={onRedo} rightSection={<Kbd keys="mod+shift+z" />}>
              Redo
            </Button>
          )}
          {restore !== null && (
            <Button
              size="compact-xs"
              variant="subtle"
              onClick={() => {
                onDismiss()
                restore()
              }}
            >
              Restore
            </Button>
          )}
          <CloseButton size="xs" aria-label="Close" onClick={onDismiss} />
        </div>
      )}
    </div>
  )
}
