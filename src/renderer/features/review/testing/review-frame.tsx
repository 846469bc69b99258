import { expect } from 'vitest'
import { render } from 'vitest-browser-react'
import { page } from 'vitest/browser'
import { useState } from 'react'
import { ScreenFrame } from '../../../app/testing/render.tsx'
import { createFakeClient, type FakeClient, type FakeHandlers } from '../../../lib/testing/fake-client.ts'
import { fakeJob } from '../../../lib/testing/fake-data.ts'
import type { FakeState } from '../../../lib/testing/fake-state.ts'
import type { JobItem } from '#shared/contract/jobs.ts'
import type { ReviewSearch } from '../review-search.ts'
import { ReviewScreen } from '../review-screen.tsx'

/** A finished job with these items, whose counts follow them as the engine's would. */
export function reviewClient(
  items: readonly JobItem[],
  handlers: FakeHandlers = {},
  rest: Partial<Pick<FakeState, 'sync'>> = {}
): FakeClient {
  const job = fakeJob({
    counts: { done: items.length },
    attributes: ['title', 'description', 'seoTitle', 'seoDescription'],
    finishedAt: '2026-11-23T09:10:00.000Z'
  })
  return createFakeClient(
    {
      'jobs.get': (_, state) => ({
        ...job,
        review: {
          open: state.items.filter((item) => item.review === 'OPEN').length,
          approved: state.items.filter((item) => item.review === 'APPROVED').length,
          rejected: state.items.filter((item) => item.review === 'REJECTED').length,
          edited: state.items.filter((item) => item.edit !== null).length
        }
      }),
      ...handlers
    },
    { jobs: [job], items: [...items], ...rest }
  )
}

/** What the engine was asked to change, short of what was looked at, which goes along with each change. */
export function reviewsOf(fake: FakeClient): readonly object[] {
  return fake.callsOf('items.review').map(({ input }) => {
    const { seen: _, ...rest } = input as { readonly seen?: unknown }
    return rest
  })
}

export interface ReviewFrameProps {
  readonly fake: FakeClient
  /** What the address says at first. */
  readonly search?: ReviewSearch
  /** All jobs where it is null. */
  readonly jobId?: number | null
  readonly colorScheme?: 'light' | 'dark'
}

export function ReviewFrame({ fake, search = {}, jobId = 1, colorScheme = 'light' }: ReviewFrameProps) {
  return (
    <div style={{ display: 'flex', height: 780 }}>
      <ScreenFrame fake={fake} colorScheme={colorScheme}>
        <Addressed first={search} jobId={jobId ?? undefined} />
      </ScreenFrame>
    </div>
  )
}

function Addressed({ first, jobId }: { readonly first: ReviewSearch; readonly jobId: number | undefined }) {
  const [search, setSearch] = useState(first)
  return <ReviewScreen jobId={jobId} search={search} onSearch={setSearch} />
}

/** The review of the job, once its texts are there. */
export async function shownReview(fake: FakeClient) {
  const screen = await render(<ReviewFrame fake={fake} />)
  await expect.element(page.getByRole('grid')).toBeVisible()
  return screen
}
