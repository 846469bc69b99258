import { useEffect, useEffectEvent, useState } from 'react'
import type { ProductSelection } from '../../lib/selection.ts'
import type { Form } from './draft.ts'

export interface OncePriced {
  /** It was asked for, and waits for its price. */
  readonly waiting: boolean
  /** Does it now, or as soon as its price is known; not at all where another choice is made meanwhile. */
  readonly ask: () => void
}

/**
 * A hand is quicker than the engine. What costs credits is done once its price is known, and with it the earlier results that make it cheaper:
 * a job that is asked for before that would be paid in full without a question.
 */
export function useOncePriced(priced: boolean, form: Form, selection: ProductSelection, run: () => void): OncePriced {
  const [asked, setAsked] = useState<{ readonly form: Form; readonly selection: ProductSelection } | null>(null)
  const [runs, setRuns] = useState(0)
  const waiting = asked !== null && asked.form === form && asked.selection === selection
  if (waiting && priced) {
    setAsked(null)
    setRuns(runs + 1)
  }
  const doIt = useEffectEvent(run)
  useEffect(() => {
    if (runs > 0) doIt()
  }, [runs])
  return { waiting, ask: () => (priced ? run() : setAsked({ form, selection })) }
}
