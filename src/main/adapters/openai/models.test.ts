import { expect, test } from 'vitest'
import { DEFAULT_MODEL, KNOWN_MODELS, modelTraits } from './models.ts'

test('the default is a known model', () => {
  expect(KNOWN_MODELS.map((model) => model.id)).toContain(DEFAULT_MODEL)
})

test('every price has a date, and cached input is never dearer than input', () => {
  for (const model of KNOWN_MODELS) {
    expect(model.checkedOn).toMatch(/^\d{4}-\d{2}-\d{2}$/)
    expect(model.cachedInputPerMillion).toBeLessThanOrEqual(model.inputPerMillion)
    expect(model.inputPerMillion).toBeLessThan(model.outputPerMillion)
  }
})

test.each([
  ['gpt-6-luna', 'none', 'max_completion_tokens'],
  ['gpt-6.1-sol', 'none', 'max_completion_tokens'],
  ['gpt-5.4-mini', 'none', 'max_completion_tokens'],
  ['gpt-5-mini', 'minimal', 'max_completion_tokens'],
  ['gpt-5', 'minimal', 'max_completion_tokens'],
  ['gpt-5.2-codex', undefined, 'max_completion_tokens'],
  ['gpt-6-pro', undefined, 'max_completion_tokens'],
  ['o4-mini', undefined, 'max_completion_tokens'],
  ['gpt-4.1', undefined, 'max_tokens'],
  ['gpt-oss:20b', undefined, 'max_tokens'],
  ['openai/gpt-6-luna', undefined, 'max_tokens'],
  ['llama3.3', undefined, 'max_tokens']
] as const)('%s is told only what it surely knows', (name, effort, chatLimit) => {
  expect(modelTraits(name)).toEqual({ effort, chatLimit })
})
