import { Modal, Text } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import type { Publish } from '#shared/contract/publishes.ts'
import type { ApiClient } from '#shared/contract/transport.ts'
import { ApiError, useApi } from '../../../lib/api.tsx'
import { ErrorState } from '../../../ui/error-state.tsx'
import { UndoDialog } from '../history/undo-dialog.tsx'
import { publishName } from '../publish-words.ts'

export interface UndoPublishProps {
  readonly publish: Publish
  readonly onClose: () => void
}

/** The undo of everything that one publish wrote. */
export function UndoPublish({ publish, onClose }: UndoPublishProps) {
  const client = useApi()
  const written = useQuery<readonly number[], ApiError>({
    queryKey: ['publishes.ops', { id: publish.id, state: 'PUBLISHED' }, 'ids'],
    queryFn: () => publishedOps(client, publish.id)
  })
  if (written.data !== undefined)
    return (
      <UndoDialog
        selection={{ opIds: [...written.data] }}
        title={`Undo ${publishName(publish).toLowerCase()}?`}
        onClose={onClose}
      />
    )
  return (
    <Modal opened onClose={onClose} title={`Undo ${publishName(publish).toLowerCase()}?`} size={460}>
      {written.error === null ? (
        <Text size="sm" c="dimmed" role="status">
          Looking at what was published…
        </Text>
      ) : (
        <ErrorState error={written.error.body} onRetry={() => void written.refetch()} />
      )}
    </Modal>
  )
}

/** As many as one answer may hold. */
const PAGE = 500

async function publishedOps(client: ApiClient, id: number): Promise<readonly number[]> {
  const ids: number[] = []
  let cursor: string | undefined
  do {
    const page = await client.call('publishes.ops', { id, state: 'PUBLISHED', cursor, limit: PAGE })
    if (!page.ok) throw new ApiError(page.error)
    ids.push(...page.value.ops.map((op) => op.id))
    cursor = page.value.nextCursor ?? undefined
  } while (cursor !== undefined)
  return ids
}
