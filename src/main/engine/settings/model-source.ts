import type { Llm } from '../../ports/llm.ts'

/** The model that the next request goes to. It changes when the merchant changes the settings, also in the middle of a job. */
export interface ModelSource {
  current(): {
    readonly llm: Llm
    readonly name: string
    readonly sampleModel: boolean
    /** False where the settings still lack something, such as a key. */
    readonly ready: boolean
    readonly concurrency: number
  }
}
