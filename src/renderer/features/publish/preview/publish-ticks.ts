import { useCallback, useMemo } from 'react'
import { z } from 'zod'
import { createDraftStore, useDraft } from '../../../lib/draft-store.ts'
import { EVERYTHING_SELECTED, NOTHING_SELECTED, type Selection } from '../../../lib/selection.ts'

/** What is to be published of a job where that is not everything, by its id. */
export const publishTicks = createDraftStore('wordshelf.publish.ticks')

const Stored = z.union([z.object({ only: z.array(z.number()) }), z.object({ except: z.array(z.number()) })])

type Change = (change: (current: Selection<number>) => Selection<number>) => void

/**
 * What is ticked for the next publish of a job. A value that was taken out stays out, on whatever screen one has been since and whatever has
 * become of the list, until that publish is started.
 */
export function useTicked(jobId: number): readonly [Selection<number>, Change] {
  const stored = useDraft(publishTicks, jobId)
  const change = useCallback<Change>(
    (to) => {
      const next = to(selectionOf(publishTicks.get(jobId)))
      if (next.mode === 'all' && next.except.size === 0) publishTicks.drop(jobId)
      else publishTicks.set(jobId, written(next))
    },
    [jobId]
  )
  return [useMemo(() => selectionOf(stored), [stored]), change]
}

/** Before a publish is asked for; gives what is to be done once it has been started. Ticks of after the asking are about the next one. */
export function beginPublish(jobId: number): () => void {
  const asked = publishTicks.get(jobId)
  return () => {
    if (publishTicks.get(jobId) === asked) publishTicks.drop(jobId)
  }
}

function selectionOf(stored: string | undefined): Selection<number> {
  if (stored === undefined) return EVERYTHING_SELECTED
  const read = Stored.safeParse(parsed(stored))
  // Whatever was taken out is unknown then, and nothing may go out by mistake.
  if (!read.success) return NOTHING_SELECTED
  return 'only' in read.data
    ? { mode: 'ids', ids: new Set(read.data.only) }
    : { mode: 'all', except: new Set(read.data.except) }
}

function written(selection: Selection<number>): string {
  const stored: z.input<typeof Stored> =
    selection.mode === 'ids' ? { only: [...selection.ids] } : { except: [...selection.except] }
  return JSON.stringify(stored)
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
