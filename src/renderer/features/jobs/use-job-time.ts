import { useEffect, useEffectEvent, useState } from 'react'
import type { Job } from '#shared/contract/jobs.ts'
import { finishedItems } from './job-words.ts'
import { remainingMs, withSample, type ProgressSample } from './remaining-time.ts'

export interface JobTime {
  /** Milliseconds from the job's first start until now, or until it finished, with every pause in them; null before that. */
  readonly elapsed: number | null
  /** Milliseconds; null where it can't be told. */
  readonly remaining: number | null
}

const TICK_MS = 1_000

/** Reads the clock once a second while the job runs, and not at all otherwise. */
export function useJobTime(job: Job): JobTime {
  const running = job.status === 'RUNNING'
  const finished = finishedItems(job)
  const [now, setNow] = useState(() => Date.now())
  const [samples, setSamples] = useState<readonly ProgressSample[]>([])

  const tick = useEffectEvent(() => {
    const at = Date.now()
    setNow(at)
    setSamples((before) => withSample(before, { at, finished }))
  })
  useEffect(() => {
    if (!running) return
    const timer = setInterval(() => tick(), TICK_MS)
    return () => {
      clearInterval(timer)
      // The pace of before a pause says nothing about the time after it.
      setSamples([])
    }
  }, [running])

  const started = job.startedAt === null ? null : Date.parse(job.startedAt)
  const end = job.finishedAt === null ? now : Date.parse(job.finishedAt)
  return {
    elapsed: started === null ? null : Math.max(0, end - started),
    remaining: running ? remainingMs(samples, job.progress.total) : null
  }
}
