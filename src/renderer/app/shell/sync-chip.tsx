import { Button, Group, Popover, UnstyledButton, VisuallyHidden } from '@mantine/core'
import { useDebouncedValue, useDisclosure } from '@mantine/hooks'
import { useState } from 'react'
import type { SyncState } from '#shared/contract/sync.ts'
import { SyncProblem } from '../../features/sync/sync-problem.tsx'
import { SyncStatus } from '../../features/sync/sync-status.tsx'
import { LastSync, NextTry } from '../../features/sync/sync-times.tsx'
import { statusSentence, waitingWords } from '../../features/sync/sync-words.ts'
import { useSyncNow } from '../../features/sync/use-sync-now.ts'
import { t } from '../../lib/i18n.ts'
import { useApiQuery } from '../../lib/api.tsx'
import { routes } from '../../lib/routes.ts'
import { EngineText } from '../../ui/engine-text.tsx'
import classes from './sync-chip.module.css'

/** Milliseconds that a sync must last before it is shown: most are over at once, and a chip that blinks tells nothing. */
const SHOWN_AFTER_MS = 400

/** How the store stands with its backend, on every screen. Nothing for a store without one. */
export function SyncChip() {
  const { data } = useApiQuery('sync.get', {})
  const [rested] = useDebouncedValue(data, SHOWN_AFTER_MS)
  if (data === undefined || data.status === 'local') return null
  const shown = data.status === 'syncing' && rested !== undefined && rested.status !== 'local' ? rested : data
  return <LinkedChip state={shown} />
}

function LinkedChip({ state }: { readonly state: SyncState }) {
  const [opened, panel] = useDisclosure(false)
  return (
    <>
      <Popover
        opened={opened}
        onChange={(open) => (open ? panel.open() : panel.close())}
        position="bottom-end"
        width={320}
        trapFocus
        returnFocus
        withinPortal={false}
        shadow="md"
      >
        <Popover.Target>
          <UnstyledButton className={classes['chip']} data-status={state.status} onClick={panel.toggle}>
            <VisuallyHidden>{t('app:sync.chip')} </VisuallyHidden>
            <SyncStatus state={state} />
          </UnstyledButton>
        </Popover.Target>
        <Popover.Dropdown>
          <SyncPanel state={state} onLeave={panel.close} />
        </Popover.Dropdown>
      </Popover>
      <Announcer state={state} />
    </>
  )
}

/** Says a new status aloud once it has come to rest: a sync that is under way is not news. */
function Announcer({ state }: { readonly state: SyncState }) {
  const sentence = statusSentence(state)
  const [said, setSaid] = useState({ sentence, first: true })
  if (sentence !== '' && sentence !== said.sentence) setSaid({ sentence, first: said.sentence === '' })
  return <VisuallyHidden aria-live="polite">{said.first ? '' : said.sentence}</VisuallyHidden>
}

function SyncPanel({ state, onLeave }: { readonly state: SyncState; readonly onLeave: () => void }) {
  const now = useSyncNow()
  return (
    <div className={classes['panel']}>
      <div className={classes['head']}>
        <strong>{state.storeName ?? t('app:place.sync')}</strong>
        <SyncStatus state={state} />
      </div>
      <dl className={classes['facts']}>
        <dt>{t('app:sync.lastSync')}</dt>
        <dd>
          <LastSync at={state.lastSyncedAt} />
        </dd>
        <dt>{t('app:sync.nextTry')}</dt>
        <dd>
          <NextTry state={state} />
        </dd>
        <dt>{t('app:sync.waits')}</dt>
        <dd>{waitingWords(state.waiting)}</dd>
      </dl>
      <SyncProblem problem={state.problem} />
      {now.error && (
        <p role="alert">
          <EngineText message={now.error.body.message} />
        </p>
      )}
      <Group gap="xs" justify="space-between">
        <Button size="xs" variant="default" loading={now.busy} onClick={now.run}>
          {t('app:sync.now')}
        </Button>
        <Button component="a" href={routes.sync()} size="xs" variant="subtle" onClick={onLeave}>
          {t('app:sync.devices')}
        </Button>
      </Group>
    </div>
  )
}
