import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { isAnswer, readAnswer } from './answer.ts'

const SEED = 20_261_127

function chat(content: string | null, extra: Readonly<Record<string, unknown>> = {}): string {
  return JSON.stringify({ choices: [{ finish_reason: 'stop', message: { role: 'assistant', content } }], ...extra })
}

function read(content: string) {
  return readAnswer('chat', chat(content), ['title', 'ribbon'], 'local-model')
}

describe('answers of small models', () => {
  test.each([
    ['plain', '{"title":"A","ribbon":"B"}'],
    ['fenced', 'Here you are:\n```json\n{"title":"A","ribbon":"B"}\n```\nEnjoy!'],
    ['thought about', '<think>{"title":"no"}</think>\n{"title":"A","ribbon":"B"}'],
    ['with more than was asked for', '{"title":"A","ribbon":"B","price":"1"}']
  ])('are read when they are %s', (_name, content) => {
    expect(read(content)).toMatchObject({ kind: 'answered', values: { title: 'A', ribbon: 'B' }, model: 'local-model' })
  })

  test.each(['', 'no', '[]', 'null', '"title"', '{}', '{"title":1}', '{"title":', '{"toString":"x"}', '{"Title":"A"}'])(
    'are unusable when they are %j',
    (content) => {
      expect(read(content).kind).toBe('unusable')
    }
  )

  test('are paid for when they are unusable, too', () => {
    const usage = { prompt_tokens: 900, completion_tokens: 40 }
    expect(readAnswer('chat', chat('Sorry!', { usage }), ['title'], 'x')).toMatchObject({
      kind: 'unusable',
      usage: { inputTokens: 900, cachedTokens: 0, outputTokens: 40 }
    })
  })

  test('count what can be used of a partial answer', () => {
    expect(read('{"title":"A","ribbon":null}')).toMatchObject({ kind: 'answered', values: { title: 'A' } })
  })

  test('count tokens in whole numbers, and none where there are more than any answer takes', () => {
    const odd = chat('{"title":"A"}', {
      usage: { prompt_tokens: 12.5, completion_tokens: 1e300, prompt_tokens_details: { cached_tokens: 0.2 } }
    })
    expect(readAnswer('chat', odd, ['title'], 'x')).toMatchObject({
      kind: 'answered',
      usage: { inputTokens: 13, cachedTokens: 0, outputTokens: 0 }
    })
  })

  test('have no usage where the server gives none', () => {
    expect(read('{"title":"A"}')).toMatchObject({ usage: { inputTokens: 0, cachedTokens: 0, outputTokens: 0 } })
    const odd = chat('{"title":"A"}', {
      usage: { prompt_tokens: 'many', completion_tokens: -1, prompt_tokens_details: 7 }
    })
    expect(readAnswer('chat', odd, ['title'], 'x')).toMatchObject({ usage: { inputTokens: 0, outputTokens: 0 } })
  })
})

describe('a body of any kind', () => {
  test('is told apart from an answer', () => {
    expect(isAnswer('chat', chat('OK'))).toBe(true)
    expect(isAnswer('responses', chat('OK'))).toBe(false)
    expect(isAnswer('chat', '{"choices":[]}')).toBe(false)
    expect(isAnswer('responses', '{"output":[]}')).toBe(true)
    expect(isAnswer('responses', '<html>')).toBe(false)
  })

  test('never makes the reader throw', () => {
    const field = fc.constantFrom(
      'output',
      'choices',
      'message',
      'content',
      'text',
      'type',
      'status',
      'usage',
      'error',
      'model'
    )
    const json = fc.letrec<{ node: unknown }>((tie) => ({
      node: fc.oneof(
        { depthSize: 'small' },
        fc.constantFrom<unknown>(
          null,
          1,
          true,
          'message',
          'output_text',
          'refusal',
          '{"title":"A"}',
          'incomplete',
          'failed'
        ),
        fc.array(tie('node'), { maxLength: 3 }),
        fc.dictionary(field, tie('node'), { maxKeys: 4 })
      )
    })).node
    const body = fc.oneof(
      fc.string(),
      json.map((value) => JSON.stringify(value))
    )
    fc.assert(
      fc.property(body, fc.constantFrom('responses' as const, 'chat' as const), (text, api) => {
        const result = readAnswer(api, text, ['title'], 'm')
        return ['answered', 'refused', 'incomplete', 'unusable', 'failed', 'rate-limited'].includes(result.kind)
      }),
      { seed: SEED, numRuns: 1_000 }
    )
  })
})
