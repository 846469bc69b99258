import { afterEach, describe, expect, test } from 'vitest'
import { cleanup, render } from 'vitest-browser-react'
import { page } from 'vitest/browser'
import { ScreenFrame } from '../../app/testing/render.tsx'
import { createFakeClient, type FakeClient } from '../../lib/testing/fake-client.ts'
import { fakeJob, fakeStatus } from '../../lib/testing/fake-data.ts'
import { JobScreen } from './job-screen.tsx'

const RUNNING = fakeJob({ status: 'RUNNING', counts: { done: 4, running: 2, pending: 394 } })
const PACE = { requestsPerMinute: 500, tokensPerMinute: null, concurrency: 12, heldMs: 0 }
const REAL = { name: 'gpt-6-luna', sample: false, ready: true }

async function open(job = RUNNING, status = fakeStatus()): Promise<FakeClient> {
  const fake = createFakeClient({}, { jobs: [job], status })
  await render(
    <ScreenFrame fake={fake}>
      <JobScreen jobId={job.id} />
    </ScreenFrame>
  )
  await expect.element(page.getByRole('progressbar')).toBeInTheDocument()
  return fake
}

describe('the pace', () => {
  test('is said in words while a job runs', async () => {
    await open(RUNNING, fakeStatus({ model: REAL, pace: PACE }))
    await expect
      .element(page.getByText('OpenAI lets through 500 requests a minute; up to 12 on their way at once'))
      .toBeVisible()
  })

  test('counts down for the eye, while what is read aloud does not change', async () => {
    await open(RUNNING, fakeStatus({ model: REAL, pace: { ...PACE, heldMs: 50 * 60_000 } }))
    const seen = page.getByText(/goes on in \d+ min/)
    await expect.element(seen).toBeVisible()
    await expect.element(seen).toHaveAttribute('aria-hidden', 'true')
    const before = seen.element().textContent
    await expect.poll(() => seen.element().textContent, { timeout: 10_000 }).not.toBe(before)
    await expect
      .element(page.getByRole('status').filter({ hasText: 'a pause' }))
      .toHaveTextContent('The server needs a pause. The job goes on by itself.')
  })

  test('is no matter of the sample model, nor of a job that rests', async () => {
    await open(RUNNING, fakeStatus({ pace: PACE }))
    await expect.element(page.getByText(/Free: the sample model/)).toBeVisible()
    await expect.element(page.getByText(/on their way/)).not.toBeInTheDocument()
    await cleanup()
    await open({ ...RUNNING, status: 'PAUSED', pausedBy: 'user' }, fakeStatus({ model: REAL, pace: PACE }))
    await expect.element(page.getByText(/on their way/)).not.toBeInTheDocument()
  })
})

describe('the engine is told which job is looked at', () => {
  let visibility: DocumentVisibilityState = 'visible'
  function show(next: DocumentVisibilityState): void {
    visibility = next
    Object.defineProperty(document, 'visibilityState', { configurable: true, get: () => visibility })
    document.dispatchEvent(new Event('visibilitychange'))
  }
  afterEach(() => {
    Reflect.deleteProperty(document, 'visibilityState')
  })

  const watched = (fake: FakeClient): unknown[] => fake.callsOf('jobs.watch').map((call) => call.input)

  test('when it is opened, and that none is when it is left', async () => {
    const fake = await open()
    await expect.poll(() => watched(fake)).toEqual([{ jobId: 1 }])
    await cleanup()
    await expect.poll(() => watched(fake)).toEqual([{ jobId: 1 }, { jobId: null }])
  })

  test('and that none is while the window cannot be seen', async () => {
    const fake = await open()
    await expect.poll(() => watched(fake)).toEqual([{ jobId: 1 }])
    show('hidden')
    await expect.poll(() => watched(fake)).toEqual([{ jobId: 1 }, { jobId: null }])
    show('visible')
    await expect.poll(() => watched(fake)).toEqual([{ jobId: 1 }, { jobId: null }, { jobId: 1 }])
  })

  test('in order, and only with the last wish, however slow it is', async () => {
    const fake = await open({ ...RUNNING, status: 'COMPLETED' })
    expect(watched(fake)).toEqual([])
    await cleanup()

    const first = Promise.withResolvers<void>()
    const slow = createFakeClient(
      {
        'jobs.watch': async () => {
          await first.promise
          return {}
        }
      },
      { jobs: [RUNNING, { ...RUNNING, id: 2 }] }
    )
    const screen = (jobId: number) => (
      <ScreenFrame fake={slow}>
        <JobScreen jobId={jobId} />
      </ScreenFrame>
    )
    await render(screen(1))
    await expect.poll(() => watched(slow)).toEqual([{ jobId: 1 }])
    await cleanup()
    await render(screen(2))
    await expect.element(page.getByRole('progressbar', { name: 'Job 2' })).toBeInTheDocument()
    expect(watched(slow)).toEqual([{ jobId: 1 }])
    first.resolve()
    await expect.poll(() => watched(slow)).toEqual([{ jobId: 1 }, { jobId: 2 }])
  })
})
