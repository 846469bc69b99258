import { expect, test, vi } from 'vitest'
import { render } from 'vitest-browser-react'
import { ScreenFrame } from '../../app/testing/render.tsx'
import { createFakeClient } from '../../lib/testing/fake-client.ts'
import { fakeLedgerEntry } from '../../lib/testing/fake-data.ts'
import { CreditsScreen } from './credits-screen.tsx'
import { ledgerCsv } from './use-ledger-export.ts'

test('the numbers of the balance add up to the allowance', async () => {
  const fake = createFakeClient({}, { creditsTotal: 2000, creditsUsed: 830, reserved: 120 })
  const screen = await render(
    <ScreenFrame fake={fake}>
      <CreditsScreen />
    </ScreenFrame>
  )
  const balance = screen.getByRole('region', { name: 'Balance' })
  await expect.element(balance).toHaveTextContent('Allowance2,000Delivered710Reserved120Remaining1,170')
})

test('a long ledger says how long it is, shows only what is in sight, and loads on as it is scrolled', async () => {
  const ledger = Array.from({ length: 1000 }, (_, at) => fakeLedgerEntry(1000 - at))
  const fake = createFakeClient({}, { ledger })
  const screen = await render(
    <ScreenFrame fake={fake}>
      <div style={{ height: 600, display: 'flex' }}>
        <CreditsScreen />
      </div>
    </ScreenFrame>
  )
  await expect.element(screen.getByRole('table')).toHaveAttribute('aria-rowcount', '1001')
  expect(document.querySelectorAll('[role=row]').length).toBeLessThan(60)
  const scroller = screen.getByRole('region', { name: 'Ledger' }).element()
  scroller.scrollTop = scroller.scrollHeight
  await expect
    .poll(() => fake.callsOf('credits.ledger').map((call) => call.input))
    .toContainEqual({ limit: 200, cursor: '200' })
})

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

test('a note that looks like a formula leaves as text', () => {
  expect(ledgerCsv([fakeLedgerEntry(1, { note: '=1+1' })])).toContain(",'=1+1\r\n")
})
