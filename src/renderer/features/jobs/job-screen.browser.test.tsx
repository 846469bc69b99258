import { describe, expect, test } from 'vitest'
import { cleanup, render } from 'vitest-browser-react'
import { page, userEvent } from 'vitest/browser'
import type { Job } from '#shared/contract/jobs.ts'
import { ScreenFrame } from '../../app/testing/render.tsx'
import { createFakeClient, refusal, type FakeHandlers } from '../../lib/testing/fake-client.ts'
import { fakeJobCredits } from '../../lib/testing/fake-credits.ts'
import { fakeItem, fakeJob } from '../../lib/testing/fake-data.ts'
import { fakeConflict, fakePublish } from '../../lib/testing/fake-publishes.ts'
import { fakeWixState } from '../../lib/testing/fake-shop.ts'
import { JobScreen } from './job-screen.tsx'

async function open(job: Job, handlers: FakeHandlers = {}, items = [fakeItem(1)]) {
  const fake = createFakeClient(handlers, { jobs: [job], items })
  await render(
    <ScreenFrame fake={fake}>
      <JobScreen jobId={job.id} />
    </ScreenFrame>
  )
  await expect.element(page.getByRole('progressbar')).toBeInTheDocument()
  return fake
}

const buttons = () =>
  page
    .getByRole('button')
    .all()
    .map((button) => button.element().textContent)

const RUNNING = fakeJob({
  status: 'RUNNING',
  counts: { done: 312, failed: 12, running: 8, pending: 668 },
  review: { open: 300, approved: 12, rejected: 0, edited: 0 }
})

describe('the controls of a job', () => {
  test.for([
    ['PENDING', ['Priority: Normal', 'Cancel', 'Start']],
    ['RUNNING', ['Priority: Normal', 'Cancel', 'Pause']],
    ['PAUSED', ['Priority: Normal', 'Cancel', 'Resume']],
    ['COMPLETED', []],
    ['CANCELLED', []]
  ] as const)('are those that %s allows, and no others', async ([status, expected]) => {
    await open(fakeJob({ status, counts: { pending: 4 } }))
    expect(buttons()).toEqual(expected)
  })

  test('show the new state at once, from the answer of the command', async () => {
    const fake = await open(RUNNING)
    await userEvent.click(page.getByRole('button', { name: 'Pause' }))
    await expect.element(page.getByRole('button', { name: 'Resume' })).toBeVisible()
    expect(fake.callsOf('jobs.pause')).toHaveLength(1)
    expect(fake.callsOf('jobs.get')).toHaveLength(1)
  })

  test('leave the focus on the screen when the one that was pressed goes away', async () => {
    await open(RUNNING)
    page.getByRole('button', { name: 'Pause' }).element().focus()
    await userEvent.keyboard('{Enter}')
    await expect.element(page.getByRole('button', { name: 'Resume' })).toBeVisible()
    await userEvent.keyboard('{Tab}')
    expect(document.activeElement?.closest('[data-focus-home], [data-focus-home] ~ *')).not.toBeNull()
  })

  test('ask before a cancel, and say how many credits come back and what stays', async () => {
    const fake = await open(RUNNING)
    await userEvent.click(page.getByRole('button', { name: 'Cancel' }))
    await expect.element(page.getByText(/676 credits of 1,000 will come back/)).toBeVisible()
    await expect.element(page.getByText(/312 texts delivered so far stay yours/)).toBeVisible()
    expect(fake.callsOf('jobs.cancel')).toHaveLength(0)
    await userEvent.click(page.getByRole('button', { name: 'Cancel the job' }))
    await expect.poll(() => fake.callsOf('jobs.cancel').length).toBe(1)
  })

  test('say of a cancel which credits do not come back, because their month is over', async () => {
    const held = (period: string, granted: number) => ({ period, granted, captured: 0, released: 0, held: granted })
    await open(fakeJob({ status: 'PAUSED', pausedBy: 'user', counts: { pending: 10 } }), {
      'credits.jobs': (_, { jobs }) => ({
        jobs: jobs.map((job) => ({ ...fakeJobCredits(job), periods: [held('2026-10', 7), held('2026-11', 3)] })),
        nextCursor: null,
        total: 1
      })
    })
    await userEvent.click(page.getByRole('button', { name: 'Cancel' }))
    await expect
      .element(page.getByText(/^3 credits of 10 will come back. 7 credits were held in a month that is over/))
      .toBeVisible()
  })

  test('say after a retry that its credits are held, and come back with a cancel', async () => {
    await open(fakeJob({ counts: { done: 90, failed: 10 } }))
    const details = page.getByRole('complementary', { name: 'Details' })
    await expect.element(details).toMatchTextContent(/Required100Captured90Returned10/)
    await userEvent.click(page.getByRole('button', { name: 'Retry 10 for 10 credits' }))
    await expect.element(details).toMatchTextContent(/Required100Captured90Returned0Held10/)
    await userEvent.click(page.getByRole('button', { name: 'Cancel' }))
    await expect.element(page.getByText(/^10 credits of 100 will come back/)).toBeVisible()
  })

  test('set the priority from the keyboard', async () => {
    const fake = await open(RUNNING)
    page.getByRole('button', { name: 'Priority: Normal' }).element().focus()
    await userEvent.keyboard('{Enter}')
    await expect.element(page.getByRole('menuitemradio', { name: 'Normal' })).toBeChecked()
    await page.getByRole('menuitemradio', { name: 'High' }).click()
    await expect.element(page.getByRole('button', { name: 'Priority: High' })).toBeVisible()
    expect(fake.callsOf('jobs.prioritise').map((call) => call.input)).toEqual([{ id: 1, priority: 'HIGH' }])
  })

  test('name the price of a retry, and the way out where the credits do not reach', async () => {
    await open(fakeJob({ counts: { done: 88, failed: 12 } }), {
      'jobs.retryFailed': () => refusal('INSUFFICIENT_CREDITS', 'You need 12 credits but only have 5 remaining.')
    })
    await userEvent.click(page.getByRole('button', { name: 'Retry 12 for 12 credits' }))
    await expect.element(page.getByRole('alert')).toMatchTextContent(/You need 12 credits but only have 5 remaining\./)
    await expect.element(page.getByRole('link', { name: 'Open credits' })).toHaveAttribute('href', '#/credits')
  })
})

