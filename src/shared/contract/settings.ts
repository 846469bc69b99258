import { z } from 'zod'
import { isLanguageTag } from '../model/language.ts'
import { UI_LANGUAGE_CHOICES } from '../model/ui-language.ts'
import { DesktopChange, DesktopSettings } from './desktop-settings.ts'
import { procedure } from './procedure.ts'

export const COLOR_SCHEMES = ['system', 'light', 'dark'] as const
export const CONTRASTS = ['system', 'normal', 'more'] as const

export const Settings = z.object({
  provider: z.enum(['sample', 'openai']),
  baseUrl: z.string(),
  api: z.enum(['responses', 'chat']),
  model: z.string(),
  /** Whether the stored key is one for `baseUrl`. The key itself never leaves the main process. */
  hasKey: z.boolean(),
  /** The origin that the stored key was entered for, which need not be that of `baseUrl`; null without a key. It is sent nowhere else. */
  keyOrigin: z.string().nullable(),
  /** How keys are kept on this computer, and a sentence where that is weak. */
  keyStorage: z.object({ kind: z.enum(['keychain', 'weak', 'file', 'memory']), warning: z.string().nullable() }),
  /** Requests at the same time. */
  concurrency: z.number().int(),
  language: z.string(),
  colorScheme: z.enum(COLOR_SCHEMES),
  /** `more`: text of 7:1 and lines that can be seen, in either colour scheme. */
  contrast: z.enum(CONTRASTS),
  /** What the window speaks; `language` is that of product texts. */
  uiLanguage: z.enum(UI_LANGUAGE_CHOICES),
  /** Of the desktop app; the web shell keeps them and does nothing with them. */
  desktop: DesktopSettings
})
export type Settings = z.infer<typeof Settings>

const modelOptions = {
  baseUrl: z.string().min(1).max(500).optional(),
  api: z.enum(['responses', 'chat']).optional(),
  model: z.string().min(1).max(200).optional(),
  /** Tested before it is stored; null forgets it. */
  apiKey: z.string().min(1).max(500).nullable().optional()
}

/** A `ModelPrice`. */
export const ModelInfo = z.object({
  id: z.string(),
  inputPerMillion: z.number(),
  cachedInputPerMillion: z.number(),
  outputPerMillion: z.number(),
  checkedOn: z.string(),
  vendorPrice: z.boolean()
})

export const settingsProcedures = {
  'settings.get': procedure({
    kind: 'query',
    method: 'GET',
    path: '/api/settings',
    summary: 'Settings, without any secret.',
    input: z.strictObject({}),
    output: Settings,
    errors: []
  }),
  'settings.put': procedure({
    kind: 'command',
    method: 'PUT',
    path: '/api/settings',
    takesLong: true,
    summary: 'Change some settings. A new key, base URL or model is tried out first; if that fails nothing is stored.',
    input: z.strictObject({
      ...modelOptions,
      provider: z.enum(['sample', 'openai']).optional(),
      concurrency: z.number().int().min(1).max(256).optional(),
      language: z.string().refine(isLanguageTag, 'language must be a language tag such as en or pt-BR').optional(),
      colorScheme: z.enum(COLOR_SCHEMES).optional(),
      contrast: z.enum(CONTRASTS).optional(),
      uiLanguage: z.enum(UI_LANGUAGE_CHOICES).optional(),
      desktop: DesktopChange.optional()
    }),
    output: Settings,
    errors: ['MODEL_UNAVAILABLE', 'CANCELLED']
  }),
  'settings.testModel': procedure({
    kind: 'query',
    method: 'POST',
    path: '/api/settings/test',
    takesLong: true,
    summary:
      'Try key, base URL and model together without storing anything. What is left out is taken from the settings.',
    input: z.strictObject(modelOptions),
    output: z.object({
      ok: z.boolean(),
      model: z.string().nullable(),
      latencyMs: z.number().nullable(),
      message: z.string()
    }),
    errors: ['CANCELLED']
  }),
  'settings.models': procedure({
    kind: 'query',
    method: 'GET',
    path: '/api/settings/models',
    takesLong: true,
    summary: 'Known models with their prices in US dollars per million tokens.',
    input: z.strictObject({}),
    output: z.object({ models: z.array(ModelInfo) }),
    errors: []
  })
} as const
