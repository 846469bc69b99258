import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { Settings } from '#shared/contract/settings.ts'
import type { LlmFactory, LlmSettings, LlmTestResult } from '../../ports/llm.ts'
import { FakeLlm } from '../../../../test/support/fake-llm.ts'
import { openTestEngine, type TestEngine } from '../../../../test/support/test-engine.ts'

/** A model that notes which settings its client was made with, and answers the test call as told. */
class NotingLlm extends FakeLlm {
  /** What each test call would have used, key included. */
  readonly tested: LlmSettings[] = []
  made: LlmSettings | null = null
  answer: () => LlmTestResult | Promise<LlmTestResult> = () => ({ ok: true, model: 'm', latencyMs: 1 })

  override factory(): LlmFactory {
    return {
      ...super.factory(),
      create: (settings) => {
        this.made = settings
        return {
          rulesVersion: 'rules-1',
          optimize: (request, signal) => this.optimize(request, signal),
          test: async () => {
            this.tested.push(settings)
            return this.answer()
          }
        }
      }
    }
  }
}

let t: TestEngine
let llm: NotingLlm

beforeEach(async () => {
  llm = new NotingLlm()
  t = await openTestEngine({ llm })
})
afterEach(() => t[Symbol.asyncDispose]())

const put = (change: object) => t.dispatch('settings.put', change, {})
const get = async (): Promise<Settings> => {
  const result = await t.dispatch('settings.get', {}, {})
  if (!result.ok) throw new Error(result.error.message)
  return result.value as Settings
}
const isReady = async (): Promise<unknown> => {
  const status = await t.dispatch('app.status', {}, {})
  return status.ok && (status.value as { model: { ready: boolean } }).model.ready
}
const OPENAI = 'https://api.openai.com'

describe('a key', () => {
  test('is tried out before it is stored, and turns the real model on', async () => {
    llm.answer = () => {
      expect(t.host.key).toBeNull()
      return { ok: true, model: 'm', latencyMs: 1 }
    }
    expect(await put({ apiKey: 'sk-1' })).toMatchObject({
      ok: true,
      value: { provider: 'openai', hasKey: true, keyOrigin: OPENAI }
    })
    expect(llm.tested).toMatchObject([{ provider: 'openai', apiKey: 'sk-1' }])
    expect(t.host.key).toEqual({ origin: OPENAI, key: 'sk-1' })
  })

  test.each([
    ['auth', 'apiKey'],
    ['model', 'model'],
    ['offline', 'baseUrl'],
    ['server', 'baseUrl']
  ] as const)('that fails its test (%s) is not stored, nor is anything beside it', async (stop, field) => {
    const [before, stored] = [await get(), t.host.settings]
    llm.answer = () => ({ ok: false, stop, message: 'It did not work.' })
    expect(await put({ apiKey: 'sk-bad', model: 'other', language: 'de' })).toMatchObject({
      ok: false,
      error: { code: 'MODEL_UNAVAILABLE', message: 'It did not work.', details: { field } }
    })
    expect([t.host.key, t.host.settings, await get()]).toEqual([null, stored, before])
  })

  test('never leaves the engine, whatever is asked', async () => {
    await put({ apiKey: 'sk-secret' })
    for (const procedure of ['settings.get', 'app.status', 'settings.models'])
      expect(JSON.stringify(await t.dispatch(procedure, {}, {}))).not.toContain('sk-secret')
    expect(JSON.stringify([t.events, t.log])).not.toContain('sk-secret')
  })

  test('can be forgotten without asking any server', async () => {
    await put({ apiKey: 'sk-1' })
    llm.tested.length = 0
    llm.answer = () => ({ ok: false, stop: 'offline', message: 'No network.' })
    expect(await put({ apiKey: null })).toMatchObject({ ok: true, value: { hasKey: false, keyOrigin: null } })
    expect([t.host.key, llm.tested]).toEqual([null, []])
    expect(await isReady()).toBe(false)
  })

  test('goes back to the former one where the settings beside it cannot be stored', async () => {
    await put({ apiKey: 'sk-1' })
    t.host.saveSettings = () => Promise.reject(new Error('disk full'))
    expect(await put({ apiKey: 'sk-2' })).toMatchObject({ ok: false, error: { code: 'INTERNAL' } })
    expect(t.host.key?.key).toBe('sk-1')
    expect(llm.made?.apiKey).not.toBe(null)
  })
})

