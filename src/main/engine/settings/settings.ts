import type { Output, Parsed } from '#shared/contract/contract.ts'
import type { DesktopSettings } from '#shared/contract/desktop-settings.ts'
import { errorBody, type ErrorBody } from '#shared/contract/errors.ts'
import { err, ok, type Result } from '#shared/lib/result.ts'
import { SAMPLE_MODEL } from '#shared/model/sample-model.ts'
import type { StoredKey, StoredSettings } from '../../ports/host.ts'
import type { Llm, LlmSettings, LlmTestResult } from '../../ports/llm.ts'
import type { EngineDeps } from '../deps.ts'
import type { ModelSource } from './model-source.ts'

export interface SettingsService extends ModelSource {
  get(): Promise<Output<'settings.get'>>
  /** What needs the model is tried first; if that fails, nothing at all is stored. Rejects where it was given up before. */
  put(change: Parsed<'settings.put'>, signal: AbortSignal): Promise<Result<Output<'settings.put'>, ErrorBody>>
  test(change: Parsed<'settings.testModel'>, signal: AbortSignal): Promise<Output<'settings.testModel'>>
  models(): Output<'settings.models'>
}

type ModelChange = Parsed<'settings.testModel'>

function changedDesktop(before: DesktopSettings, change: Parsed<'settings.put'>['desktop']): DesktopSettings {
  return {
    notices: change?.notices ?? before.notices,
    closing: change?.closing ?? before.closing,
    spellCheck: change?.spellCheck ?? before.spellCheck,
    updates: change?.updates ?? before.updates
  }
}

/** The key is sent only to the origin that it was entered for: a changed base URL leaves it behind. */
function keyFor(key: StoredKey | null, origin: string): string | null {
  return key?.origin === origin ? key.key : null
}

