import { useQueryClient } from '@tanstack/react-query'
import { useCallback, useRef, useState } from 'react'
import type { CallResult, Input, Output } from '#shared/contract/contract.ts'
import { errorBody, type ErrorCode } from '#shared/contract/errors.ts'
import { useApi } from '../../lib/api.tsx'
import { productSelection, type ProductSelection } from '../../lib/selection.ts'
import { draft, useAttempt, type Attempt, type Form } from './draft.ts'
import { fieldErrorsOf, problemOf, type Problem } from './problem.ts'

export type Created = Output<'jobs.create'> & { readonly autoStart: boolean }

export interface Submit {
  readonly sending: boolean
  readonly problem: Problem | null
  /** A create went out and no answer came back: it may exist. Sending again can't make a second one. */
  readonly unanswered: boolean
  readonly created: Created | null
  readonly send: (form: Form, selection: ProductSelection, input: Input<'jobs.create'>) => Promise<void>
  readonly dismissCreated: () => void
}

/** After these it is certain that nothing was created. Any other failure may have come after the fact. */
const CERTAIN: ReadonlySet<ErrorCode> = new Set([
  'VALIDATION_ERROR',
  'UNAUTHORIZED',
  'INSUFFICIENT_CREDITS',
  'FORBIDDEN',
  'NOT_FOUND',
  'IDEMPOTENCY_KEY_REUSED',
  'PAYLOAD_TOO_LARGE'
])

export function useSubmit(): Submit {
  const client = useApi()
  const queries = useQueryClient()
  const busy = useRef(false)
  const [sending, setSending] = useState(false)
  const [problem, setProblem] = useState<Problem | null>(null)
  const attempted = useAttempt()
  const [created, setCreated] = useState<Created | null>(null)

  const send = useCallback(
    async (form: Form, selection: ProductSelection, input: Input<'jobs.create'>): Promise<void> => {
      // A ref, because a second click comes before React has drawn the button as busy.
      if (busy.current) return
      const fields = fieldErrorsOf(input)
      setCreated(null)
      if (Object.keys(fields).length > 0) {
        setProblem({ fields, body: null, form, selection })
        return
      }
      busy.current = true
      setSending(true)
      setProblem(null)
      const attempt = attemptFor(JSON.stringify(input))
      draft.setAttempt(attempt)
      const answer = await answered(client.call('jobs.create', input, { idempotencyKey: attempt.key }))
      busy.current = false
      setSending(false)
      if (answer.ok) {
        setCreated({ ...answer.value, autoStart: form.autoStart })
        productSelection.clear()
        draft.finish()
        for (const name of ['jobs.quote', 'credits.get', 'jobs.list'])
          void queries.invalidateQueries({ queryKey: [name] })
        return
      }
      if (CERTAIN.has(answer.error.code)) draft.setAttempt(null)
      setProblem(problemOf(answer.error, form, selection))
      if (answer.error.code === 'INSUFFICIENT_CREDITS') void queries.invalidateQueries({ queryKey: ['jobs.quote'] })
    },
    [client, queries]
  )

  return {
    sending,
    problem,
    unanswered: attempted !== null && !sending,
    created,
    send,
    dismissCreated: () => setCreated(null)
  }
}

/** The same input keeps its key until the answer is known; another input is another job. */
function attemptFor(fingerprint: string): Attempt {
  const { attempt } = draft.get()
  return attempt?.fingerprint === fingerprint ? attempt : { key: crypto.randomUUID(), fingerprint }
}

/** A transport that breaks is an answer that was lost, not a bug of this page. */
async function answered<T>(call: Promise<CallResult<T>>): Promise<CallResult<T>> {
  try {
    return await call
  } catch {
    return { ok: false, error: errorBody('UNAVAILABLE', 'No answer came back.', { retry: { afterMs: 1000 } }) }
  }
}
