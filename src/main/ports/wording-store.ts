import type { BannedWords } from '#shared/model/banned-words.ts'

/** Words and phrases that no text of a store may use. */
export interface WordingStoreRead {
  getBannedWords(instanceId: string): BannedWords
  /** Stores whose texts have not all been looked through since their list was changed. */
  getBannedChecks(): readonly string[]
}

export interface WordingStoreTx {
  /** What lands from now on is looked at with these words; `checkBannedWords` sees to what is there. */
  setBannedWords(instanceId: string, words: readonly string[]): void
  /** Looks through the next items for banned words and sets their flags and risk right. `left`: there are more. */
  checkBannedWords(instanceId: string, limit: number): { readonly left: boolean; readonly changed: number }
}
