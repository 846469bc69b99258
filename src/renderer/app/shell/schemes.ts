import { Monitor, Moon, Sun } from 'lucide-react'
import type { Settings } from '#shared/contract/settings.ts'
import { t } from '../../lib/i18n.ts'

/** The choices of appearance, in the order of the menu and of the command palette. */
export const SCHEMES = [
  { value: 'system', icon: Monitor },
  { value: 'light', icon: Sun },
  { value: 'dark', icon: Moon }
] as const satisfies readonly { readonly value: Settings['colorScheme']; readonly icon: typeof Sun }[]

/** Named the same wherever it is chosen. */
export function schemeLabel(scheme: Settings['colorScheme']): string {
  return scheme === 'system' ? t('common:sameAsSystem') : t(`app:scheme.${scheme}`)
}