describe('what a job says', () => {
  test('is how far it is, in words for those who do not see the bar', async () => {
    await open(RUNNING)
    const bar = page.getByRole('progressbar', { name: 'Job 1' })
    await expect.element(bar).toHaveAttribute('aria-valuetext', '324 of 1,000')
    await expect.element(page.getByRole('link', { name: 'Review 300' })).toHaveAttribute('href', '#/jobs/1/review')
    await expect.element(page.getByRole('link', { name: 'Export' })).toHaveAttribute('href', '#/jobs/1/export')
  })

  test('is how long it went from start to end, and no time while it is paused', async () => {
    const times = { startedAt: '2026-11-23T09:00:00.000Z', finishedAt: '2026-11-23T23:00:00.000Z' }
    await open(fakeJob({ counts: { done: 4 }, ...times }))
    await expect.element(page.getByText('14 h 00 min from start to end')).toBeVisible()
    await cleanup()
    await open(fakeJob({ status: 'RUNNING', counts: { done: 4, pending: 6 } }))
    await expect.element(page.getByText(/since the start$/)).toBeVisible()
    await cleanup()
    await open(fakeJob({ status: 'PAUSED', pausedBy: 'user', counts: { done: 4, pending: 6 } }))
    await expect.element(page.getByRole('region', { name: 'Progress' })).not.toMatchTextContent(/\d (s|min|h|days)\b/)
  })

  test('is why it waits, in the engine’s own words, with the place where that is put right', async () => {
    await open(
      fakeJob({
        status: 'PAUSED',
        pausedBy: 'auth',
        counts: { pending: 4 },
        statusMessage: 'api.openai.com refused the key.'
      })
    )
    await expect.element(page.getByText('api.openai.com refused the key.')).toBeVisible()
    await expect.element(page.getByRole('link', { name: 'Open settings' })).toHaveAttribute('href', '#/settings')
  })

  test('is what failed and why, item by item', async () => {
    const failed = fakeItem(3, {
      status: 'FAILED',
      attempts: 3,
      error: { code: 'TOO_LONG', message: 'The title has 92 characters, at most 80 are allowed.' }
    })
    await open(fakeJob({ counts: { done: 1, failed: 1 } }), {}, [fakeItem(1), failed])
    await expect.element(page.getByText('1 item failed')).toBeVisible()
    await expect.element(page.getByRole('cell', { name: /92 characters/ })).toBeVisible()
  })

  test('is what came of every attempt at a failed item, and when', async () => {
    const failed = fakeItem(3, {
      status: 'FAILED',
      attempts: 2,
      error: { code: 'TOO_LONG', message: 'The title has 92 characters, at most 80 are allowed.' },
      history: [
        { at: '2026-11-23T09:00:05.000Z', code: 'SERVER_ERROR', message: 'The server answered 503.' },
        { at: '2026-11-23T09:00:41.000Z', code: 'TOO_LONG', message: 'The title has 92 characters.' }
      ]
    })
    await open(fakeJob({ counts: { done: 1, failed: 1 } }), {}, [failed])
    const attempts = page.getByRole('group')
    await expect.element(attempts).not.toHaveAttribute('open')
    await attempts.getByText('Tried 2 times').click()
    await expect.element(attempts.getByText(/The server answered 503/)).toBeVisible()
    expect(
      page
        .getByRole('listitem')
        .elements()
        .map((entry) => entry.querySelector('time')?.dateTime)
    ).toEqual(['2026-11-23T09:00:05.000Z', '2026-11-23T09:00:41.000Z'])
  })

  test('is what it costs beside what was expected, and what was free', async () => {
    const estimate = {
      model: 'gpt-6-luna',
      requests: 500,
      inputTokens: 140_000,
      outputTokens: 90_000,
      usd: 0.35,
      pricesCheckedOn: '2026-11-20',
      sampledProducts: 50
    }
    const real = { model: 'gpt-6-luna', sampleModel: false, costUsd: 0.312, cachedTokens: 4_000, estimate }
    await open(fakeJob({ ...real, status: 'RUNNING', counts: { done: 40, pending: 10 }, reusedItems: 12 }))
    await expect.element(page.getByText('$0.31 so far, estimated $0.35')).toBeVisible()
    const details = page.getByRole('complementary', { name: 'Details' })
    await expect.element(details).toMatchTextContent(/Requests10, estimated 500/)
    await expect.element(details).toMatchTextContent(/Tokens sent12,000, estimated 140,000Of them cached4,000/)
    await expect.element(details).toMatchTextContent(/Taken over, free12/)
  })

  test('is that it does not exist, with the way back to all jobs', async () => {
    await render(
      <ScreenFrame fake={createFakeClient({}, { jobs: [] })}>
        <JobScreen jobId={9} />
      </ScreenFrame>
    )
    await expect.element(page.getByRole('link', { name: 'Show all jobs' })).toBeVisible()
  })
})

