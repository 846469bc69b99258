import { Anchor, Button } from '@mantine/core'
import { RefreshCw } from 'lucide-react'
import { Trans } from 'react-i18next'
import type { Output } from '#shared/contract/contract.ts'
import type { Shop } from '#shared/contract/shop.ts'
import { useApiCommand } from '../../../lib/api.tsx'
import { formatDateTime, formatRelative } from '../../../lib/format.ts'
import { t } from '../../../lib/i18n.ts'
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
          t('publish:preview.neverFetched')
        ) : (
          <Trans
            ns="publish"
            i18nKey="preview.asOf"
            components={{ when: <time dateTime={currentAsOf} title={formatDateTime(currentAsOf)} /> }}
            values={{ when: formatRelative(currentAsOf, now) }}
          />
        )}{' '}
        {t('publish:preview.readAgain')}
      </div>
      {running ? (
        <Anchor href={routes.store()} size="sm">
          {t('publish:preview.fetching')}
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
          {t('publish:preview.fetch')}
        </Button>
      )}
    </section>
  )
}
