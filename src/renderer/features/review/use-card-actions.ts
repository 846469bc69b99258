import { useLayoutEffect, useMemo, useRef } from 'react'
import type { ReviewActions } from './use-review-actions.ts'

export type CardActions = Pick<
  ReviewActions,
  | 'goTo'
  | 'selectRangeTo'
  | 'toggle'
  | 'clearSelection'
  | 'startEdit'
  | 'cancelEdit'
  | 'save'
  | 'decideOne'
  | 'settle'
  | 'startAsking'
  | 'stopAsking'
  | 'ask'
  | 'takeTextBack'
>

/** The same object for as long as the screen is shown, which does what the actions of the last render do. */
export function useCardActions(actions: ReviewActions): CardActions {
  const latest = useRef(actions)
  useLayoutEffect(() => {
    latest.current = actions
  })
  return useMemo(
    () => ({
      goTo: (place) => latest.current.goTo(place),
      selectRangeTo: (place) => latest.current.selectRangeTo(place),
      toggle: (item) => latest.current.toggle(item),
      clearSelection: () => latest.current.clearSelection(),
      startEdit: (place) => latest.current.startEdit(place),
      cancelEdit: (item) => latest.current.cancelEdit(item),
      save: (item, edit, approve) => latest.current.save(item, edit, approve),
      decideOne: (item, decision) => latest.current.decideOne(item, decision),
      settle: (item, keep) => latest.current.settle(item, keep),
      startAsking: (item) => latest.current.startAsking(item),
      stopAsking: () => latest.current.stopAsking(),
      ask: (item, note) => latest.current.ask(item, note),
      takeTextBack: (item, changeId) => latest.current.takeTextBack(item, changeId)
    }),
    []
  )
}
