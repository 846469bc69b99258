import { Anchor, Button } from '@mantine/core'
import { RefreshCw } from 'lucide-react'
import type { Output } from '#shared/contract/contract.ts'
import type { Shop } from '#shared/contract/shop.ts'
import { useApiCommand } from '../../../lib/api.tsx'
import { formatDateTime, formatRelative } from '../../../lib/format.ts'
import { notifyError } from '../../../lib/notify.ts'
import { routes } from '../../../lib/routes.ts'
import { useClock } from '../../../lib/use-clock.ts'
import classes from './publish-screen.module.css'

const MINUTE_MS = 60_000

export interface AsOfProps {
  readonly preview: Pick<Output<'publishes.preview'>, 'currentAsOf'>
  readonly shop: Shop
}

/** How old the knowledge is that a preview rests on, and how to make it new. */
export function AsOf({ preview: { currentAsOf }, shop }: AsOfProps) {
  const now = useClock(MINUTE_MS)
  const fetchChanges = useApiCommand('pulls.start')
  const running = shop.pull?.state === 'RUNNING'
  return (
    <section className={classes['asOf']}>
      <div>
        {currentAsOf === null ? (
          'The catalogue was never fetched completely, so this is a guess.'
        ) : (
          <>
            As of the last pull,{' '}
            <time dateTime={currentAsOf} title={formatDateTime(currentAsOf)}>
              {formatRelative(currentAsOf, now)}
            </time>
            .
          </>
        )}{' '}
        Each value is read again before it is written.
      </div>
      {running ? (
        <Anchor href={routes.store()} size="sm">
          Changes are being fetched
        </Anchor>
      ) : (
        <Button
          mt={4}
          size="compact-xs"
          variant="subtle"
          leftSection={<RefreshCw size={13} aria-hidden />}
          loading={fetchChanges.isPending}
          onClick={() =>
            fetchChanges.mutate({ input: { kind: 'CHANGES' } }, { onError: (error) => notifyError(error.body) })
          }
        >
          Fetch changes
        </Button>
      )}
    </section>
  )
}
