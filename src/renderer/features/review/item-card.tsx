import { memo, useRef, useState, type MouseEvent } from 'react'
import type { ReviewItem } from '#shared/contract/review-lists.ts'
import { ATTRIBUTE_RULES } from '#shared/model/attribute.ts'
import { attributeLabel } from '../../lib/attribute-words.ts'
import { t } from '../../lib/i18n.ts'
import { StatusBadge } from '../../ui/status-badge.tsx'
import { Clamp } from '../../ui/clamp.tsx'
import { ValueDiff } from '../../ui/value-diff.tsx'
import { CardMarks } from './card-marks.tsx'
import { ItemRegeneration } from './item-regeneration.tsx'
import { ItemEditor } from './item-editor.tsx'
import type { ItemView } from './item-view.ts'
import { LengthMeter } from '../../ui/length-meter.tsx'
import { RowButton } from '../../ui/row-button.tsx'
import { RowCheck } from '../../ui/row-check.tsx'
import { finalText } from './review-rows.ts'
import { cardLabel, itemName } from './review-words.ts'
import { RegenerateButton } from './regenerate-button.tsx'
import { RiskMark } from './risk-mark.tsx'
import { TwoTexts } from './two-texts.tsx'
import type { CardActions } from './use-card-actions.ts'
import classes from './item-card.module.css'

export interface ItemCardProps {
  readonly item: ReviewItem
  /** In the list. */
  readonly place: number
  readonly view: ItemView
  readonly active: boolean
  /** It no longer matches what the list was opened for: a decision has been made about it. */
  readonly done: boolean
  readonly selected: boolean
  readonly editing: boolean
  /** The model is about to be asked for it again. */
  readonly asking: boolean
  /** Something has been typed about it that is not saved. */
  readonly draft: boolean
  readonly open: boolean
  readonly onOpen: (id: number) => void
  /** Number of the change that is brought into sight. */
  readonly change: number | undefined
  readonly actions: CardActions
}

/**
 * Memoised: a key that moves the cursor paints two cards, not all that are in sight. While the list scrolls a card becomes that of another item,
 * so whatever it keeps it keeps with the item's id.
 */
export const ItemCard = memo(function ItemCard(props: ItemCardProps) {
  const { item, place, view, active, done, selected, editing, asking, draft, open, onOpen, change, actions } = props
  const [aiTextOf, setAiTextOf] = useState<number | null>(null)
  const pressed = useRef<number>(undefined)
  const rule = ATTRIBUTE_RULES[item.attribute]
  const name = itemName(item)
  const showAi = aiTextOf === item.id && item.edit !== null
  const after = showAi ? (item.proposal ?? '') : finalText(item)

  const onMouseDown = (event: MouseEvent): void => {
    pressed.current = item.id
    if (
      event.target instanceof Element &&
      event.target.closest('button, input, textarea, a, label, [contenteditable]') !== null
    )
      return
    if (!event.shiftKey) return actions.goTo(place)
    // A range is being selected, not the text in between.
    event.preventDefault()
    actions.selectRangeTo(place)
  }

  /** The button was pressed as another item's, and the list has scrolled since. */
  const onClickCapture = (event: MouseEvent): void => {
    if (event.detail > 0 && pressed.current !== item.id) event.stopPropagation()
  }

  return (
    <div
      role="presentation"
      className={classes['card']}
      data-active={active || undefined}
      data-selected={selected || undefined}
      data-done={done || undefined}
      onMouseDown={onMouseDown}
      onClickCapture={onClickCapture}
    >
      <div role="gridcell" className={classes['select']}>
        <RowCheck checked={selected} onChange={() => actions.toggle(item)} label={cardLabel('select', name)} />
      </div>
      <div role="gridcell" className={classes['about']}>
        <span className={classes['attribute']}>{attributeLabel(item.attribute)}</span>
        <LengthMeter attribute={item.attribute} length={showAi ? after.length : item.shownLength} />
        <RiskMark risk={item.risk} changeShare={item.changeShare} />
        {item.review !== 'OPEN' && <StatusBadge of="review" status={item.review} />}
        {item.publish !== 'NONE' && <StatusBadge of="publish" status={item.publish} />}
      </div>
      <div role="gridcell" className={classes['texts']}>
        {editing ? (
          <ItemEditor
            key={item.id}
            item={item}
            onSave={(text, approve) => actions.save(item, text, approve)}
            onCancel={() => actions.cancelEdit(item)}
          />
        ) : item.otherEdit === null ? (
          <>
            <Clamp open={open} onToggle={() => onOpen(item.id)}>
              <ValueDiff
                before={item.original}
                after={after}
                html={rule.html}
                form={view.form}
                layout={view.layout}
                wrap={view.wrap}
                change={change}
                language={item.language}
              />
            </Clamp>
            <CardMarks
              item={item}
              place={place}
              draft={draft}
              showAi={showAi}
              onShowAi={(show) => setAiTextOf(show ? item.id : null)}
              actions={actions}
            />
            {item.regeneration !== undefined && (
              <ItemRegeneration item={item} regeneration={item.regeneration} actions={actions} />
            )}
          </>
        ) : (
          <TwoTexts
            key={item.id}
            item={item}
            otherEdit={item.otherEdit}
            view={view}
            onSettle={(keep) => actions.settle(item, keep)}
          />
        )}
      </div>
      <div role="gridcell">
        {!editing && item.otherEdit === null && (
          <Decisions item={item} name={name} place={place} active={active} asking={asking} actions={actions} />
        )}
      </div>
    </div>
  )
})

interface DecisionsProps {
  readonly item: ReviewItem
  readonly name: string
  readonly place: number
  /** The cursor is on it: what is done to one text at a time is offered there alone. */
  readonly active: boolean
  readonly asking: boolean
  readonly actions: CardActions
}

/** Native titles, because a list holds many of these and a tooltip component each would cost more than the rest of the row. */
function Decisions({ item, name, place, active, asking, actions }: DecisionsProps) {
  const approved = item.review === 'APPROVED'
  const rejected = item.review === 'REJECTED'
  return (
    <div className={classes['decisions']}>
      {(active || asking) && <RegenerateButton item={item} name={name} asking={asking} actions={actions} />}
      {/* Before the others, which stay where they are: the second click of a double click must not meet another one. */}
      {item.review !== 'OPEN' && (
        <RowButton
          icon="reopen"
          title={t('review:card.reopen')}
          label={cardLabel('reopenItem', name)}
          onClick={() => actions.decideOne(item, 'OPEN')}
        />
      )}
      <RowButton
        icon="approve"
        tone={approved ? 'accent' : undefined}
        title={t('review:card.approve')}
        label={cardLabel('approveItem', name)}
        pressed={approved}
        onClick={() => actions.decideOne(item, 'APPROVED')}
      />
      <RowButton
        icon="reject"
        tone={rejected ? 'danger' : undefined}
        title={t('review:card.reject')}
        label={cardLabel('rejectItem', name)}
        pressed={rejected}
        onClick={() => actions.decideOne(item, 'REJECTED')}
      />
      <RowButton
        icon="edit"
        title={t('review:card.edit')}
        label={cardLabel('editItem', name)}
        onClick={() => actions.startEdit(place)}
      />
    </div>
  )
}
