import { useLayoutEffect, useRef, useState, type MouseEvent } from 'react'
import type { ReviewItem } from '#shared/contract/review-lists.ts'
import { assertNever } from '#shared/lib/assert-never.ts'
import { ATTRIBUTE_RULES } from '#shared/model/attribute.ts'
import { Clamp } from '../../ui/clamp.tsx'
import { ValueDiff } from '../../ui/value-diff.tsx'
import { cardDeedOf } from './card-deeds.ts'
import { cardMarks, fillMarks } from './card-marks.ts'
import { createCardDrawing } from './draw-card.ts'
import { ItemRegeneration } from './item-regeneration.tsx'
import { ItemEditor } from './item-editor.tsx'
import type { ItemView } from './item-view.ts'
import { finalText } from './review-rows.ts'
import { itemName } from './review-words.ts'
import { RegenerateButton } from './regenerate-button.tsx'
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

/** While the list scrolls a card becomes that of another item, so whatever it keeps it keeps with the item's id. */
export function ItemCard(props: ItemCardProps) {
  const { item, place, view, active, done, selected, editing, asking, draft, open, onOpen, change, actions } = props
  const [aiTextOf, setAiTextOf] = useState<number | null>(null)
  const pressed = useRef<number>(undefined)
  const rule = ATTRIBUTE_RULES[item.attribute]
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
    if (event.detail === 0 || pressed.current === item.id) return
    event.preventDefault()
    event.stopPropagation()
  }

  const onClick = (event: MouseEvent): void => {
    const deed = cardDeedOf(event.target)
    // The second click of a double click may have been meant for what stood here before, such as the button that had this row read.
    if (event.detail > 1 && deed !== 'select') return
    switch (deed) {
      case undefined:
        return
      case 'select':
        if (!event.shiftKey) return actions.toggle(item)
        // It is in the range, whatever the press has made of its box.
        if (event.target instanceof HTMLInputElement) event.target.checked = true
        return actions.selectRangeTo(place)
      case 'reopen':
        return actions.decideOne(item, 'OPEN')
      case 'approve':
        return actions.decideOne(item, 'APPROVED')
      case 'reject':
        return actions.decideOne(item, 'REJECTED')
      case 'edit':
        return actions.startEdit(place)
      case 'switch-text':
        return setAiTextOf(showAi ? null : item.id)
      case 'reset':
        setAiTextOf(null)
        return actions.save(item, null, false)
      case 'take-back':
        if (item.rewrittenBy !== undefined) actions.takeTextBack(item, item.rewrittenBy)
        return
      default:
        return assertNever(deed, 'deed')
    }
  }

  const decidable = !editing && item.otherEdit === null
  const select = useRef<HTMLDivElement>(null)
  const about = useRef<HTMLDivElement>(null)
  const decisions = useRef<HTMLDivElement>(null)
  const marks = useRef<HTMLDivElement>(null)
  const draw = useRef<ReturnType<typeof createCardDrawing>>(undefined)
  useLayoutEffect(() => {
    if (select.current === null || about.current === null || decisions.current === null) return
    draw.current ??= createCardDrawing({
      select: select.current,
      about: about.current,
      decisions: decisions.current
    })
    if (marks.current !== null) fillMarks(marks.current, cardMarks({ item, draft, showAi }))
    draw.current({ item, selected, length: after.length, decidable })
  })

  return (
    <div
      role="presentation"
      className={classes['card']}
      data-active={active || undefined}
      data-selected={selected || undefined}
      data-done={done || undefined}
      onMouseDown={onMouseDown}
      onClickCapture={onClickCapture}
      onClick={onClick}
    >
      <div role="gridcell" ref={select} className={classes['select']} />
      <div role="gridcell" ref={about} className={classes['about']} />
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
            <div ref={marks} className={classes['marks']} />
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
      <div role="gridcell" className={classes['decisions']}>
        {decidable && (active || asking) && (
          <RegenerateButton item={item} name={itemName(item)} asking={asking} actions={actions} />
        )}
        <div ref={decisions} className={classes['buttons']} />
      </div>
    </div>
  )
}
