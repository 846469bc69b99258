import { expect, test, vi } from 'vitest'
import { render } from 'vitest-browser-react'
import { ScreenFrame } from '../../app/testing/render.tsx'
import { createFakeClient, refusal } from '../../lib/testing/fake-client.ts'
import { fakeItem, fakeJob, fakeLedgerEntry } from '../../lib/testing/fake-data.ts'
import { CreditsScreen } from './credits-screen.tsx'
import { itemsExport } from './items-view.tsx'
import { jobsExport } from './jobs-view.tsx'
import { ledgerExport } from './ledger-view.tsx'
import { creditsCsv } from './use-credits-export.ts'

test('the numbers of the balance add up to the allowance', async () => {
  const fake = createFakeClient({}, { creditsTotal: 2000, creditsUsed: 830, reserved: 120 })
  const screen = await render(
    <ScreenFrame fake={fake}>
      <CreditsScreen />
    </ScreenFrame>
  )
  const balance = screen.getByRole('region', { name: 'Balance' })
  await expect.element(balance).toHaveTextContent('Allowance2,000Used710Reserved120Remaining1,170')
  await expect.element(screen.getByText(/^830 of 2,000 credits used or reserved in November 2026\./)).toBeVisible()
})

const LONG = [
  ['Ledger', undefined, 'credits.ledger'],
  ['Credits by job', 'jobs', 'credits.jobs'],
  ['Credits by item', 'items', 'credits.items']
] as const

test.each(LONG)(
  'a long list of %s says how long it is, shows only what is in sight, and loads on as it is scrolled',
  async (label, view, procedure) => {
    const numbers = Array.from({ length: 1000 }, (_, at) => 1000 - at)
    const fake = createFakeClient(
      {},
      {
        ledger: numbers.map((n) => fakeLedgerEntry(n)),
        jobs: numbers.map((id) => fakeJob({ id })),
        items: numbers.map((n) => fakeItem(n))
      }
    )
    const screen = await render(
      <ScreenFrame fake={fake}>
        <div style={{ height: 600, display: 'flex' }}>
          <CreditsScreen view={view} />
        </div>
      </ScreenFrame>
    )
    await expect.element(screen.getByRole('table')).toHaveAttribute('aria-rowcount', '1001')
    expect(document.querySelectorAll('[role=row]').length).toBeLessThan(60)
    const scroller = screen.getByRole('region', { name: label }).element()
    scroller.scrollTop = scroller.scrollHeight
    await expect
      .poll(() => fake.callsOf(procedure).map((call) => call.input))
      .toContainEqual({ limit: 200, cursor: '200' })
  }
)

test('the ledger of one job is asked for as such and can be left again', async () => {
  const go = vi.fn()
  const fake = createFakeClient({}, { ledger: [fakeLedgerEntry(1, { jobId: 7 }), fakeLedgerEntry(2, { jobId: 8 })] })
  const screen = await render(
    <ScreenFrame fake={fake} go={go}>
      <CreditsScreen jobId={7} />
    </ScreenFrame>
  )
  await expect.element(screen.getByText('1 entry')).toBeVisible()
  await screen.getByRole('button', { name: 'Show all jobs' }).click()
  expect(go).toHaveBeenCalledWith('#/credits')
})

test('another view of the same job has an address of its own', async () => {
  const go = vi.fn()
  const screen = await render(
    <ScreenFrame go={go}>
      <CreditsScreen jobId={7} />
    </ScreenFrame>
  )
  await screen.getByRole('tab', { name: 'By item' }).click()
  expect(go).toHaveBeenCalledWith('#/credits?view=items&jobId=7')
  await screen.getByRole('tab', { name: 'By job' }).click()
  expect(go).toHaveBeenCalledWith('#/credits?view=jobs&jobId=7')
})