describe('a key and its origin', () => {
  beforeEach(async () => {
    await put({ apiKey: 'sk-openai' })
    llm.tested.length = 0
  })

  test('another server is never sent the key', async () => {
    expect(await put({ baseUrl: 'https://models.example.com/v1' })).toMatchObject({
      ok: true,
      value: { hasKey: false, keyOrigin: OPENAI }
    })
    expect(llm.tested).toMatchObject([{ baseUrl: 'https://models.example.com/v1', apiKey: null }])
    expect(llm.made).toMatchObject({ apiKey: null })
  })

  test('the same server at another path keeps it', async () => {
    expect(await put({ baseUrl: `${OPENAI}/v2` })).toMatchObject({ value: { hasKey: true } })
    expect(llm.tested).toMatchObject([{ apiKey: 'sk-openai' }])
  })

  test('coming back to its origin finds it again', async () => {
    await put({ baseUrl: 'https://models.example.com/v1' })
    expect(await put({ baseUrl: `${OPENAI}/v1` })).toMatchObject({ value: { hasKey: true } })
  })

  test('trying another server out without storing sends no key either', async () => {
    await t.dispatch('settings.testModel', { baseUrl: 'https://models.example.com/v1' }, {})
    expect(llm.tested).toMatchObject([{ apiKey: null }])
    expect(await get()).toMatchObject({ baseUrl: `${OPENAI}/v1` })
  })

  test('a key entered with a new server belongs to that one', async () => {
    await put({ baseUrl: 'https://models.example.com/v1', apiKey: 'sk-other' })
    expect(t.host.key).toEqual({ origin: 'https://models.example.com', key: 'sk-other' })
  })

  test('a stored key of another origin is not used after a restart', async () => {
    const { host, dir } = t
    await t.stop()
    host.settings = { ...host.settings, baseUrl: 'https://models.example.com/v1' }
    t = await openTestEngine({ dir, llm, host })
    expect(llm.made).toMatchObject({ baseUrl: 'https://models.example.com/v1', apiKey: null })
    expect(await get()).toMatchObject({ hasKey: false, keyOrigin: OPENAI })
  })
})

describe('the server', () => {
  test.each(['ftp://x/v1', 'http://models.example.com/v1', 'nonsense', 'https://u:p@x/v1'])(
    'is refused by name where it is not safe: %s',
    async (baseUrl) => {
      expect(await put({ baseUrl })).toMatchObject({
        error: { code: 'VALIDATION_ERROR', details: { field: 'baseUrl' } }
      })
      expect((await get()).baseUrl).toBe(`${OPENAI}/v1`)
    }
  )

  test('on this computer needs no key to be ready', async () => {
    await put({ provider: 'openai', baseUrl: 'http://127.0.0.1:11434/v1', api: 'chat', model: 'local-model' })
    expect(await isReady()).toBe(true)
  })

  test('is tried out also where the key is forgotten with the same change', async () => {
    await put({ apiKey: 'sk-1' })
    llm.answer = () => ({ ok: false, stop: 'offline', message: 'No answer.' })
    expect(await put({ apiKey: null, baseUrl: 'http://127.0.0.1:1/v1' })).toMatchObject({
      error: { code: 'MODEL_UNAVAILABLE' }
    })
    expect([t.host.key?.key, (await get()).baseUrl]).toEqual(['sk-1', `${OPENAI}/v1`])
  })
})

describe('the provider', () => {
  test('is the sample model at first, ready without anything', async () => {
    expect(await get()).toMatchObject({ provider: 'sample', hasKey: false })
    expect(await isReady()).toBe(true)
    expect(llm.made?.provider).toBe('sample')
  })

  test('is switched to the real one only if that works', async () => {
    llm.answer = () => ({ ok: false, stop: 'auth', message: 'No key.' })
    expect(await put({ provider: 'openai' })).toMatchObject({ ok: false })
    expect((await get()).provider).toBe('sample')
    llm.answer = () => ({ ok: true, model: 'm', latencyMs: 1 })
    expect(await put({ provider: 'openai' })).toMatchObject({ value: { provider: 'openai' } })
    expect(llm.made?.provider).toBe('openai')
  })

  test('is switched back to the sample model without asking anybody, and keeps the key for later', async () => {
    await put({ apiKey: 'sk-1' })
    llm.tested.length = 0
    expect(await put({ provider: 'sample' })).toMatchObject({ value: { provider: 'sample', hasKey: true } })
    expect(llm.tested).toEqual([])
  })
})

describe('settings that have nothing to do with the model', () => {
  test('are stored without trying the model out', async () => {
    await put({ apiKey: 'sk-1' })
    llm.tested.length = 0
    expect(await put({ concurrency: 3, language: 'de', colorScheme: 'dark', contrast: 'more' })).toMatchObject({
      value: { concurrency: 3, language: 'de', colorScheme: 'dark', contrast: 'more', provider: 'openai' }
    })
    expect(llm.tested).toEqual([])
  })

  test('are not lost to a slow change that began before them', async () => {
    const slow = Promise.withResolvers<LlmTestResult>()
    llm.answer = () => slow.promise
    const first = put({ apiKey: 'sk-1' })
    const second = put({ language: 'de' })
    slow.resolve({ ok: true, model: 'm', latencyMs: 1 })
    await Promise.all([first, second])
    expect(await get()).toMatchObject({ language: 'de', provider: 'openai', hasKey: true })
    expect(t.host.settings).toMatchObject({ language: 'de', provider: 'openai' })
  })
})
