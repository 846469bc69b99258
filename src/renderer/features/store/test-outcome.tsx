import { Note } from '../../ui/note.tsx'
import type { TestResult } from './access-draft.ts'
import { catalogName } from './catalog-words.ts'
import classes from './store.module.css'

/** What a test found: the store with its version, what the key lacks, or what is wrong. */
export function TestOutcome({ result }: { readonly result: TestResult }) {
  if (result.missing.length > 0)
    return (
      <Note tone="warning" title="The key lacks permissions" announce>
        {result.message}
        <ul className={classes['names']}>
          {result.missing.map((name) => (
            <li key={name}>{name}</li>
          ))}
        </ul>
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
