import { Anchor, Skeleton, Text } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useApi } from '../../lib/api.tsx'
import { t } from '../../lib/i18n.ts'
import { routes } from '../../lib/routes.ts'
import { TitledSection } from '../../ui/titled-section.tsx'

/** Jobs that are looked through for them: the newest. */
const RECENT = 100

interface JobWithTwo {
  readonly jobId: number
  readonly items: number
}

/** Where two people wrote a text for the same item: the jobs that hold them, each a way to settle them. */
export function TwoTextsSection({ count }: { readonly count: number }) {
  const client = useApi()
  const query = useQuery<readonly JobWithTwo[]>({
    // Asked again with the jobs, whose answer it is made of.
    queryKey: ['jobs.list', { limit: RECENT }, 'two-texts', count],
    queryFn: async () => {
      const list = await client.call('jobs.list', { limit: RECENT })
      // An item has two texts only where somebody edited it.
      const edited = list.ok ? list.value.jobs.filter((job) => job.review.edited > 0) : []
      const found = await Promise.all(
        edited.map(async ({ id }) => {
          const page = await client.call('jobs.items', { id, status: 'DONE', twoTexts: true, limit: 1 })
          return { jobId: id, items: page.ok ? page.value.total : 0 }
        })
      )
      return found.filter(({ items }) => items > 0)
    }
  })
  const found = query.data?.reduce((sum, { items }) => sum + items, 0) ?? 0
  const older = query.data === undefined ? 0 : count - found
  return (
    <TitledSection title={t('sync:twoTexts.title')} text={t('sync:twoTexts.text')}>
      {query.data ? (
        query.data.map(({ jobId, items }) => (
          <Text key={jobId} size="sm">
            <Anchor inherit href={routes.review(jobId, { tab: 'two-texts' })}>
              {t('sync:twoTexts.inJob', { jobId, count: items })}
            </Anchor>
          </Text>
        ))
      ) : (
        <Skeleton height={20} />
      )}
      {older > 0 && <Text size="sm">{t('sync:twoTexts.older', { count: older })}</Text>}
    </TitledSection>
  )
}
