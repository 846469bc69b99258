import { Button, Skeleton, Text } from '@mantine/core'
import { RefreshCw } from 'lucide-react'
import { useRef } from 'react'
import type { SyncState } from '#shared/contract/sync.ts'
import { useApiQuery } from '../../lib/api.tsx'
import { t } from '../../lib/i18n.ts'
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
          <PageHeader title={t('sync:title')} />
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
      <PageHeader title={t('sync:title')} description={t('sync:screen.local')} />
      <div className={classes['sections']} data-focus-home tabIndex={-1}>
        <TitledSection title={t('sync:linking.title')} text={t('sync:linking.text')}>
          <Text size="sm">{t('sync:linking.details')}</Text>
        </TitledSection>
        <TitledSection title={t('sync:linkThisStore')} text={t('sync:screen.linkText')}>
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
        title={t('sync:title')}
        badge={<SyncStatus state={state} />}
        description={t('sync:screen.linked', {
          store: state.storeName ?? t('sync:screen.thisStore'),
          device: state.deviceName ?? t('sync:screen.unnamed')
        })}
        actions={
          <Button
            variant="default"
            leftSection={<RefreshCw size={14} aria-hidden />}
            loading={now.busy}
            onClick={now.run}
          >
            {t('sync:now')}
          </Button>
        }
      />
      {now.error && <ErrorState error={now.error.body} />}
      <div className={classes['sections']}>
        <StateSection state={state} />
        {state.problem?.code === 'unauthorized' && (
          <TitledSection title={t('sync:linkAgain')} text={t('sync:screen.linkAgainText')}>
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
