import { useRef, useState } from 'react'
import { MAX_LIST_RANGE } from '#shared/contract/review-lists.ts'
import type { ApiClient } from '#shared/contract/transport.ts'
import { ApiError } from '../../lib/api.tsx'
import type { SeenText } from './seen-text.ts'

/** A range of a list whose rows are not all here. */
export interface UnreadRange {
  readonly count: number
  /** Undefined where it was stopped, or can't be read. */
  readonly read: (onRead: (count: number) => void, stopped: AbortSignal) => Promise<readonly SeenText[] | undefined>
}

export interface RangeProgress {
  readonly read: number
  readonly of: number
}

export interface RangeReadings {
  /** Of all ranges that are being read. */
  readonly progress: RangeProgress | null
  readonly begin: (range: UnreadRange) => {
    readonly texts: Promise<readonly SeenText[] | undefined>
    readonly stop: () => void
  }
  /** Stops all of them; false where nothing is being read. */
  readonly stopAll: () => boolean
}

export function useRangeReadings(): RangeReadings {
  const running = useRef(new Map<AbortController, RangeProgress>())
  const [progress, setProgress] = useState<RangeProgress | null>(null)
  const say = (): void => {
    const all = [...running.current.values()]
    const sum = (part: keyof RangeProgress): number => all.reduce((total, each) => total + each[part], 0)
    setProgress(all.length === 0 ? null : { read: sum('read'), of: sum('of') })
  }
  const end = (one: AbortController): void => {
    if (running.current.delete(one)) say()
  }
  return {
    progress,
    begin: (range) => {
      const one = new AbortController()
      const tell = (read: number): void => {
        running.current.set(one, { read, of: range.count })
        say()
      }
      tell(0)
      const onRead = (read: number): void => {
        if (running.current.has(one)) tell(read)
      }
      return {
        texts: range.read(onRead, one.signal).finally(() => end(one)),
        stop: () => {
          one.abort()
          end(one)
        }
      }
    },
    stopAll: () => {
      const all = [...running.current.keys()]
      for (const one of all) one.abort()
      running.current.clear()
      say()
      return all.length > 0
    }
  }
}

/** Which items stand in a range, and how they read now, by the engine's own list: a hundred thousand are a handful of calls. */
export async function readRange(
  client: ApiClient,
  { listId, from, to }: { readonly listId: string; readonly from: number; readonly to: number },
  onRead: (count: number) => void,
  stopped: AbortSignal
): Promise<readonly SeenText[] | undefined> {
  const texts: SeenText[] = []
  for (let offset = from; offset <= to; offset += MAX_LIST_RANGE) {
    const limit = Math.min(MAX_LIST_RANGE, to - offset + 1)
    const part = await unlessStopped(client.call('review.range', { id: listId, offset, limit }), stopped)
    if (part === undefined) return undefined
    if (!part.ok) throw new ApiError(part.error)
    const { ids, hashes } = part.value
    for (const [at, id] of ids.entries()) texts.push([id, hashes[at] ?? 0])
    onRead(offset + limit - from)
  }
  return texts
}

/** What is stopped is not waited for, whatever becomes of it. */
export async function unlessStopped<T>(coming: Promise<T>, stopped: AbortSignal): Promise<T | undefined> {
  if (stopped.aborted) return undefined
  const { promise, resolve } = Promise.withResolvers<undefined>()
  const stop = (): void => resolve(undefined)
  stopped.addEventListener('abort', stop)
  try {
    return await Promise.race([coming, promise])
  } finally {
    stopped.removeEventListener('abort', stop)
  }
}
