import { expect, test } from 'vitest'
import { page } from 'vitest/browser'
import { cleanup, render } from 'vitest-browser-react'
import type { Job } from '#shared/contract/jobs.ts'
import { ScreenFrame } from '../../app/testing/render.tsx'
import { brokenRules } from '../../lib/testing/axe.ts'
import { createFakeClient, type FakeClient } from '../../lib/testing/fake-client.ts'
import { fakeItem, fakeJob } from '../../lib/testing/fake-data.ts'
import { fakeLinked } from '../../lib/testing/fake-sync.ts'
import { JobScreen } from './job-screen.tsx'
import { JobsScreen } from './jobs-screen.tsx'

const STUDIO = { deviceId: 'device-2', name: 'Studio' }

async function open(job: Job, colorScheme: 'light' | 'dark' = 'light'): Promise<FakeClient> {
  const fake = createFakeClient({}, { jobs: [job], items: [fakeItem(1)], sync: fakeLinked() })
  await render(
    <ScreenFrame fake={fake} colorScheme={colorScheme}>
      <JobScreen jobId={job.id} />
    </ScreenFrame>
  )
  await expect.element(page.getByRole('progressbar')).toBeInTheDocument()
  return fake
}

test.for([
  fakeJob({ device: STUDIO, status: 'PENDING', counts: { pending: 4 } }),
  fakeJob({ device: STUDIO, status: 'RUNNING', counts: { pending: 4 } }),
  fakeJob({ device: STUDIO, status: 'PAUSED', pausedBy: 'user', counts: { pending: 4 } }),
  fakeJob({ device: STUDIO, status: 'PAUSED', pausedBy: 'trial', counts: { done: 2, pending: 4 } }),
  fakeJob({ device: STUDIO, status: 'COMPLETED', counts: { done: 2, failed: 2 } })
])('a job of another device that is $status offers no command that only its own may give', async (job) => {
  const fake = await open(job)
  await expect
    .element(
      page.getByText(/^This job (runs|ran) on Studio: (it is started, paused|what was not delivered can be retried)/)
    )
    .toBeVisible()
  await expect
    .element(page.getByRole('button', { name: /^(Priority|Start|Pause|Resume|Run|Cancel|Retry)/ }))
    .not.toBeInTheDocument()
  expect(fake.callsOf('jobs.watch')).toHaveLength(0)
})

test('a job of another device that delivered everything speaks of nothing to retry', async () => {
  await open(fakeJob({ device: STUDIO, counts: { done: 60 } }))
  await expect.element(page.getByText(/^This job ran on Studio\. Its texts can be reviewed/)).toBeVisible()
})

test('what it cost is not made up: its device may have taken texts over for free', async () => {
  const job = fakeJob({ device: STUDIO, counts: { done: 60 }, requiredCredits: 60, capturedCredits: 0 })
  await open(job)
  const details = page.getByRole('complementary', { name: 'Details' })
  await expect.element(details).toMatchTextContent(/Credits.*Booked onStudio/)
  await expect.element(details).not.toMatchTextContent(/Required/)
  await cleanup()
  await render(
    <ScreenFrame fake={createFakeClient({}, { jobs: [job] })}>
      <JobsScreen />
    </ScreenFrame>
  )
  await expect
    .element(
      page
        .getByRole('row', { name: /Studio/ })
        .getByRole('cell')
        .last()
    )
    .toHaveTextContent('–')
})

test('its texts can be reviewed and exported here', async () => {
  await open(fakeJob({ device: STUDIO, counts: { done: 4 } }))
  await expect.element(page.getByRole('link', { name: 'Review 4' })).toBeVisible()
  await expect.element(page.getByRole('link', { name: 'Export' })).toBeVisible()
})

test('why it waits there is said', async () => {
  await open(
    fakeJob({
      device: STUDIO,
      status: 'PAUSED',
      pausedBy: 'auth',
      statusMessage: 'The key was refused.',
      counts: { pending: 4 }
    })
  )
  await expect.element(page.getByText('The key was refused.')).toBeVisible()
})

test.each(['light', 'dark'] as const)('it breaks no accessibility rule in %s', async (colorScheme) => {
  await open(fakeJob({ device: STUDIO, status: 'RUNNING', counts: { done: 2, pending: 4 } }), colorScheme)
  expect(await brokenRules()).toEqual([])
})
