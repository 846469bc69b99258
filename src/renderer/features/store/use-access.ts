import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import type { ErrorBody } from '#shared/contract/errors.ts'
import { useApi } from '../../lib/api.tsx'
import { useCancellable } from '../../lib/use-cancellable.ts'
import { routes, useGo } from '../../lib/routes.ts'
import { productSelection } from '../../lib/selection.ts'
import { startFirstPull } from './first-pull.ts'
import {
  accessOf,
  blamedBy,
  blamedByRefusal,
  problemsOf,
  type AccessDraft,
  type AccessProblems,
  type TestResult
} from './access-draft.ts'

export type Outcome =
  | { readonly kind: 'tested'; readonly result: TestResult }
  | { readonly kind: 'refused'; readonly error: ErrorBody }

export interface Access {
  readonly draft: AccessDraft
  readonly change: (part: Partial<AccessDraft>) => void
  readonly problems: AccessProblems
  readonly outcome: Outcome | null
  readonly busy: 'test' | 'connect' | null
  readonly test: () => Promise<void>
  readonly connect: () => Promise<void>
  /** Breaks off what is under way. */
  readonly cancel: () => void
}

/**
 * Trying a key out and connecting with it. The key goes straight from the field to the engine and is dropped here: it is never in a
 * cache. Calls are made by hand for that reason; a mutation would keep its input.
 */
export function useAccess(initial: AccessDraft): Access {
  const client = useApi()
  const asking = useCancellable()
  const queries = useQueryClient()
  const go = useGo()
  const [draft, setDraft] = useState(initial)
  const [asked, setAsked] = useState(false)
  const [busy, setBusy] = useState<Access['busy']>(null)
  const [outcome, setOutcome] = useState<Outcome | null>(null)
  const own = problemsOf(draft)
  const sound = Object.keys(own).length === 0

  async function test(): Promise<void> {
    setAsked(true)
    if (!sound) return
    setBusy('test')
    setOutcome(null)
    const result = await asking.call('shop.test', accessOf(draft))
    setOutcome(result.ok ? { kind: 'tested', result: result.value } : { kind: 'refused', error: result.error })
    setBusy(null)
  }

  async function connect(): Promise<void> {
    setAsked(true)
    if (!sound) return
    setBusy('connect')
    setOutcome(null)
    const connected = await asking.call('shop.connect', accessOf(draft))
    if (!connected.ok) {
      setOutcome({ kind: 'refused', error: connected.error })
      setBusy(null)
      return
    }
    setDraft((old) => ({ ...old, key: '' }))
    // Another store is the active one now: nothing of the last one may stay selected or cached.
    productSelection.clear()
    await startFirstPull(client)
    go(routes.store())
    await queries.resetQueries()
    setBusy(null)
  }

  return {
    draft,
    change: (part) => {
      setDraft((old) => ({ ...old, ...part }))
      setOutcome(null)
    },
    problems: { ...blameOf(outcome), ...(asked ? own : {}) },
    outcome,
    busy,
    test,
    connect,
    cancel: asking.cancel
  }
}

function blameOf(outcome: Outcome | null): AccessProblems {
  if (outcome === null) return {}
  return outcome.kind === 'tested' ? blamedBy(outcome.result) : blamedByRefusal(outcome.error)
}
