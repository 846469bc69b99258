import { Button, Text } from '@mantine/core'
import { useState } from 'react'
import type { SyncState } from '#shared/contract/sync.ts'
import { TitledSection } from '../../ui/titled-section.tsx'
import { SignOutDialog } from './sign-out-dialog.tsx'

export function SignOutSection({ state }: { readonly state: SyncState }) {
  const [asking, setAsking] = useState(false)
  return (
    <TitledSection title="Sign out" text="Take this device off the store’s backend.">
      <Text size="sm">
        Everything that is here stays here. Unused credits go back to the store, and this store has an allowance of its
        own again.
      </Text>
      <div>
        <Button variant="default" onClick={() => setAsking(true)}>
          Sign out…
        </Button>
      </div>
      {asking && <SignOutDialog state={state} onClose={() => setAsking(false)} />}
    </TitledSection>
  )
}
