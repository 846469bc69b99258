import { describe, expect, test } from 'vitest'
import { fakeSettings } from '../../lib/testing/fake-data.ts'
import { draftOf, isChanged, keyState, modelOptions, originOf, problemsOf } from './model-draft.ts'

const settings = fakeSettings({ provider: 'openai', hasKey: true, keyOrigin: 'https://api.openai.com' })
const draft = draftOf(settings)

test('a stored key never comes into the form, and is not sent again', () => {
  expect(draft.key).toBe('')
  expect(modelOptions(draft)).not.toHaveProperty('apiKey')
  expect(modelOptions({ ...draft, key: ' sk-1 ' })).toMatchObject({ apiKey: 'sk-1' })
})

describe('the stored key', () => {
  test('lies ready for the server that it was entered for', () => {
    expect(keyState({ ...draft, baseUrl: 'https://api.openai.com/v2' }, settings)).toBe('stored')
  })

  test('is called somebody else’s for any other server, another port included', () => {
    expect(keyState({ ...draft, baseUrl: 'https://api.openai.com:8443/v1' }, settings)).toBe('elsewhere')
    expect(keyState({ ...draft, baseUrl: 'http://api.openai.com/v1' }, settings)).toBe('elsewhere')
    expect(keyState({ ...draft, baseUrl: 'nonsense' }, settings)).toBe('elsewhere')
  })

  test('is still there when the address of a server without a key is saved', () => {
    const ollama = { ...settings, baseUrl: 'http://localhost:11434/v1', hasKey: false }
    expect(keyState(draftOf(ollama), ollama)).toBe('elsewhere')
    expect(keyState(draft, ollama)).toBe('stored')
    expect(keyState(draft, { ...settings, hasKey: false, keyOrigin: null })).toBe('none')
  })
})

test('only web addresses are places to send requests to', () => {
  expect(originOf('file:///etc/passwd')).toBeUndefined()
  expect(problemsOf({ ...draft, baseUrl: 'localhost:11434' })).toHaveProperty('baseUrl')
  expect(problemsOf({ ...draft, model: '  ' })).toHaveProperty('model')
  expect(problemsOf({ ...draft, provider: 'sample', baseUrl: '' })).toEqual({})
})

test('what stands in fields that the sample model does not use is no change', () => {
  expect(isChanged({ ...draftOf(fakeSettings()), baseUrl: 'http://x' }, fakeSettings())).toBe(false)
  expect(isChanged({ ...draft, key: 'sk-1' }, settings)).toBe(true)
  expect(isChanged(draft, settings)).toBe(false)
})
