import { expect, test } from 'vitest'
import { paceWords, serverName } from './pace-words.ts'

const PACE = { requestsPerMinute: 500, tokensPerMinute: null, concurrency: 12, heldMs: 0 }

test('the pace names the limits that the server told, and none that it did not', () => {
  expect(paceWords(PACE, 'OpenAI')).toBe('OpenAI lets through 500 requests a minute; up to 12 on their way at once')
  expect(paceWords({ ...PACE, tokensPerMinute: 200_000, concurrency: 1 }, 'OpenAI')).toBe(
    'OpenAI lets through 500 requests and 200,000 tokens a minute; one at a time'
  )
  expect(paceWords({ ...PACE, requestsPerMinute: null }, 'OpenAI')).toBe('Up to 12 requests at once')
})

test('the server has the name that a merchant knows it by', () => {
  expect(serverName({ baseUrl: 'https://api.openai.com/v1' })).toBe('OpenAI')
  expect(serverName({ baseUrl: 'http://127.0.0.1:11434/v1' })).toBe('127.0.0.1:11434')
  expect([serverName(undefined), serverName({ baseUrl: 'nonsense' })]).toEqual(['The server', 'The server'])
})
