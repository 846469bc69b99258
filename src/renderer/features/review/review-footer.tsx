import { Button, CloseButton, Group, Text, VisuallyHidden } from '@mantine/core'
import { Sparkles } from 'lucide-react'
import { memo, useEffect, useState } from 'react'
import { t } from '../../lib/i18n.ts'
import { Kbd } from '../../ui/kbd.tsx'
import { NOTE_FOR_SELECTION } from './draft-store.ts'
import { NotePopover } from './note-popover.tsx'
import type { RangeProgress } from './range-reading.ts'
import type { ReviewNotice } from './review-session.ts'
import type { ReviewActions } from './use-review-actions.ts'
import classes from './review-footer.module.css'

const NOTICE_MS = 8_000
/** A range that is read faster than this has nothing said about it. */
const READING_SHOWN_MS = 300

export interface ReviewFooterProps {
  readonly actions: ReviewActions
  /** How many match now: what a press on "select all" selects, however many the list holds that is shown. */
  readonly matching: number
  /** There are decided items among those that can be selected. */
  readonly canReopen: boolean
  readonly notice: ReviewNotice | null
  readonly onDismiss: () => void
  /** Opens the list anew, so that it holds what matches now; null where it does. */
  readonly showNow: { readonly label: string; readonly run: () => void } | null
}

/** The keys, or what can be done with the selection in their place; above it, what the last change did and its undo. */
export function ReviewFooter({ actions, matching, canReopen, notice, onDismiss, showNow }: ReviewFooterProps) {
  const reading = useLate(actions.reading, READING_SHOWN_MS)
  return (
    <div className={classes['footer']}>
      <Notice
        notice={notice}
        onDismiss={onDismiss}
        onUndo={actions.undo}
        onRedo={actions.redo}
        onLookAt={actions.lookAt}
      />
      {/* It is always there, and says nothing of the numbers: they are for the eye. */}
      <VisuallyHidden aria-live="polite">{reading === null ? '' : t('review:footer.readingSaid')}</VisuallyHidden>
      {actions.selected > 0 ? (
        <BulkBar actions={actions} matching={matching} canReopen={canReopen} reading={reading} />
      ) : reading === null ? (
        <Keys showNow={showNow} />
      ) : (
        <Group gap="xs" className={classes['bulk']} role="toolbar" aria-label={t('review:footer.selection')}>
          <Reading reading={reading} onStop={actions.stopReading} />
        </Group>
      )}
    </div>
  )
}

const HINTS = [
  ['a', 'approve'],
  ['r', 'reject'],
  ['e', 'edit'],
  ['u', 'undo'],
  ['j', 'next'],
  ['k', 'previous'],
  ['n', 'nextUndecided'],
  ['x', 'select']
] as const

/** Memoised: it is the same after most decisions, and each of them draws the screen several times. */
const Keys = memo(function Keys({ showNow }: Pick<ReviewFooterProps, 'showNow'>) {
  return (
    <div className={classes['keys']}>
      {HINTS.map(([key, name]) => (
        <span key={key} className={classes['hint']}>
          <Kbd keys={key} /> {t(`review:footer.${name}`)}
        </span>
      ))}
      <span className={classes['hint']}>
        <Kbd keys="?" /> {t('review:footer.allKeys')}
      </span>
      {showNow !== null && (
        <Button size="compact-xs" variant="light" className={classes['now']} onClick={showNow.run}>
          {showNow.label}
        </Button>
      )}
    </div>
  )
})

interface BulkBarProps extends Pick<ReviewFooterProps, 'actions' | 'matching' | 'canReopen'> {
  readonly reading: RangeProgress | null
}

