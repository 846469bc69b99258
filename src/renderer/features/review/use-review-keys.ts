import type { RefObject } from 'react'
import { useShortcutGroup } from '../../lib/shortcuts.ts'
import { useRegenerate } from '../../lib/regenerate-target.ts'
import { useUndo } from '../../lib/undo-target.ts'
import { useKeys } from '../../lib/use-keys.ts'
import { nextHtmlForm } from '../../ui/html-form.ts'
import type { ItemView } from './item-view.ts'
import { commandOf, reviewShortcuts, type ReviewCommand } from './review-keys.ts'
import type { ChangeSteps } from './use-change-steps.ts'
import type { ReviewActions } from './use-review-actions.ts'

export interface ReviewKeys {
  readonly actions: ReviewActions
  readonly changes: ChangeSteps
  readonly view: ItemView
  readonly onView: (change: Partial<ItemView>) => void
  readonly toggleOpen: (id: number) => void
  readonly searchField: RefObject<HTMLInputElement | null>
}

/** What each key does on the review screen, and the sheet that lists them. Gives what does it without the key. */
export function useReviewKeys(keys: ReviewKeys): (command: ReviewCommand) => void {
  const { actions, changes, view, onView, toggleOpen, searchField } = keys
  const { cursor } = actions
  useShortcutGroup(reviewShortcuts)
  useUndo(actions.undo)
  const askAgain = (): void => {
    if (actions.selected > 0) actions.startAskingSelection()
    else if (cursor) actions.startAsking(cursor)
  }
  useRegenerate(askAgain)
  const run = (command: ReviewCommand): void => {
    switch (command) {
      case 'next':
        return actions.move(1, false)
      case 'previous':
        return actions.move(-1, false)
      case 'extend-next':
        return actions.move(1, true)
      case 'extend-previous':
        return actions.move(-1, true)
      case 'next-undecided':
        return actions.goToNextUndecided()
      case 'approve':
        return actions.decide('APPROVED')
      case 'reject':
        return actions.decide('REJECTED')
      case 'edit':
        return actions.startEdit(actions.place)
      case 'ask-again':
        return askAgain()
      case 'keep-this':
        return cursor && actions.settle(cursor, 'this')
      case 'keep-other':
        return cursor && actions.settle(cursor, 'other')
      case 'undo':
        return actions.undo()
      case 'redo':
        return actions.redo()
      case 'toggle-select':
        return cursor && actions.toggle(cursor)
      case 'select-all':
        return actions.selectAll()
      case 'expand':
        return cursor && toggleOpen(cursor.id)
      case 'layout':
        return onView({ layout: view.layout === 'inline' ? 'side-by-side' : 'inline' })
      case 'form':
        return onView({ form: nextHtmlForm(view.form) })
      case 'wrap':
        return onView({ wrap: !view.wrap })
      case 'next-change':
        return changes.step(1)
      case 'previous-change':
        return changes.step(-1)
      case 'search':
        return searchField.current?.select()
      case 'clear':
        return actions.stopReading() ? undefined : actions.clearSelection()
    }
  }
  useKeys(commandOf, run)
  return run
}
