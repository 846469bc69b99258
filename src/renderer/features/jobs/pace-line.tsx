import { useQueryClient } from '@tanstack/react-query'
import { useEffect } from 'react'
import { useApiQuery } from '../../lib/api.tsx'
import { HeldLine } from '../../ui/held-line.tsx'
import { paceWords, serverName } from './pace-words.ts'

/** Milliseconds between two looks at the pace. It changes with every answer of the server, and nothing announces it. */
const LOOK_MS = 2_000

/** How fast the model's server lets a running job go, in words. Nothing where it has not told yet. */
export function PaceLine() {
  const queries = useQueryClient()
  const status = useApiQuery('app.status', {})
  const settings = useApiQuery('settings.get', {})
  useEffect(() => {
    const timer = setInterval(() => {
      if (!document.hidden) void queries.invalidateQueries({ queryKey: ['app.status'] })
    }, LOOK_MS)
    return () => clearInterval(timer)
  }, [queries])

  const pace = status.data?.pace ?? null
  if (pace === null || status.data?.model.sample) return null
  if (pace.heldMs > 0) return <HeldLine until={status.dataUpdatedAt + pace.heldMs} of="job" />
  return <div>{paceWords(pace, serverName(settings.data))}</div>
}
