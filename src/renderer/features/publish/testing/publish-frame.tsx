import type { ReactNode } from 'react'
import { ScreenFrame } from '../../../app/testing/render.tsx'
import type { Go } from '../../../lib/routes.ts'
import { createFakeClient, type FakeClient, type FakeHandlers } from '../../../lib/testing/fake-client.ts'
import { fakeItem, fakeJob } from '../../../lib/testing/fake-data.ts'
import type { FakeState } from '../../../lib/testing/fake-state.ts'
import { fakeWixState } from '../../../lib/testing/fake-shop.ts'

/** A store on Wix with one finished job of three products, title and description each, all approved. */
export function publishClient(over: Partial<FakeState> = {}, handlers: FakeHandlers = {}): FakeClient {
  const items = Array.from({ length: 6 }, (_, at) => fakeItem(at + 1, { review: 'APPROVED' }))
  const job = fakeJob({
    counts: { done: 6 },
    review: { open: 0, approved: 6, rejected: 0, edited: 0 }
  })
  return createFakeClient(handlers, { ...fakeWixState(), jobs: [job], items, ...over })
}

export interface PublishFrameProps {
  readonly fake: FakeClient
  readonly go?: Go
  readonly children: ReactNode
}

/** As high as the part of the window that a screen has. */
export function PublishFrame({ fake, go, children }: PublishFrameProps) {
  return (
    <div style={{ display: 'flex', height: 756, width: 1068 }}>
      <ScreenFrame fake={fake} {...(go ? { go } : {})}>
        {children}
      </ScreenFrame>
    </div>
  )
}
