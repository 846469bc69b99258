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

globalThis.addEventListener('message', ({ data }: MessageEvent<readonly WorkerQuestion[]>) => {
  const answers = data.map(({ id, task }): WorkerAnswer => ({ id, result: compareTexts(task, TIMEOUT_MS) }))
  globalThis.postMessage(answers)
})