function BulkBar({ actions, matching, canReopen, reading }: BulkBarProps) {
  const { selected, selection } = actions
  const all = selection.mode === 'all' && selection.except.size === 0 && selected === matching
  return (
    <Group gap="xs" className={classes['bulk']} role="toolbar" aria-label={t('review:footer.selection')}>
      <Text size="sm" fw={600} aria-live="polite">
        {all ? t('review:footer.allMatching', { count: selected }) : t('review:footer.selected', { items: selected })}
      </Text>
      {reading !== null && <Reading reading={reading} onStop={actions.stopReading} />}
      {!all && matching > selected && (
        <Button size="compact-sm" variant="subtle" onClick={actions.selectAll}>
          {t('review:footer.selectAll', { items: matching })}
        </Button>
      )}
      <Button size="compact-sm" variant="subtle" color="gray" onClick={actions.clearSelection}>
        {t('review:footer.clear')}
      </Button>
      <Group gap="xs" ms="auto" justify="flex-end">
        <AskSelection actions={actions} />
        <Button size="xs" onClick={() => actions.decide('APPROVED')}>
          {t('review:footer.approveSelected', { items: selected })}
        </Button>
        <Button size="xs" variant="default" onClick={() => actions.decide('REJECTED')}>
          {t('review:footer.rejectSelected', { items: selected })}
        </Button>
        {canReopen && (
          <Button size="xs" variant="default" onClick={() => actions.decide('OPEN')}>
            {t('review:footer.reopenSelected', { items: selected })}
          </Button>
        )}
      </Group>
    </Group>
  )
}

function Reading({ reading, onStop }: { readonly reading: RangeProgress; readonly onStop: () => void }) {
  return (
    <>
      <Text size="sm" c="dimmed">
        {t('review:footer.reading', { read: reading.read, range: reading.of })}
      </Text>
      <Button size="compact-sm" variant="subtle" color="gray" onClick={onStop} rightSection={<Kbd keys="escape" />}>
        {t('review:footer.stopReading')}
      </Button>
    </>
  )
}

/** What has been there for a while already. */
function useLate<T>(value: T | null, ms: number): T | null {
  const [isLate, setLate] = useState(false)
  const isThere = value !== null
  useEffect(() => {
    if (!isThere) return
    const timer = setTimeout(() => setLate(true), ms)
    return () => {
      clearTimeout(timer)
      setLate(false)
    }
  }, [isThere, ms])
  return isLate ? value : null
}

/** Its popover is made when it is asked for and gone at once, so that the list has the focus back when nobody else has. */
function AskSelection({ actions }: Pick<ReviewFooterProps, 'actions'>) {
  const asking = actions.askingId === 'selection'
  const button = (
    <Button
      size="xs"
      variant="default"
      leftSection={<Sparkles size={14} aria-hidden />}
      onClick={asking ? actions.stopAsking : actions.startAskingSelection}
    >
      {t('review:footer.askSelected')}
    </Button>
  )
  if (!asking) return button
  return (
    <NotePopover
      position="top-end"
      target={button}
      text={t('review:anew.texts', { count: actions.askable })}
      credits={actions.askable}
      draft={NOTE_FOR_SELECTION}
      note=""
      onSend={actions.askSelection}
      onCancel={actions.stopAsking}
    />
  )
}

interface NoticeProps {
  readonly notice: ReviewNotice | null
  readonly onDismiss: () => void
  readonly onUndo: () => void
  readonly onRedo: () => void
  readonly onLookAt: ReviewActions['lookAt']
}

function Notice({ notice, onDismiss, onUndo, onRedo, onLookAt }: NoticeProps) {
  useEffect(() => {
    if (notice === null || notice.kind === 'error' || notice.look.length > 0) return
    const timer = setTimeout(onDismiss, NOTICE_MS)
    return () => clearTimeout(timer)
  }, [notice, onDismiss])
  const away = (run: () => void) => () => {
    onDismiss()
    run()
  }
  return (
    // The region is always there: what appears together with its text is not read aloud.
    <div className={classes['region']} role={notice?.kind === 'error' ? 'alert' : 'status'}>
      {notice !== null && (
        <div className={classes['notice']} data-kind={notice.kind}>
          <span>{notice.text}</span>
          {notice.undo && (
            <Button size="compact-xs" variant="subtle" onClick={onUndo} rightSection={<Kbd keys="u" />}>
              {t('review:footer.undo')}
            </Button>
          )}
          {notice.redo && (
            <Button size="compact-xs" variant="subtle" onClick={onRedo} rightSection={<Kbd keys="mod+shift+z" />}>
              {t('review:footer.redo')}
            </Button>
          )}
          {notice.restore !== null && (
            <Button size="compact-xs" variant="subtle" onClick={away(notice.restore)}>
              {t('review:footer.restore')}
            </Button>
          )}
          {notice.look.length > 0 && (
            <Button size="compact-xs" variant="subtle" onClick={away(() => onLookAt(notice.look))}>
              {t('review:footer.lookAgain')}
            </Button>
          )}
          <CloseButton size="xs" aria-label={t('review:footer.close')} onClick={onDismiss} />
        </div>
      )}
    </div>
  )
}
