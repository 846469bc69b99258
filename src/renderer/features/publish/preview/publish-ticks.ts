import { useCallback, useMemo } from 'react'
import { z } from 'zod'
import type { PreviewItem } from '#shared/contract/publishes.ts'
import { createDraftStore, useDraft } from '../../../lib/draft-store.ts'
import {
  EVERYTHING_SELECTED,
  isSelected,
  NOTHING_SELECTED,
  withSelected,
  type Selection
} from '../../../lib/selection.ts'

/** What is to be published of a job where that is not everything, by its id. */
export const publishTicks = createDraftStore('wordshelf.publish.ticks')

const Ids = z.array(z.number())
const Stored = z.union([z.object({ only: Ids }), z.object({ except: Ids, again: Ids.default([]) })])

/** Single values, or all but some; of those that were taken back none are among all, but the ones of `again`. */
export type Ticks = Selection<number, { readonly again: ReadonlySet<number> }>

export const ALL_TICKED = { ...EVERYTHING_SELECTED, again: new Set<never>() } as const satisfies Ticks

export function isTicked(ticks: Ticks, { itemId, verdict }: Pick<PreviewItem, 'itemId' | 'verdict'>): boolean {
  return ticks.mode === 'all' && verdict === 'reverted' ? ticks.again.has(itemId) : isSelected(ticks, itemId)
}

export function withTick(
  ticks: Ticks,
  { itemId, verdict }: Pick<PreviewItem, 'itemId' | 'verdict'>,
  on: boolean
): Ticks {
  if (ticks.mode === 'ids' || verdict !== 'reverted') return withSelected(ticks, [itemId], on)
  const again = new Set(ticks.again)
  if (on) again.add(itemId)
  else again.delete(itemId)
  return { ...ticks, again }
}

type Change = (change: (current: Ticks) => Ticks) => void

/**
 * What is ticked for the next publish of a job. A value that was taken out stays out, on whatever screen one has been since and whatever has
 * become of the list, until that publish is started.
 */
export function useTicked(jobId: number): readonly [Ticks, Change] {
  const stored = useDraft(publishTicks, jobId)
  const change = useCallback<Change>(
    (to) => {
      const next = to(selectionOf(publishTicks.get(jobId)))
      if (next.mode === 'all' && next.except.size === 0 && next.again.size === 0) publishTicks.drop(jobId)
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

function selectionOf(stored: string | undefined): Ticks {
  if (stored === undefined) return ALL_TICKED
  const read = Stored.safeParse(parsed(stored))
  // Whatever was taken out is unknown then, and nothing may go out by mistake.
  if (!read.success) return NOTHING_SELECTED
  return 'only' in read.data
    ? { mode: 'ids', ids: new Set(read.data.only) }
    : { mode: 'all', except: new Set(read.data.except), again: new Set(read.data.again) }
}

function written(selection: Ticks): string {
  const stored: z.input<typeof Stored> =
    selection.mode === 'ids'
      ? { only: [...selection.ids] }
      : { except: [...selection.except], again: [...selection.again] }
  return JSON.stringify(stored)
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
