import type { Output } from '#shared/contract/contract.ts'
import { formatNumber } from '../../lib/format.ts'
import { EngineText } from '../../ui/engine-text.tsx'
import { Note } from '../../ui/note.tsx'

/** What came of trying a model out. */
export function TestResult({ result }: { readonly result: Output<'settings.testModel'> }) {
  if (!result.ok)
    return (
      <Note tone="danger" title="The test failed" announce>
        <EngineText message={result.message} />
      </Note>
    )
  const details = [
    result.model,
    result.latencyMs === null ? null : `answered in ${formatNumber(Math.round(result.latencyMs))} ms`
  ].filter((part) => part !== null)
  return (
    <Note tone="good" title="The test succeeded" announce>
      <EngineText message={result.message} /> {details.length > 0 && `(${details.join(', ')})`}
    </Note>
  )
}
