import { useState } from 'react'
import type { Input } from '#shared/contract/contract.ts'
import type { ReviewItem } from '#shared/contract/review-lists.ts'
import { MAX_REWORKS } from '#shared/contract/review.ts'
import { useApiQuery } from '../../lib/api.tsx'
import { t } from '../../lib/i18n.ts'
import { NOTE_FOR_SELECTION, noteDrafts } from './draft-store.ts'
import type { ReviewSession } from './review-session.ts'
import { itemName, sayAsked } from './review-words.ts'
import { isUnderWay } from './under-way.ts'

export interface Asking {
  /** The item that the model is about to be asked for again, or all that is selected. */
  readonly askingId: number | 'selection' | null
  /**
   * How many of what is selected can be asked for: by the engine's word while it is about to be, and until that is here as far as can be seen,
   * which is never fewer.
   */
  readonly askable: number
  readonly startAsking: (item: ReviewItem) => void
  readonly startAskingSelection: () => void
  readonly stopAsking: () => void
  readonly ask: (item: ReviewItem, note: string) => void
  readonly askSelection: (note: string) => void
}

export interface AskingOf {
  readonly session: ReviewSession
  readonly selected: number
  /** Those of the selected items that are in sight. */
  readonly inSight: () => readonly ReviewItem[]
  /** Null where the list that is selected from is not there. */
  readonly input: Input<'items.countReworkable'> | null
  /** Goes to an item that is about to be asked for; false where it can't be yet. */
  readonly prepare: (item: ReviewItem) => boolean
  /** What was selected is being asked for. */
  readonly onAsked: () => void
}

/** Asking the model anew, for one text or for those that are selected. A note is kept until it has been sent. */
export function useAsking({ session, selected, inSight, input, prepare, onAsked }: AskingOf): Asking {
  const [askingId, setAskingId] = useState<Asking['askingId']>(null)
  const aboutToAsk = askingId === 'selection' && selected > 0 ? input : null
  const counted = useApiQuery('items.countReworkable', aboutToAsk ?? { ids: [] }, { enabled: aboutToAsk !== null })
  const seenAskable = selected === 0 ? 0 : selected - inSight().filter((item) => !canBeAskedFor(item)).length
  const askable = counted.data?.count ?? seenAskable
  const sent = (draft: number, asked: Promise<boolean>): void => {
    const typed = noteDrafts.get(draft)
    void asked.then((isAsked) => {
      // Another note may have been begun before the answer came.
      if (isAsked && noteDrafts.get(draft) === typed) noteDrafts.drop(draft)
    })
  }
  return {
    // Nothing is left of a selection that was taken away.
    askingId: askingId === 'selection' && selected === 0 ? null : askingId,
    askable,
    startAsking: (item) => {
      if (!isUnderWay(item) && prepare(item)) setAskingId(item.id)
    },
    startAskingSelection: () => {
      if (selected > MAX_REWORKS) session.notify('error', t('review:anew.tooMany', { count: MAX_REWORKS }))
      else if (seenAskable === 0) session.notify('error', t('review:anew.none'))
      else setAskingId('selection')
    },
    stopAsking: () => setAskingId(null),
    ask: (item, note) => {
      setAskingId(null)
      sent(item.id, session.regenerate(item, note, t('review:said.asked', { item: itemName(item) })))
    },
    askSelection: (note) => {
      if (input === null) return
      setAskingId(null)
      const asked = session.regenerateMany(
        { ...input, note, credits: askable },
        inSight().filter(canBeAskedFor),
        sayAsked
      )
      sent(NOTE_FOR_SELECTION, asked)
      void asked.then((isAsked) => isAsked && onAsked())
    }
  }
}

function canBeAskedFor(item: ReviewItem): boolean {
  return !isUnderWay(item) && item.otherEdit === null
}
