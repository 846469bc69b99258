import { contract, isProcedureName, type CallMeta, type CallResult } from '#shared/contract/contract.ts'
import { errorBody } from '#shared/contract/errors.ts'
import type { Procedure } from '#shared/contract/procedure.ts'
import { err } from '#shared/lib/result.ts'

/** Milliseconds in which what takes no time is answered on the slowest computer. */
const PATIENCE_MS = 30_000
/** Milliseconds for as long as this window has asked for something else that may take long: the engine does one thing after another. */
const PATIENCE_WITH_OTHERS_MS = 600_000
/** Texts that are decided on within a moment. */
const FEW = 100

/** Waits; what it gives back ends the wait. */
export type After = (ms: number, run: () => void) => () => void

export type Ask = (procedure: string, input: unknown, meta: CallMeta, stopped: AbortSignal) => Promise<CallResult>

/**
 * Gives up on calls that are not answered: whoever takes a request and says nothing must not leave a text on its way for ever. What may take
 * as long as it takes, such as an import, is waited for.
 */
export function answeredInTime(
  ask: Ask,
  after: After
): (procedure: string, input: unknown, meta: CallMeta) => Promise<CallResult> {
  let longOnes = 0
  let longOnesEnded = 0

  async function askAndWait(procedure: string, input: unknown, meta: CallMeta): Promise<CallResult> {
    longOnes += 1
    try {
      return await ask(procedure, input, meta, new AbortController().signal)
    } finally {
      longOnes -= 1
      longOnesEnded += 1
    }
  }

  return async (procedure, input, meta) => {
    if (mayTakeLong(procedure, input)) return askAndWait(procedure, input, meta)
    const giveUp = new AbortController()
    const { promise, resolve } = Promise.withResolvers<CallResult>()
    let waited = 0
    let ended = longOnesEnded
    const wait = (): (() => void) =>
      after(PATIENCE_MS, () => {
        waited += PATIENCE_MS
        // One that has ended meanwhile was in the way as well.
        if ((longOnes > 0 || ended !== longOnesEnded) && waited < PATIENCE_WITH_OTHERS_MS) {
          ended = longOnesEnded
          end = wait()
          return
        }
        resolve(noAnswer())
        // Of six connections that a browser has, this one would be taken for good.
        giveUp.abort()
      })
    let end = wait()
    try {
      return await Promise.race([promise, ask(procedure, input, meta, giveUp.signal)])
    } finally {
      end()
    }
  }
}

function mayTakeLong(procedure: string, input: unknown): boolean {
  if (!isProcedureName(procedure)) return false
  if (procedure === 'items.review') return !isAboutFew(input)
  const declared: Procedure = contract[procedure]
  return declared.takesLong === true
}

function isAboutFew(input: unknown): boolean {
  const ids: unknown = typeof input === 'object' && input !== null && 'ids' in input ? input.ids : undefined
  return Array.isArray(ids) && ids.length <= FEW
}

function noAnswer(): CallResult {
  return err(
    errorBody('NO_ANSWER', 'Wordshelf has not answered. Try again, and restart it if it stays like this.', {
      retry: { afterMs: 1000 }
    })
  )
}

export function startTimer(ms: number, run: () => void): () => void {
  const timer = setTimeout(run, ms)
  return () => clearTimeout(timer)
}
