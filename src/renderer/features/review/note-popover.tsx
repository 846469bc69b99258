import { Button, Popover, Text, Textarea, type PopoverProps } from '@mantine/core'
import { useState, type KeyboardEvent, type ReactElement } from 'react'
import { MAX_REWORK_NOTE_LENGTH } from '#shared/contract/review.ts'
import { t } from '../../lib/i18n.ts'
import { noteDrafts } from './draft-store.ts'
import classes from './item-regeneration.module.css'

interface NoteFormProps {
  readonly text: string
  readonly credits: number
  /** What is typed is kept under it until it has been sent. */
  readonly draft: number
  /** Stands in the field where nothing was typed yet. */
  readonly note: string
  readonly onSend: (note: string) => void
  readonly onCancel: () => void
}

export interface NotePopoverProps extends NoteFormProps, Required<Pick<PopoverProps, 'position'>> {
  readonly target: ReactElement
}

/**
 * What is to be different in a text that the model is asked for again, and what that costs, beside the button that leads there. It is there for
 * as long as it is asked for.
 */
export function NotePopover({ target, position, ...form }: NotePopoverProps) {
  return (
    <Popover
      opened
      position={position}
      shadow="md"
      trapFocus
      withinPortal
      // It would lose the focus with its button, and what is typed on would be commands to the list.
      hideDetached={false}
      onChange={(isOpened) => {
        if (!isOpened) form.onCancel()
      }}
    >
      <Popover.Target>{target}</Popover.Target>
      <Popover.Dropdown aria-label={t('review:anew.title')}>
        <NoteForm {...form} />
      </Popover.Dropdown>
    </Popover>
  )
}

function NoteForm({ text, credits, draft, note: before, onSend, onCancel }: NoteFormProps) {
  const [note, setNote] = useState(noteDrafts.get(draft) ?? before)
  const left = MAX_REWORK_NOTE_LENGTH - note.trim().length
  const change = (typed: string): void => {
    setNote(typed)
    if (typed.trim() === '') noteDrafts.drop(draft)
    else noteDrafts.set(draft, typed)
  }
  const send = (): void => {
    if (left >= 0) onSend(note.trim())
  }
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key !== 'Enter' || event.shiftKey || event.nativeEvent.isComposing) return
    event.preventDefault()
    send()
  }
  return (
    <div className={classes['form']}>
      <Text size="sm">{text}</Text>
      <Textarea
        data-autofocus
        dir="auto"
        label={t('review:anew.note')}
        placeholder={t('review:anew.example')}
        value={note}
        onChange={(event) => change(event.currentTarget.value)}
        onKeyDown={onKeyDown}
        error={left < 0}
        description={
          left < 100 ? t('review:anew.left', { count: Math.max(0, left), limit: MAX_REWORK_NOTE_LENGTH }) : undefined
        }
        autosize
        minRows={2}
        maxRows={6}
      />
      <div className={classes['foot']}>
        <span className={classes['price']}>{t('common:count.credit', { count: credits })}</span>
        <Button size="xs" variant="default" onClick={onCancel}>
          {t('review:anew.cancel')}
        </Button>
        <Button size="xs" disabled={left < 0} onClick={send}>
          {t('review:anew.send')}
        </Button>
      </div>
    </div>
  )
}
