import { Note } from '../../ui/note.tsx'
import type { TestResult } from './access-draft.ts'
import { catalogName } from './catalog-words.ts'

/** What a test found: the store with its version, what the key lacks, or what is wrong. */
export function TestOutcome({ result }: { readonly result: TestResult }) {
  // The sentence mostly names them.
  const unnamed = result.missing.filter((name) => !result.message.includes(name))
  if (result.missing.length > 0)
    return (
      <Note tone="warning" title="The key lacks permissions" announce>
        {result.message}
        {unnamed.length > 0 && ` (${unnamed.join(', ')})`}
      </Note>
    )
  if (!result.ok)
    return (
      <Note tone="danger" title="The test failed" announce>
        {result.message}
      </Note>
    )
  return (
    <Note tone="good" title={result.storeName ?? 'The store answered'} announce>
      {result.message} {result.catalogVersion !== null && `It is on ${catalogName(result.catalogVersion)}.`}
    </Note>
  )
}
