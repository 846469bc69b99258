import { setImmediate } from 'node:timers/promises'

/** Counts the tokens of a text. */
export type TokenCounter = (text: string) => number

/** Pieces of words that were counted before; enough for a catalogue's vocabulary, and some megabytes at most. */
const REMEMBERED_PIECES = 10_000

/**
 * The tokenizer merges a run of letters in a time that grows with its square: 8,000 letters without a blank take half a second. A
 * longer run than this is counted in slices, each of which may come out a token too many.
 */
const LONGEST_RUN = 256
const LONG_RUN = /[\p{L}\p{M}]{257,}|\s{257,}|[^\s\p{L}\p{N}]{257,}/gu
const SLICE = /[^]{1,256}/gu

let loading: Promise<TokenCounter> | undefined

/**
 * The tokenizer of OpenAI's models since GPT-4o (`o200k_base`). Its table of 200,000 ranks takes some 300 ms and 70 to 100 MB once, so it is
 * loaded when something is counted for the first time, and never at the start of the app.
 */
export function loadTokenCounter(): Promise<TokenCounter> {
  loading ??= load().catch((error: unknown) => {
    // The next one tries again.
    loading = undefined
    throw error
  })
  return loading
}

async function load(): Promise<TokenCounter> {
  // The table first and by itself: reading it and building the tokenizer are two pauses of the thread instead of one long one.
  await import('gpt-tokenizer/bpeRanks/o200k_base')
  await setImmediate()
  const { countTokens, setMergeCacheSize } = await import('gpt-tokenizer/encoding/o200k_base')
  setMergeCacheSize(REMEMBERED_PIECES)
  // Product text may hold "<|endoftext|>" like any other text; the library's default is to throw.
  const options = { disallowedSpecial: new Set<string>() }
  return countInRuns((text) => countTokens(text, options))
}

/** `count` for texts of any shape, in a time that grows with their length alone. */
function countInRuns(count: TokenCounter): TokenCounter {
  return (text) => {
    if (text.length <= LONGEST_RUN) return count(text)
    let tokens = 0
    let counted = 0
    for (const run of text.matchAll(LONG_RUN)) {
      tokens += count(text.slice(counted, run.index))
      for (const slice of run[0].match(SLICE) ?? []) tokens += count(slice)
      counted = run.index + run[0].length
    }
    return tokens + count(text.slice(counted))
  }
}