test('a job says what it reserved, used and gave back, in which month, and leads to its items', async () => {
  const fake = createFakeClient({
    'credits.jobs': () => ({
      jobs: [
        {
          jobId: 3,
          status: 'COMPLETED',
          pausedBy: null,
          failed: 0,
          createdAt: '2026-11-20T09:00:00.000Z',
          totalItems: 14,
          regenerated: false,
          free: 2,
          granted: 15,
          captured: 11,
          released: 3,
          held: 1,
          periods: [
            { period: '2026-11', granted: 12, captured: 9, released: 3, held: 0 },
            { period: '2026-12', granted: 3, captured: 2, released: 0, held: 1 }
          ]
        }
      ],
      nextCursor: null,
      total: 1
    })
  })
  const screen = await render(
    <ScreenFrame fake={fake}>
      <CreditsScreen view="jobs" />
    </ScreenFrame>
  )
  // Never "Reserved" alone, which the balance above says of what is held now.
  await expect.element(screen.getByRole('row').nth(0)).toMatchTextContent(/Reserved in allCapturedReturnedHeldFree/)
  const row = screen.getByRole('row').nth(1)
  for (const [at, text] of [
    [3, '15'],
    [4, '11'],
    [5, '3'],
    [6, '1'],
    [7, '2']
  ] as const)
    await expect.element(row.getByRole('cell').nth(at)).toHaveTextContent(text)
  await expect.element(row).toMatchTextContent(/November 2026: 12, December 2026: 3/)
  await expect.element(row.getByRole('link', { name: 'Items' })).toHaveAttribute('href', '#/credits?view=items&jobId=3')
})

test('a job is called what it is called everywhere: after its trial, and completed with failures', async () => {
  const jobs = [
    fakeJob({ id: 3, status: 'PAUSED', pausedBy: 'trial', counts: { pending: 4 } }),
    fakeJob({ id: 2, counts: { done: 4, failed: 1 } })
  ]
  const screen = await render(
    <ScreenFrame fake={createFakeClient({}, { jobs })}>
      <CreditsScreen view="jobs" />
    </ScreenFrame>
  )
  await expect.element(screen.getByRole('row', { name: /Trial done/ })).toMatchTextContent(/^Job 3/)
  await expect.element(screen.getByRole('row', { name: /With failures/i })).toMatchTextContent(/^Job 2/)
})

test.each(['ledger', 'jobs', 'items'] as const)(
  'a job that wrote one text anew has no page, and is no link in the view %s',
  async (view) => {
    const fake = createFakeClient(
      {},
      {
        jobs: [fakeJob({ id: 9, regenerates: { note: '' } })],
        items: [fakeItem(1, { jobId: 9 })],
        ledger: [fakeLedgerEntry(1, { jobId: 9, regenerated: true })]
      }
    )
    const screen = await render(
      <ScreenFrame fake={fake}>
        <CreditsScreen view={view === 'ledger' ? undefined : view} />
      </ScreenFrame>
    )
    await expect.element(screen.getByRole('table').getByText('New text 9')).toBeVisible()
    await expect.element(screen.getByRole('link', { name: 'Job 9' })).not.toBeInTheDocument()
  }
)

test('an item says whether its credit was used, and why it came back', async () => {
  const items = [
    fakeItem(1, { credit: 'CAPTURED' }),
    fakeItem(2, { credit: 'RELEASED', error: { code: 'REFUSED', message: 'The model refused.' } }),
    fakeItem(3, { credit: 'FREE' })
  ]
  const screen = await render(
    <ScreenFrame fake={createFakeClient({}, { items })}>
      <CreditsScreen view="items" />
    </ScreenFrame>
  )
  await expect.element(screen.getByRole('row').nth(1)).toMatchTextContent(/Captured$/)
  await expect.element(screen.getByRole('row').nth(2)).toMatchTextContent(/ReturnedThe model refused\.$/)
  await expect.element(screen.getByRole('row').nth(3)).toMatchTextContent(/–Free$/)
})

test('an adjustment is shown with the direction in which it went', async () => {
  const ledger = [
    fakeLedgerEntry(2, { kind: 'ADJUSTMENT', jobId: null, amount: -5, note: 'Goodwill' }),
    fakeLedgerEntry(1, { kind: 'ADJUSTMENT', jobId: null, amount: 7, note: 'By hand' })
  ]
  const screen = await render(
    <ScreenFrame fake={createFakeClient({}, { ledger })}>
      <CreditsScreen />
    </ScreenFrame>
  )
  await expect.element(screen.getByRole('row').nth(1)).toMatchTextContent(/by hand−5/)
  await expect.element(screen.getByRole('row').nth(2)).toMatchTextContent(/by hand\+7/)
})

