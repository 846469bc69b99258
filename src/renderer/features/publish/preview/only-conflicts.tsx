import { Button } from '@mantine/core'
import { useApiQuery } from '../../../lib/api.tsx'
import { t } from '../../../lib/i18n.ts'
import { routes } from '../../../lib/routes.ts'
import { Note } from '../../../ui/note.tsx'

export interface OnlyConflictsProps {
  readonly jobId: number
  /** Values in conflict among those that are ticked, of which none would change. */
  readonly count: number
  readonly disabled: boolean
  readonly loading: boolean
  /** Has them read on Wix, after which they are there to be decided about. */
  readonly onAsk: () => void
}

/** In the place of a publish that would write nothing: why, and the way to the decisions. */
export function OnlyConflicts({ jobId, count, disabled, loading, onAsk }: OnlyConflictsProps) {
  const waiting = useApiQuery('conflicts.list', { jobId, limit: 1 }).data?.total ?? 0
  return (
    <>
      <Note tone="warning" title={t('publish:summary.nothingChanges')} announce>
        {t('publish:summary.nothingChangesText', { count })}
      </Note>
      {waiting >= count ? (
        <Button component="a" href={routes.conflicts({ jobId })}>
          {t('publish:summary.decide', { count: waiting })}
        </Button>
      ) : (
        <Button disabled={disabled} loading={loading} onClick={onAsk}>
          {t('publish:summary.askAbout', { count })}
        </Button>
      )}
    </>
  )
}
