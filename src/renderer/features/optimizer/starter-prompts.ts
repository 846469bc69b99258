export interface StarterPrompt {
  readonly name: string
  readonly text: string
}

/** Prompts that work for any attribute; the rules of each attribute (length, HTML, one line) are added by the engine. */
export const STARTER_PROMPTS: readonly StarterPrompt[] = [
  {
    name: 'Clear and short',
    text: 'Write clearly and simply. Start with what the product is and what it is for. Use short sentences and leave out filler words. Keep every fact, size, material and number of the original, and add none.'
  },
  {
    name: 'Benefits first',
    text: 'Start with what the customer gains, then name the features that make it so. Speak to the customer as “you”. Keep all facts and numbers of the original. No exaggeration and no claims that the original does not support.'
  },
  {
    name: 'Found in search',
    text: 'Use the words that customers type when they look for this kind of product, early and in natural sentences. Name product type, material, colour and use where the original gives them. Never repeat a keyword for its own sake.'
  },
  {
    name: 'Correct only',
    text: 'Correct spelling, grammar and punctuation. Make the wording consistent and easy to read. Change nothing else: keep tone, order, facts and formatting as they are.'
  },
  {
    name: 'Translate',
    text: 'Translate into the chosen language as a native copywriter would write it for a shop. Keep brand names, model names, sizes and numbers unchanged. Keep the structure and formatting of the original.'
  }
]