test('credits are given back with a reason, never more than nobody holds, and a second try books nothing twice', async () => {
  const fake = createFakeClient({}, { creditsTotal: 100, creditsUsed: 40, reserved: 10 })
  fake.answer('credits.adjust', () => refusal('UNAVAILABLE', 'Try again.'))
  const screen = await render(
    <ScreenFrame fake={fake}>
      <CreditsScreen />
    </ScreenFrame>
  )
  await screen.getByRole('button', { name: 'Adjust' }).click()
  const dialog = screen.getByRole('dialog')
  const send = dialog.getByRole('button', { name: 'Give back' })
  await dialog.getByLabelText('Credits').fill('31')
  await dialog.getByLabelText('Reason').fill('Goodwill')
  await expect.element(send).toBeDisabled()
  await dialog.getByLabelText('Credits').fill('30')
  await send.click()
  await expect.element(dialog.getByText('Try again.')).toBeVisible()
  await send.click()
  await expect.poll(() => fake.callsOf('credits.adjust').length).toBe(2)
  const [first, second] = fake.callsOf('credits.adjust')
  expect(first?.input).toEqual({ amount: -30, note: 'Goodwill' })
  expect(first?.meta.idempotencyKey).toBeTruthy()
  expect(second?.meta).toEqual(first?.meta)
})

test('credits are taken, and the balance shows it', async () => {
  const fake = createFakeClient({}, { creditsTotal: 100, creditsUsed: 40 })
  const screen = await render(
    <ScreenFrame fake={fake}>
      <CreditsScreen />
    </ScreenFrame>
  )
  await screen.getByRole('button', { name: 'Adjust' }).click()
  const dialog = screen.getByRole('dialog')
  await dialog.getByText('Take', { exact: true }).first().click()
  await dialog.getByLabelText('Credits').fill('60')
  await dialog.getByLabelText('Reason').fill('By hand')
  await dialog.getByRole('button', { name: 'Take' }).click()
  await expect.element(screen.getByRole('region', { name: 'Balance' })).toMatchTextContent(/Remaining0$/)
  expect(fake.callsOf('credits.adjust').map((call) => call.input)).toEqual([{ amount: 60, note: 'By hand' }])
})

test('a file holds every page once, and what looks like a formula leaves as text', async () => {
  const ledger = Array.from({ length: 1201 }, (_, at) => fakeLedgerEntry(1201 - at, { note: '=1+1' }))
  const fake = createFakeClient({}, { ledger })
  const text = await creditsCsv(ledgerExport(fake.client, undefined))
  const lines = text.ok ? text.value.split('\r\n') : []
  expect(lines).toHaveLength(1203)
  expect(new Set(lines.map((line) => line.split(',')[0])).size).toBe(1203)
  expect(lines[1]).toMatch(/,'=1\+1$/)
  expect(text.ok && text.value.lastIndexOf('\uFEFF')).toBe(0)
  expect(fake.callsOf('credits.ledger')).toHaveLength(3)
})

test('the files by job and by item name what they hold, of one job where one is chosen', async () => {
  const fake = createFakeClient(
    {},
    {
      jobs: [fakeJob({ id: 7 }), fakeJob({ id: 8 })],
      items: [fakeItem(1, { jobId: 7, productName: '@SUM(A1)' }), fakeItem(2, { jobId: 8 })]
    }
  )
  const jobs = await creditsCsv(jobsExport(fake.client, 7))
  expect(jobs.ok && jobs.value.split('\r\n')).toHaveLength(3)
  expect(jobs.ok && jobs.value).toContain('7,2026-')
  const items = await creditsCsv(itemsExport(fake.client, 7))
  expect(items.ok && items.value.split('\r\n')).toHaveLength(3)
  expect(items.ok && items.value).toContain(",'@SUM(A1),")
  expect(itemsExport(fake.client, 7).fileName).toBe('wordshelf-credits-by-item-job-7.csv')
})

test('a file that cannot be read to its end is not given', async () => {
  const fake = createFakeClient({}, { ledger: Array.from({ length: 600 }, (_, at) => fakeLedgerEntry(600 - at)) })
  const client = fake.client
  const half = ledgerExport(client, undefined)
  let pages = 0
  const text = await creditsCsv({
    ...half,
    fetchPage: (cursor) => {
      pages += 1
      return pages > 1 ? Promise.resolve(refusal('UNAVAILABLE', 'Gone.')) : half.fetchPage(cursor)
    }
  })
  expect(text).toMatchObject({ ok: false, error: { message: 'Gone.' } })
})
