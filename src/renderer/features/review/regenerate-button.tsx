import { ActionIcon } from '@mantine/core'
import { Sparkles } from 'lucide-react'
import type { ReviewItem } from '#shared/contract/review-lists.ts'
import { useDraft } from '../../lib/draft-store.ts'
import { t } from '../../lib/i18n.ts'
import { RowButton } from '../../ui/row-button.tsx'
import { noteDrafts } from './draft-store.ts'
import { NotePopover } from './note-popover.tsx'
import type { CardActions } from './use-card-actions.ts'

export interface RegenerateButtonProps {
  readonly item: ReviewItem
  readonly name: string
  readonly asking: boolean
  readonly actions: CardActions
}

/** Its popover is made when it is asked for. */
export function RegenerateButton({ item, name, asking, actions }: RegenerateButtonProps) {
  const isNoted = useDraft(noteDrafts, item.id) !== undefined
  const label = t('review:card.askItem', { item: name })
  const icon = <Sparkles size={15} aria-hidden />
  if (!asking)
    return (
      <RowButton
        icon="ask"
        tone={isNoted ? 'accent' : undefined}
        title={t(isNoted ? 'review:card.askNoted' : 'review:card.ask')}
        label={label}
        onClick={() => actions.startAsking(item)}
      />
    )
  return (
    <NotePopover
      position="bottom-end"
      target={
        <ActionIcon variant="default" size={28} aria-label={label} tabIndex={-1} onClick={actions.stopAsking}>
          {icon}
        </ActionIcon>
      }
      text={t('review:anew.text', { item: name })}
      credits={1}
      draft={item.id}
      // Who asks again after a failure means the same note.
      note={item.regeneration?.note ?? ''}
      onSend={(note) => actions.ask(item, note)}
      onCancel={actions.stopAsking}
    />
  )
}
