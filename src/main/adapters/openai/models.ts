import type { ModelPrice } from '#shared/model/price.ts'

/** The day on which the prices were last looked up. */
const CHECKED_ON = '2026-11-23'

export const DEFAULT_MODEL = 'gpt-6-luna'

/** Models that a list can offer, cheapest use first. Any other name can be typed. */
export const KNOWN_MODELS: readonly ModelPrice[] = [
  model('gpt-6-luna', 0.1, 0.01, 0.5, true),
  model('gpt-6.1-terra', 1, 0.05, 5, false),
  model('gpt-6.1-sol', 2, 0.1, 10, false),
  model('gpt-6-sol', 2, 0.2, 10, false),
  model('gpt-6-astra', 10, 1, 50, false),
  model('gpt-5.6-luna', 0.2, 0.02, 1.2, false),
  model('gpt-5.6-terra', 2, 0.2, 12, false),
  model('gpt-5.6-sol', 4, 0.4, 20, false),
  model('gpt-5.5', 5, 0.5, 30, false),
  model('gpt-5.4', 2.5, 0.25, 15, true),
  model('gpt-5.4-mini', 0.75, 0.075, 4.5, true),
  model('gpt-5.4-nano', 0.2, 0.02, 1.25, true)
]

export interface ModelTraits {
  /** The least thinking that the model can be told to do; undefined where it must not be told anything. */
  readonly effort: 'none' | 'minimal' | undefined
  /** The name of the output limit in Chat Completions. OpenAI's thinking models refuse the old one, other servers know only that. */
  readonly chatLimit: 'max_tokens' | 'max_completion_tokens'
}

/** By the beginning of the name, first match wins. What is not listed is told nothing that it might refuse. */
const TRAITS: readonly { readonly pattern: RegExp; readonly traits: ModelTraits }[] = [
  { pattern: /^gpt-\d[\d.]*-(?:pro|codex|chat)/, traits: { effort: undefined, chatLimit: 'max_completion_tokens' } },
  { pattern: /^gpt-(?:5\.\d|6)/, traits: { effort: 'none', chatLimit: 'max_completion_tokens' } },
  { pattern: /^gpt-5(?:-|$)/, traits: { effort: 'minimal', chatLimit: 'max_completion_tokens' } },
  { pattern: /^o\d/, traits: { effort: undefined, chatLimit: 'max_completion_tokens' } }
]

export function modelTraits(name: string): ModelTraits {
  return TRAITS.find(({ pattern }) => pattern.test(name))?.traits ?? { effort: undefined, chatLimit: 'max_tokens' }
}

/** US dollars for a million tokens: in, in from a cache, out. */
function model(
  id: string,
  inputPerMillion: number,
  cachedInputPerMillion: number,
  outputPerMillion: number,
  vendorPrice: boolean
): ModelPrice {
  return { id, inputPerMillion, cachedInputPerMillion, outputPerMillion, checkedOn: CHECKED_ON, vendorPrice }
}
