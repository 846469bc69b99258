import { UI_LANGUAGE_NAMES, type UiLanguageChoice } from '#shared/model/ui-language.ts'
import { t } from './i18n.ts'

/** `Deutsch` in every language of the window; `Same as the system` in the one that it has. */
export function uiLanguageLabel(choice: UiLanguageChoice): string {
  return choice === 'system' ? t('common:sameAsSystem') : UI_LANGUAGE_NAMES[choice]
}
