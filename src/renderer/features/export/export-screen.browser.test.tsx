import { expect, test } from 'vitest'
import { render } from 'vitest-browser-react'
import { page, userEvent } from 'vitest/browser'
import type { Export } from '#shared/contract/exports.ts'
import { ScreenFrame } from '../../app/testing/render.tsx'
import { createFakeClient, refusal, type FakeHandlers } from '../../lib/testing/fake-client.ts'
import { fakeItem, fakeJob } from '../../lib/testing/fake-data.ts'
import { ExportScreen } from './export-screen.tsx'

const REPORT: Export = {
  exportId: 'e/1',
  fileName: 'products.csv',
  bytes: 1_400,
  written: 2,
  skipped: 1,
  skippedItems: [{ itemId: 3, productName: 'Mug', attribute: 'seoTitle', reason: 'no-column' }],
  escaped: 1
}

async function open(approved: number, handlers: FakeHandlers = { 'exports.create': () => REPORT }) {
  const job = fakeJob({
    counts: { done: 6 },
    review: { open: 6 - approved, approved, rejected: 0, edited: 0 },
    attributes: ['title', 'description', 'seoTitle']
  })
  const items = Array.from({ length: 6 }, (_, at) => fakeItem(at + 1, { review: at < approved ? 'APPROVED' : 'OPEN' }))
  const fake = createFakeClient(handlers, { jobs: [job], items })
  await render(
    <ScreenFrame fake={fake}>
      <ExportScreen jobId={1} />
    </ScreenFrame>
  )
  return fake
}

test('a job with nothing approved leads to its review', async () => {
  await open(0)
  await expect.element(page.getByText('Nothing is approved yet')).toBeVisible()
  await expect.element(page.getByRole('link', { name: 'Review' })).toHaveAttribute('href', '#/jobs/1/review')
})

test('the file is created in the chosen format, reported in plain words, and handed out by a plain link', async () => {
  const fake = await open(3)
  await expect.element(page.getByRole('region', { name: 'Approved texts' })).toMatchTextContent(/Title2Description1/)
  await userEvent.click(page.getByRole('radio', { name: /Values table/ }))
  await userEvent.click(page.getByRole('radio', { name: /Wix CSV/ }))
  await userEvent.click(page.getByRole('button', { name: 'Create the file' }))
  const link = page.getByRole('link', { name: 'Download' })
  await expect.element(link).toHaveAttribute('href', '/api/exports/e%2F1?name=products.csv')
  await expect.element(link).toHaveAttribute('download', 'products.csv')
  await expect.element(page.getByText('1 text left out')).toBeVisible()
  await expect.element(page.getByRole('cell', { name: /no column for this attribute/ })).toBeVisible()
  await expect.element(page.getByText(/1 cell that a spreadsheet would run as a formula is written/)).toBeVisible()
  expect(fake.callsOf('exports.create').map(({ input }) => input)).toEqual([{ id: 1, format: 'wix' }])
})

test('a report goes away with the format that it was about', async () => {
  await open(3)
  await userEvent.click(page.getByRole('button', { name: 'Create the file' }))
  await expect.element(page.getByRole('link', { name: 'Download' })).toBeVisible()
  await userEvent.click(page.getByRole('radio', { name: /Values table/ }))
  await expect.element(page.getByRole('link', { name: 'Download' })).not.toBeInTheDocument()
  await expect.element(page.getByRole('button', { name: 'Create the file' })).toBeVisible()
})

test('a file that cannot be made says why', async () => {
  await open(3, { 'exports.create': () => refusal('CONFLICT', 'The imported file is no longer on this computer.') })
  await userEvent.click(page.getByRole('button', { name: 'Create the file' }))
  await expect.element(page.getByRole('alert')).toMatchTextContent(/The imported file is no longer on this computer\./)
})

test('a job that is not of this store leads to all jobs', async () => {
  await render(
    <ScreenFrame fake={createFakeClient({}, { jobs: [] })}>
      <ExportScreen jobId={9} />
    </ScreenFrame>
  )
  await expect.element(page.getByRole('link', { name: 'Show all jobs' })).toHaveAttribute('href', '#/jobs')
})