describe('the way to Wix', () => {
  const approved = fakeJob({ counts: { done: 2 }, review: { open: 0, approved: 2, rejected: 0, edited: 0 } })

  test('is the next step of a reviewed job of a store on Wix, with its publishes', async () => {
    const fake = createFakeClient(
      {},
      {
        ...fakeWixState(),
        jobs: [approved],
        publishes: [fakePublish({ id: 7, counts: { published: 1, conflict: 1 } })],
        ops: [fakeConflict(1, { publishId: 7 })]
      }
    )
    await render(
      <ScreenFrame fake={fake}>
        <JobScreen jobId={1} />
      </ScreenFrame>
    )
    await expect
      .element(page.getByRole('link', { name: 'Publish', exact: true }))
      .toHaveAttribute('href', '#/jobs/1/publish')
    await expect.element(page.getByRole('row', { name: /Publish 7.*1 published, 1 in conflict/ })).toBeVisible()
    await expect
      .element(page.getByRole('link', { name: 'Decide about 1 conflict' }))
      .toHaveAttribute('href', '#/conflicts?jobId=1')
  })

  test.for([
    ['filled', ['NONE', 'PUBLISHED']],
    ['default', ['REVERTED', 'PUBLISHED']]
  ] as const)(
    'is %s where its texts are %o: the next step only where it would send something',
    async ([variant, states]) => {
      const items = states.map((publish, at) => fakeItem(at + 1, { review: 'APPROVED', publish }))
      const fake = createFakeClient({}, { ...fakeWixState(), jobs: [approved], items })
      await render(
        <ScreenFrame fake={fake}>
          <JobScreen jobId={1} />
        </ScreenFrame>
      )
      await expect.poll(() => fake.callsOf('publishes.preview').length).toBe(1)
      await expect
        .element(page.getByRole('link', { name: 'Publish', exact: true }))
        .toHaveAttribute('data-variant', variant)
    }
  )

  test('is explained where the store is not on Wix', async () => {
    await open(approved)
    await userEvent.click(page.getByRole('button', { name: 'Publish' }))
    await expect.element(page.getByText(/This store has no connection with Wix/)).toBeVisible()
    await expect.element(page.getByRole('link', { name: 'Open the Store screen' })).toHaveAttribute('href', '#/store')
  })
})
