import type { Output } from '#shared/contract/contract.ts'
import { t } from '../../lib/i18n.ts'
import { EngineText } from '../../ui/engine-text.tsx'
import { Note } from '../../ui/note.tsx'

/** What came of trying a model out. */
export function TestResult({ result }: { readonly result: Output<'settings.testModel'> }) {
  if (!result.ok)
    return (
      <Note tone="danger" title={t('settings:model.testFailed')} announce>
        <EngineText message={result.message} />
      </Note>
    )
  return (
    <Note tone="good" title={t('settings:model.testSucceeded')} announce>
      <EngineText message={result.message} /> {detailsOf(result)}
    </Note>
  )
}

function detailsOf({ model, latencyMs }: Output<'settings.testModel'>): string {
  const ms = latencyMs === null ? null : Math.round(latencyMs)
  if (model !== null && ms !== null) return t('settings:model.testDetails', { model, ms })
  if (model !== null) return t('settings:model.testModel', { model })
  return ms === null ? '' : t('settings:model.testTime', { ms })
}
