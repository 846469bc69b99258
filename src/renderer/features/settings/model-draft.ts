import type { Input } from '#shared/contract/contract.ts'
import type { Settings } from '#shared/contract/settings.ts'
import { t } from '../../lib/i18n.ts'

/** What stands in the model form. The key is only what was typed since the form was opened; a stored one never comes back. */
export interface ModelDraft {
  readonly provider: Settings['provider']
  readonly baseUrl: string
  readonly api: Settings['api']
  readonly model: string
  readonly key: string
  /** A new key is asked for although one is stored. */
  readonly replacing: boolean
}

export function draftOf({ provider, baseUrl, api, model }: Settings): ModelDraft {
  return { provider, baseUrl, api, model, key: '', replacing: false }
}

export function isChanged(draft: ModelDraft, settings: Settings): boolean {
  if (draft.provider !== settings.provider) return true
  if (draft.provider === 'sample') return false
  return (
    draft.key !== '' ||
    draft.baseUrl.trim() !== settings.baseUrl ||
    draft.api !== settings.api ||
    draft.model.trim() !== settings.model
  )
}

/** Where the requests would go, or undefined for what is no web address. */
export function originOf(baseUrl: string): string | undefined {
  try {
    const url = new URL(baseUrl.trim())
    return url.protocol === 'https:' || url.protocol === 'http:' ? url.origin : undefined
  } catch {
    return undefined
  }
}

export interface DraftProblems {
  readonly baseUrl?: string
  readonly model?: string
}

export function problemsOf(draft: ModelDraft): DraftProblems {
  if (draft.provider === 'sample') return {}
  return {
    ...(originOf(draft.baseUrl) === undefined ? { baseUrl: t('settings:server.badUrl') } : {}),
    ...(draft.model.trim() === '' ? { model: t('settings:server.noModel') } : {})
  }
}

/** What to send; the key only if one was typed, so that a stored one stays. */
export function modelOptions(draft: ModelDraft): Input<'settings.testModel'> {
  return {
    baseUrl: draft.baseUrl.trim(),
    api: draft.api,
    model: draft.model.trim(),
    ...(draft.key.trim() === '' ? {} : { apiKey: draft.key.trim() })
  }
}

/**
 * `stored`: a key lies ready for this server. `elsewhere`: there is one, for another server, and it stays there. `hasKey` is only about
 * the address that is saved, so it is not asked: a key of another server is kept as well.
 */
export function keyState(draft: ModelDraft, { keyOrigin }: Settings): 'none' | 'stored' | 'elsewhere' {
  if (keyOrigin === null) return 'none'
  return keyOrigin === originOf(draft.baseUrl) ? 'stored' : 'elsewhere'
}
