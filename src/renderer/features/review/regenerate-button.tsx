import { ActionIcon, Button, Popover, Text, Textarea } from '@mantine/core'
import { Sparkles } from 'lucide-react'
import { useState, type KeyboardEvent } from 'react'
import type { ReviewItem } from '#shared/contract/review-lists.ts'
import { MAX_REWORK_NOTE_LENGTH } from '#shared/contract/review.ts'
import { t } from '../../lib/i18n.ts'
import { RowButton } from '../../ui/row-button.tsx'
import type { CardActions } from './use-card-actions.ts'
import classes from './item-regeneration.module.css'

export interface RegenerateButtonProps {
  readonly item: ReviewItem
  readonly name: string
  readonly asking: boolean
  readonly actions: CardActions
}

/** Its popover is made when it is asked for. */
export function RegenerateButton({ item, name, asking, actions }: RegenerateButtonProps) {
  const label = t('review:card.askItem', { item: name })
  const icon = <Sparkles size={15} aria-hidden />
  if (!asking)
    return (
      <RowButton title={t('review:card.ask')} label={label} onClick={() => actions.startAsking(item)}>
        {icon}
      </RowButton>
    )
  return (
    <Popover
      opened
      position="bottom-end"
      shadow="md"
      trapFocus
      withinPortal
      onChange={(opened) => {
        if (!opened) actions.stopAsking()
      }}
    >
      <Popover.Target>
        <ActionIcon variant="default" size={28} aria-label={label} tabIndex={-1} onClick={actions.stopAsking}>
          {icon}
        </ActionIcon>
      </Popover.Target>
      <Popover.Dropdown aria-label={t('review:anew.title')}>
        <NoteForm item={item} name={name} actions={actions} />
      </Popover.Dropdown>
    </Popover>
  )
}

function NoteForm({ item, name, actions }: Omit<RegenerateButtonProps, 'asking'>) {
  // Who asks again after a failure means the same note.
  const [note, setNote] = useState(item.regeneration?.note ?? '')
  const left = MAX_REWORK_NOTE_LENGTH - note.trim().length
  const send = (): void => {
    if (left >= 0) actions.ask(item, note.trim())
  }
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key !== 'Enter' || event.shiftKey || event.nativeEvent.isComposing) return
    event.preventDefault()
    send()
  }
  return (
    <div className={classes['form']}>
      <Text size="sm">{t('review:anew.text', { item: name })}</Text>
      <Textarea
        data-autofocus
        dir="auto"
        label={t('review:anew.note')}
        placeholder={t('review:anew.example')}
        value={note}
        onChange={(event) => setNote(event.currentTarget.value)}
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
        <span className={classes['price']}>{t('review:anew.price')}</span>
        <Button size="xs" variant="default" onClick={actions.stopAsking}>
          {t('review:anew.cancel')}
        </Button>
        <Button size="xs" disabled={left < 0} onClick={send}>
          {t('review:anew.send')}
        </Button>
      </div>
    </div>
  )
}
