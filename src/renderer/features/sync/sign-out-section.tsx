import { Button, Text } from '@mantine/core'
import { useState } from 'react'
import type { SyncState } from '#shared/contract/sync.ts'
import { t } from '../../lib/i18n.ts'
import { TitledSection } from '../../ui/titled-section.tsx'
import { SignOutDialog } from './sign-out-dialog.tsx'

export function SignOutSection({ state }: { readonly state: SyncState }) {
  const [asking, setAsking] = useState(false)
  return (
    <TitledSection title={t('sync:signOut')} text={t('sync:leave.text')}>
      <Text size="sm">{t('sync:leave.details')}</Text>
      <div>
        <Button variant="default" onClick={() => setAsking(true)}>
          {t('sync:leave.open')}
        </Button>
      </div>
      {asking && <SignOutDialog state={state} onClose={() => setAsking(false)} />}
    </TitledSection>
  )
}
