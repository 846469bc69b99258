import { expect, test } from 'vitest'
import { render } from 'vitest-browser-react'
import { page, userEvent } from 'vitest/browser'
import { ScreenFrame } from '../../app/testing/render.tsx'
import { useEngineEvents } from '../../lib/engine-events.ts'
import { createFakeClient } from '../../lib/testing/fake-client.ts'
import { fakeJob } from '../../lib/testing/fake-data.ts'
import { JobsScreen } from './jobs-screen.tsx'

/** The list as it stands under the window's root, which hears the engine. */
function Listening() {
  useEngineEvents()
  return <JobsScreen />
}

async function open(jobs: ReturnType<typeof fakeJob>[]) {
  const fake = createFakeClient({}, { jobs })
  await render(
    <ScreenFrame fake={fake}>
      <Listening />
    </ScreenFrame>
  )
  return fake
}

const RUNNING = { id: 2, status: 'RUNNING' as const }

test('jobs are rows with their counts, and follow the engine without being asked again', async () => {
  const fake = await open([
    fakeJob({ ...RUNNING, counts: { done: 10, pending: 90 } }),
    fakeJob({ id: 1, counts: { done: 8, failed: 2 } })
  ])
  const row = page.getByRole('row', { name: /Job 2/ })
  await expect.element(row).toMatchTextContent(/10 of 100/)
  await expect.element(page.getByRole('row', { name: /Job 1/ })).toMatchTextContent(/2 failed/)
  fake.emit({
    name: 'job.progress',
    payload: { instanceId: 'store-1', job: fakeJob({ ...RUNNING, counts: { done: 60, pending: 40 } }) }
  })
  await expect.element(row).toMatchTextContent(/60 of 100/)
  expect(fake.callsOf('jobs.list')).toHaveLength(1)
})

test('a status narrows the list, and an empty one leads back to all', async () => {
  await open([fakeJob({ id: 1, counts: { done: 8 } })])
  await expect.element(page.getByRole('link', { name: 'Job 1' })).toHaveAttribute('href', '#/jobs/1')
  await userEvent.click(page.getByText('Paused', { exact: true }))
  await userEvent.click(page.getByRole('button', { name: 'Show all jobs' }))
  await expect.element(page.getByRole('link', { name: 'Job 1' })).toBeVisible()
})

test('a store without jobs is told where they start', async () => {
  await open([])
  await expect.element(page.getByRole('link', { name: 'Choose products' })).toHaveAttribute('href', '#/products')
})

test('what was cancelled is not shown as progress', async () => {
  await open([fakeJob({ id: 1, status: 'CANCELLED', counts: { done: 3, cancelled: 97 } })])
  await expect.element(page.getByRole('row', { name: /Job 1/ })).toMatchTextContent(/3 of 100/)
})

test('what a job cost has a column only where a price is known', async () => {
  const real = { model: 'gpt-6-luna', sampleModel: false, costUsd: 0.312 }
  await open([
    fakeJob({ id: 3, ...real, counts: { done: 8 }, reusedItems: 2 }),
    fakeJob({ id: 2, counts: { done: 8 } }),
    fakeJob({ id: 1, ...real, costUsd: null, counts: { done: 8 } })
  ])
  await expect.element(page.getByRole('columnheader', { name: 'Cost' })).toBeVisible()
  await expect.element(page.getByRole('row', { name: /Job 3/ })).toMatchTextContent(/2 free\$0\.31/)
  await expect.element(page.getByRole('row', { name: /Job 2/ })).toMatchTextContent(/Free$/)
  await expect.element(page.getByRole('row', { name: /Job 1/ })).toMatchTextContent(/–$/)
})

test('a table without a known price has no column for it', async () => {
  await open([fakeJob({ id: 1, counts: { done: 8 } })])
  await expect.element(page.getByRole('columnheader', { name: 'Credits' })).toBeVisible()
  await expect.element(page.getByRole('columnheader', { name: 'Cost' })).not.toBeInTheDocument()
})

test('a job in its trial says so', async () => {
  await open([fakeJob({ ...RUNNING, counts: { done: 1, pending: 99 }, trial: { products: 5, over: false } })])
  await expect.element(page.getByRole('row', { name: /Job 2/ })).toMatchTextContent(/Running: trial/)
})

test('a job of another device carries its name', async () => {
  await open([
    fakeJob({ id: 2, device: { deviceId: 'device-2', name: 'Studio' }, counts: { done: 8 } }),
    fakeJob({ id: 1, counts: { done: 8 } })
  ])
  await expect.element(page.getByRole('row', { name: /Job 2/ })).toMatchTextContent(/Runs on Studio/)
  await expect.element(page.getByRole('row', { name: /Job 1/ })).not.toMatchTextContent(/Runs on/)
})
