import { Button, Skeleton, Text } from '@mantine/core'
import { RefreshCw } from 'lucide-react'
import { useRef } from 'react'
import type { SyncState } from '#shared/contract/sync.ts'
import { useApiQuery } from '../../lib/api.tsx'
import { useFocusHome } from '../../lib/use-focus-home.ts'
import { ErrorState } from '../../ui/error-state.tsx'
import { PageHeader } from '../../ui/page-header.tsx'
import { TitledSection } from '../../ui/titled-section.tsx'
import { DevicesSection } from './devices-section.tsx'
import { LinkForm } from './link-form.tsx'
import { SignOutSection } from './sign-out-section.tsx'
import { StateSection } from './state-section.tsx'
import { SyncLog } from './sync-log.tsx'
import { SyncStatus } from './sync-status.tsx'
import classes from './sync.module.css'
import { TwoTextsSection } from './two-texts-section.tsx'
import { useSyncNow } from './use-sync-now.ts'

/** The link of the store with its backend: how it stands, who else is linked, and what happened between them. */
export function SyncScreen() {
  const sync = useApiQuery('sync.get', {})
  const screen = useRef<HTMLDivElement>(null)
  useFocusHome(screen, sync.data ? (sync.data.status === 'local' ? 'local' : 'linked') : null)
  return (
    <div ref={screen}>
      {sync.data === undefined ? (
        <>
          <PageHeader title="Sync" />
          {sync.error ? (
            <ErrorState error={sync.error.body} onRetry={() => void sync.refetch()} />
          ) : (
            <div className={classes['top']}>
              <Skeleton height={240} />
            </div>
          )}
        </>
      ) : sync.data.status === 'local' ? (
        <LocalStore />
      ) : (
        <LinkedStore state={sync.data} />
      )}
    </div>
  )
}

function LocalStore() {
  return (
    <>
      <PageHeader
        title="Sync"
        description="This store works on its own: everything is on this computer, and you set its allowance yourself."
      />
      <div className={classes['sections']} data-focus-home tabIndex={-1}>
        <TitledSection title="What linking does" text="Nothing is lost on either side.">
          <Text size="sm">
            The jobs, texts, decisions and publishes that are here are sent to the store’s backend and show on every
            device that is linked with it, and theirs show here. From then on credits come from the store’s allowance;
            what was used here so far is not charged again. Products, keys and settings stay on this computer. Jobs that
            are under way have to be over first.
          </Text>
        </TitledSection>
        <TitledSection title="Link this store" text="With a pairing code from your store’s app.">
          <LinkForm />
        </TitledSection>
        <SyncLog />
      </div>
    </>
  )
}

function LinkedStore({ state }: { readonly state: SyncState }) {
  const now = useSyncNow()
  return (
    <>
      <PageHeader
        title="Sync"
        badge={<SyncStatus state={state} />}
        description={`${state.storeName ?? 'This store'}, on this device as ${state.deviceName ?? 'unnamed'}.`}
        actions={
          <Button
            variant="default"
            leftSection={<RefreshCw size={14} aria-hidden />}
            loading={now.busy}
            onClick={now.run}
          >
            Sync now
          </Button>
        }
      />
      {now.error && <ErrorState error={now.error.body} />}
      <div className={classes['sections']}>
        <StateSection state={state} />
        {state.problem?.code === 'unauthorized' && (
          <TitledSection title="Link again" text="With a new pairing code from your store’s app. Nothing here is lost.">
            <LinkForm initial={{ url: state.url ?? '', deviceName: state.deviceName ?? '' }} />
          </TitledSection>
        )}
        {state.twoTexts > 0 && <TwoTextsSection count={state.twoTexts} />}
        <DevicesSection />
        <SyncLog />
        <SignOutSection state={state} />
      </div>
    </>
  )
}
