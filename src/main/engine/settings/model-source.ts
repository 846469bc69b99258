import type { TokenPrice } from '#shared/model/price.ts'
import type { Llm } from '../../ports/llm.ts'

/** The model that the next request goes to. It changes when the merchant changes the settings, also in the middle of a job. */
export interface ModelSource {
  current(): {
    readonly llm: Llm
    readonly name: string
    readonly sampleModel: boolean
    /** False where the settings still lack something, such as a key. */
    readonly ready: boolean
    /** Requests at the same time, at most. */
    readonly concurrency: number
    /** Names the model that is asked and the rules that it is given: what an earlier result must have been written with. */
    readonly asked: string
    /** Names the server and model that a rate limit belongs to. */
    readonly rateKey: string
    /** Null where nobody knows it. The sample model costs nothing. */
    readonly price: TokenPrice | null
  }
}
