import { SAMPLE_MODEL, SAMPLE_MODEL_ID } from '#shared/model/sample-model.ts'
import { t } from './i18n.ts'

/** What a model is called here: the sample in the window's language, any other by the name that its maker gave it. */
export function modelLabel(name: string): string {
  return name === SAMPLE_MODEL || name === SAMPLE_MODEL_ID ? t('common:sampleModel') : name
}
