import { formatList } from '../../lib/format.ts'
import { t } from '../../lib/i18n.ts'
import { EngineText } from '../../ui/engine-text.tsx'
import { Note } from '../../ui/note.tsx'
import type { TestResult } from './access-draft.ts'

/** What a test found: the store with its version, what the key lacks, or what is wrong. */
export function TestOutcome({ result }: { readonly result: TestResult }) {
  // The sentence mostly names them.
  const unnamed = result.missing.filter((name) => !result.message.includes(name))
  if (result.missing.length > 0)
    return (
      <Note tone="warning" title={t('store:test.lacks')} announce>
        <EngineText message={result.message} />
        {unnamed.length > 0 && ` (${formatList(unnamed)})`}
      </Note>
    )
  if (!result.ok)
    return (
      <Note tone="danger" title={t('store:test.failed')} announce>
        <EngineText message={result.message} />
      </Note>
    )
  return (
    <Note tone="good" title={result.storeName ?? t('store:test.answered')} announce>
      <EngineText message={result.message} />{' '}
      {result.catalogVersion !== null && t(`store:test.catalog.${result.catalogVersion}`)}
    </Note>
  )
}
