import { VisuallyHidden } from '@mantine/core'
import { useQueryClient } from '@tanstack/react-query'
import { useEffect } from 'react'
import { useApiQuery } from '../../lib/api.tsx'
import { formatDuration } from '../../lib/format.ts'
import { paceWords, serverName } from './pace-words.ts'
import { useClock } from '../../lib/use-clock.ts'

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
  if (pace.heldMs > 0) return <Held until={status.dataUpdatedAt + pace.heldMs} />
  return <div>{paceWords(pace, serverName(settings.data))}</div>
}

/** A countdown for the eye; a screen reader hears once that there is one, and not every second of it. */
function Held({ until }: { readonly until: number }) {
  const now = useClock(1_000)
  const left = Math.max(0, until - now)
  return (
    <div>
      <span aria-hidden>
        The server asked to wait: goes on in {left === 0 ? 'a moment' : formatDuration(Math.ceil(left / 1_000) * 1_000)}
      </span>
      <VisuallyHidden role="status">The server asked to wait. The job goes on by itself.</VisuallyHidden>
    </div>
  )
}