export async function createSettingsService(deps: EngineDeps): Promise<SettingsService> {
  let settings = await deps.host.loadSettings()
  let key = await deps.host.loadKey()
  let llm = makeLlm(settings, key)
  let current = describe()

  function makeLlm(from: StoredSettings, withKey: StoredKey | null): Llm {
    return deps.llms.create(llmSettings(from, withKey))
  }

  function llmSettings(from: StoredSettings, withKey: StoredKey | null): LlmSettings {
    const checked = deps.llms.checkBaseUrl(from.baseUrl)
    return {
      provider: from.provider,
      baseUrl: from.baseUrl,
      api: from.api,
      model: from.model,
      apiKey: checked.ok ? keyFor(withKey, checked.origin) : null
    }
  }

  /** Made once per change: it is asked for several times per request. */
  function describe(): ReturnType<ModelSource['current']> {
    return {
      llm,
      name: settings.provider === 'sample' ? SAMPLE_MODEL : settings.model,
      sampleModel: settings.provider === 'sample',
      ready: isReady(),
      concurrency: settings.concurrency,
      asked: `${settings.provider} ${settings.model} ${llm.rulesVersion}`,
      rateKey: settings.provider === 'sample' ? 'sample' : `${settings.baseUrl} ${settings.model}`,
      price: llm.priceOf?.(settings.model) ?? null
    }
  }

  /** The settings and key as they would be after a change. */
  function changed(change: ModelChange): Result<{ settings: StoredSettings; key: StoredKey | null }, ErrorBody> {
    const next: StoredSettings = {
      ...settings,
      ...(change.baseUrl === undefined ? {} : { baseUrl: change.baseUrl }),
      ...(change.api === undefined ? {} : { api: change.api }),
      ...(change.model === undefined ? {} : { model: change.model })
    }
    const checked = deps.llms.checkBaseUrl(next.baseUrl)
    if (!checked.ok)
      return err(errorBody('VALIDATION_ERROR', `baseUrl: ${checked.message}`, { details: { field: 'baseUrl' } }))
    if (change.apiKey === undefined) return ok({ settings: next, key })
    return ok({ settings: next, key: change.apiKey === null ? null : { origin: checked.origin, key: change.apiKey } })
  }

  async function tryOut(
    next: { settings: StoredSettings; key: StoredKey | null },
    signal: AbortSignal
  ): Promise<LlmTestResult> {
    const result = await makeLlm(next.settings, next.key).test(signal)
    signal.throwIfAborted()
    return result
  }

  /** Both or neither: a key that is kept while the settings are not would be one that nobody was told of. */
  async function save(stored: StoredSettings, nextKey: StoredKey | null, keyChanges: boolean): Promise<void> {
    if (keyChanges) await deps.host.saveKey(nextKey)
    try {
      await deps.host.saveSettings(stored)
    } catch (error) {
      if (keyChanges) await deps.host.saveKey(key)
      throw error
    }
  }

  /** One change after another: each starts from what the one before left, also while that one waits for a server. */
  let turn: Promise<unknown> = Promise.resolve()
  function inTurn<T>(run: () => Promise<T>): Promise<T> {
    const mine = turn.then(run, run)
    turn = mine
    return mine
  }

  async function view(): Promise<Output<'settings.get'>> {
    const checked = deps.llms.checkBaseUrl(settings.baseUrl)
    return {
      ...settings,
      hasKey: checked.ok && keyFor(key, checked.origin) !== null,
      keyOrigin: key?.origin ?? null,
      keyStorage: await deps.host.keyStorage()
    }
  }

  async function put(
    change: Parsed<'settings.put'>,
    signal: AbortSignal
  ): Promise<Result<Output<'settings.put'>, ErrorBody>> {
    signal.throwIfAborted()
    const { provider, concurrency, language, colorScheme, contrast, uiLanguage, desktop, ...model } = change
    const next = changed(model)
    if (!next.ok) return next
    const enteredKey = model.apiKey !== undefined && model.apiKey !== null
    const stored: StoredSettings = {
      ...next.value.settings,
      provider: provider ?? (enteredKey ? 'openai' : settings.provider),
      concurrency: concurrency ?? settings.concurrency,
      language: language ?? settings.language,
      colorScheme: colorScheme ?? settings.colorScheme,
      contrast: contrast ?? settings.contrast,
      uiLanguage: uiLanguage ?? settings.uiLanguage,
      desktop: changedDesktop(settings.desktop, desktop)
    }
    const changes = Object.values(model).filter((value) => value !== undefined)
    const onlyForgetsKey = changes.length === 1 && model.apiKey === null
    const touchesModel = changes.length > 0 && !onlyForgetsKey
    if (stored.provider === 'openai' && (touchesModel || stored.provider !== settings.provider)) {
      const test = await tryOut({ settings: stored, key: next.value.key }, signal)
      if (!test.ok)
        return err(
          errorBody('MODEL_UNAVAILABLE', test.message, {
            details: { field: test.stop === 'model' ? 'model' : test.stop === 'auth' ? 'apiKey' : 'baseUrl' }
          })
        )
    }
    await save(stored, next.value.key, model.apiKey !== undefined)
    settings = stored
    key = next.value.key
    llm = makeLlm(settings, key)
    current = describe()
    deps.bus.changed(null, ['settings', 'status'])
    return ok(await view())
  }

  /** A server on this computer needs no key. */
  function isReady(): boolean {
    if (settings.provider === 'sample') return true
    const checked = deps.llms.checkBaseUrl(settings.baseUrl)
    return checked.ok && (checked.origin.startsWith('http:') || keyFor(key, checked.origin) !== null)
  }

  return {
    current: () => current,

    get: view,

    put: (change, signal) => inTurn(() => put(change, signal)),

    async test(change, signal) {
      const next = changed(change)
      if (!next.ok) return { ok: false, model: null, latencyMs: null, message: next.error.message }
      const result = await tryOut(
        { settings: { ...next.value.settings, provider: 'openai' }, key: next.value.key },
        signal
      )
      return result.ok
        ? { ok: true, model: result.model, latencyMs: result.latencyMs, message: `${result.model} answered.` }
        : { ok: false, model: null, latencyMs: null, message: result.message }
    },

    models: () => ({ models: [...deps.llms.knownModels] })
  }
}
