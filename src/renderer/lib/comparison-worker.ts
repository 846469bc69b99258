import { compareTexts, type ComparisonResult, type ComparisonTask } from './comparison.ts'

/** Milliseconds for each of the two tries. Nobody waits for this thread but who looks at the text. */
const TIMEOUT_MS = 1_000

export interface WorkerQuestion {
  readonly id: number
  readonly task: ComparisonTask
}

export interface WorkerAnswer {
  readonly id: number
  readonly result: ComparisonResult
}

globalThis.addEventListener('message', ({ data }: MessageEvent<WorkerQuestion>) => {
  const answer: WorkerAnswer = { id: data.id, result: compareTexts(data.task, TIMEOUT_MS) }
  globalThis.postMessage(answer)
})
