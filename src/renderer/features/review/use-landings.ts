import { useEffect, useRef } from 'react'
import type { ReviewItem } from '#shared/contract/review-lists.ts'
import { t } from '../../lib/i18n.ts'
import type { ListRows } from './list-rows.ts'
import { shownItem } from './shown-item.ts'
import { isUnderWay } from './under-way.ts'
import type { AdoptedChange, Landed } from './review-change.ts'
import type { ReviewSession } from './review-session.ts'
import { itemName, sayRedone, sayUndone } from './review-words.ts'

/**
 * Texts that were being written anew while this screen showed them, or were asked for here: when they are here, it is said, and the screen's
 * undo takes those back that were read or asked for together. The row itself is read again like any other that something else has changed.
 */
export function useLandings(rows: ListRows, session: ReviewSession): void {
  const awaited = useRef(new Map<number, ReviewItem>())
  useEffect(() => {
    const take = (items: readonly ReviewItem[], reading: number): void => {
      const landed: Landed[] = []
      const same: ReviewItem[] = []
      const { patches } = session.getState()
      for (const item of items.map((read) => shownItem(read, patches))) {
        if (isUnderWay(item)) {
          awaited.current.set(item.id, item)
          continue
        }
        const seen = awaited.current.get(item.id)
        const before = seen ?? session.askedFor(item.id)
        if (before === undefined) continue
        awaited.current.delete(item.id)
        const { rewrittenBy: changeId } = item
        // Changes count up; an earlier one is here where a later one was taken back.
        if (changeId !== undefined && changeId > (before.rewrittenBy ?? 0))
          landed.push({ changeId, before, after: item })
        // One that was never seen being written may have been read before it was asked for.
        else if (seen !== undefined || session.isAskedBefore(item.id, reading)) {
          session.forgetAsked(item.id)
          if (item.regeneration === undefined) same.push(item)
        }
      }
      const [one] = same
      if (one !== undefined) session.notify('done', t('review:said.same', { item: itemName(one) }))
      if (landed.length === 0) return
      session.adopt({ changes: landed, words: landedWords })
    }
    // Read at some time before.
    take(
      rows.known().map(({ item }) => item),
      0
    )
    return rows.onRead(take)
  }, [rows, session])
}

const landedWords: AdoptedChange['words'] = (landed) => {
  const only = landed.length === 1 ? landed[0]?.after : undefined
  return {
    said: only
      ? t('review:said.landed', { item: itemName(only) })
      : t('review:said.landedMany', { count: landed.length }),
    sayUndone: sayUndone(only),
    sayRedone: sayRedone(only)
  }
}
