import { Skeleton } from '@mantine/core'
import { useApiQuery } from '../../lib/api.tsx'
import { t } from '../../lib/i18n.ts'
import { ErrorState } from '../../ui/error-state.tsx'
import { PageHeader } from '../../ui/page-header.tsx'
import { AboutSection } from './about-section.tsx'
import { AllowanceSection } from './allowance-section.tsx'
import { DesktopSection } from './desktop-section.tsx'
import { ModelSection } from './model-section.tsx'
import { PreferencesSection } from './preferences-section.tsx'
import classes from './settings-screen.module.css'

export function SettingsScreen() {
  const settings = useApiQuery('settings.get', {})
  const status = useApiQuery('app.status', {})
  return (
    <>
      <PageHeader title={t('settings:title')} />
      {settings.error && <ErrorState error={settings.error.body} onRetry={() => void settings.refetch()} />}
      <div className={classes['sections']}>
        {settings.data ? (
          <>
            <ModelSection settings={settings.data} />
            <PreferencesSection settings={settings.data} />
            {status.data?.shell === 'electron' && (
              <DesktopSection desktop={settings.data.desktop} updates={status.data.updates} />
            )}
            <AllowanceSection />
            <AboutSection />
          </>
        ) : (
          settings.isPending && <Skeleton height={240} mt="md" />
        )}
      </div>
    </>
  )
}
