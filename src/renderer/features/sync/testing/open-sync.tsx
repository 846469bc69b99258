import { expect } from 'vitest'
import { page } from 'vitest/browser'
import { render } from 'vitest-browser-react'
import { ScreenFrame } from '../../../app/testing/render.tsx'
import { createFakeClient, type FakeClient, type FakeHandlers } from '../../../lib/testing/fake-client.ts'
import type { FakeState } from '../../../lib/testing/fake-state.ts'
import { fakeLinked } from '../../../lib/testing/fake-sync.ts'
import { SyncScreen } from '../sync-screen.tsx'

export interface OpenSyncOptions {
  readonly handlers?: FakeHandlers
  readonly state?: Partial<FakeState>
  readonly colorScheme?: 'light' | 'dark'
}

/** The sync screen of a linked store, unless `state` is of another. */
export async function openSync({
  handlers,
  state = { sync: fakeLinked() },
  colorScheme = 'light'
}: OpenSyncOptions = {}): Promise<FakeClient> {
  const fake = createFakeClient(handlers, state)
  await render(
    <ScreenFrame fake={fake} colorScheme={colorScheme}>
      <main>
        <SyncScreen />
      </main>
    </ScreenFrame>
  )
  await expect.element(page.getByRole('heading', { name: 'Sync', exact: true })).toBeVisible()
  return fake
}
