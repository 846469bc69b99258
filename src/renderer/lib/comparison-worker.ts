import { compareTexts, type ComparisonResult, type ComparisonTask } from './comparison.ts'

/** Milliseconds for each of the two tries. Nobody waits for this thread but who looks at the text. */
const TIMEOUT_MS = 1_000

/**
 * What is compared in advance comes so many at a time, and then a pause of so many milliseconds: faster than a list is read past, and never long
 * enough at a stretch to take a core away from the frames of the list that scrolls.
 */
const AT_ONCE = 12
const PAUSE_MS = 15
/** More than what is read around the places in sight: what would have to wait behind that has been scrolled past. */
const MAX_WAITING = 600

export interface WorkerQuestion {
  readonly id: number
  readonly task: ComparisonTask
}

export interface WorkerQuestions {
  readonly questions: readonly WorkerQuestion[]
  /** Nobody looks at it yet. */
  readonly inAdvance: boolean
}

export interface WorkerAnswer {
  readonly id: number
  /** Undefined where it was not compared, because too much else was waiting. */
  readonly result: ComparisonResult | undefined
}

let waiting: WorkerQuestion[] = []

globalThis.addEventListener('message', ({ data }: MessageEvent<WorkerQuestions>) => {
  if (!data.inAdvance) return answer(data.questions)
  const isPacing = waiting.length > 0
  waiting.push(...data.questions)
  const dropped = waiting.slice(0, -MAX_WAITING)
  waiting = waiting.slice(-MAX_WAITING)
  if (dropped.length > 0) globalThis.postMessage(dropped.map(({ id }): WorkerAnswer => ({ id, result: undefined })))
  if (!isPacing) pace()
})

function answer(questions: readonly WorkerQuestion[]): void {
  globalThis.postMessage(
    questions.map(({ id, task }): WorkerAnswer => ({ id, result: compareTexts(task, TIMEOUT_MS) }))
  )
}

function pace(): void {
  answer(waiting.slice(0, AT_ONCE))
  waiting = waiting.slice(AT_ONCE)
  if (waiting.length > 0) setTimeout(pace, PAUSE_MS)
}
