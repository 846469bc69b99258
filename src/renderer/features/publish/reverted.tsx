import { Anchor } from '@mantine/core'
import { routes } from '../../lib/routes.ts'
import { StatusBadge } from '../../ui/status-badge.tsx'
import { publishName } from './publish-words.ts'

/** A published value that was taken back, with the way to the undo that did it. */
export function Reverted({ by }: { readonly by: number }) {
  return (
    <>
      <StatusBadge of="publish" status="REVERTED" />{' '}
      <Anchor href={routes.publishRun(by)} size="xs">
        {publishName({ id: by, kind: 'UNDO' })}
      </Anchor>
    </>
  )
}
