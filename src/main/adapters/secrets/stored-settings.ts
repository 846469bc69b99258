import { z } from 'zod'
import { DesktopSettings } from '#shared/contract/desktop-settings.ts'
import { isLanguageTag } from '#shared/model/language.ts'
import { UI_LANGUAGE_CHOICES } from '#shared/model/ui-language.ts'
import { DEFAULT_SETTINGS, type StoredSettings } from '../../ports/host.ts'

const desktop = DEFAULT_SETTINGS.desktop
const { notices, closing, spellCheck, updates } = DesktopSettings.shape

const StoredSettingsSchema = z.object({
  provider: z.enum(['openai', 'sample']).catch(DEFAULT_SETTINGS.provider),
  baseUrl: z
    .string()
    .max(500)
    .refine((text) => /^https?:$/.test(URL.parse(text)?.protocol ?? ''))
    .catch(DEFAULT_SETTINGS.baseUrl),
  api: z.enum(['responses', 'chat']).catch(DEFAULT_SETTINGS.api),
  model: z.string().min(1).max(200).catch(DEFAULT_SETTINGS.model),
  concurrency: z.number().int().min(1).max(256).catch(DEFAULT_SETTINGS.concurrency),
  language: z.string().refine(isLanguageTag).catch(DEFAULT_SETTINGS.language),
  colorScheme: z.enum(['system', 'light', 'dark']).catch(DEFAULT_SETTINGS.colorScheme),
  contrast: z.enum(['system', 'normal', 'more']).catch(DEFAULT_SETTINGS.contrast),
  uiLanguage: z.enum(UI_LANGUAGE_CHOICES).catch(DEFAULT_SETTINGS.uiLanguage),
  desktop: z
    .object({
      notices: notices.catch(desktop.notices),
      closing: closing.catch(desktop.closing),
      spellCheck: spellCheck.catch(desktop.spellCheck),
      updates: updates.catch(desktop.updates)
    })
    .catch(desktop)
})

/** Whatever was found on disk, field by field: one bad field costs that field and not the others. */
export function readStoredSettings(found: unknown): StoredSettings {
  const parsed = StoredSettingsSchema.safeParse(found)
  return parsed.success ? parsed.data : DEFAULT_SETTINGS
}
