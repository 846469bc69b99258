import { useEffect, useRef } from 'react'
import type { ReviewItem } from '#shared/contract/review-lists.ts'
import { t } from '../../lib/i18n.ts'
import { isUnderWay } from './under-way.ts'
import type { ReviewSession } from './review-session.ts'
import { itemName, sayRedone, sayUndone } from './review-words.ts'

/**
 * Texts that were being written anew while this screen showed them: when one is here, it is said, and the screen's undo takes it back. The
 * row itself is read again like any other that something else has changed.
 */
export function useLandings(known: readonly { readonly item: ReviewItem }[], session: ReviewSession): void {
  const awaited = useRef(new Map<number, ReviewItem>())
  useEffect(() => {
    for (const { item } of known) {
      if (isUnderWay(item)) {
        awaited.current.set(item.id, item)
        continue
      }
      const before = awaited.current.get(item.id)
      if (before === undefined) continue
      awaited.current.delete(item.id)
      const { rewrittenBy: changeId } = item
      if (changeId !== undefined && changeId !== before.rewrittenBy)
        session.adopt({
          changeId,
          before,
          after: item,
          say: t('review:said.landed', { item: itemName(item) }),
          sayUndone: sayUndone(item),
          sayRedone: sayRedone(item)
        })
      else if (item.regeneration === undefined) session.notify('done', t('review:said.same', { item: itemName(item) }))
    }
  }, [known, session])
}
