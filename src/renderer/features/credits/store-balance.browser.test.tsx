import { describe, expect, test } from 'vitest'
import { page } from 'vitest/browser'
import { render } from 'vitest-browser-react'
import { CreditsMeter } from '../../app/shell/credits-meter.tsx'
import { ScreenFrame } from '../../app/testing/render.tsx'
import { createFakeClient } from '../../lib/testing/fake-client.ts'
import { fakeLinked, fakeSyncState } from '../../lib/testing/fake-sync.ts'
import { CreditsScreen } from './credits-screen.tsx'

async function open(): Promise<void> {
  const fake = createFakeClient({}, { sync: fakeLinked(), creditsTotal: 100, creditsUsed: 40 })
  await render(
    <ScreenFrame fake={fake}>
      <CreditsScreen />
    </ScreenFrame>
  )
  await expect.element(page.getByRole('row', { name: /Studio/ })).toBeVisible()
}

const balance = page.getByRole('region', { name: 'Balance' })

describe('a linked store', () => {
  test('shows the allowance of all devices, how it is made up, and as of when', async () => {
    await open()
    await expect
      .element(balance)
      .toMatchTextContent(
        /^Allowance2,000Delivered740Under way30Unused here60Unused elsewhere170At the store900Lapsed100/
      )
    await expect.element(balance).toMatchTextContent(/As of 2\d Nov 2026/)
  })

  test('shows who holds what, and its bar says the same in words', async () => {
    await open()
    const rows = balance.getByRole('row')
    await expect.element(rows.nth(1)).toHaveTextContent('Anna’s laptop this device40060')
    await expect.element(rows.nth(2)).toHaveTextContent('Studio70030170')
    await expect.element(rows.nth(3)).toMatchTextContent(/At the store.*900$/)
    await expect
      .element(balance.getByRole('img'))
      .toHaveAccessibleName(/740 delivered, 30 under way, 60 unused here, 170 unused elsewhere, 900 at the store/)
  })

  test('says in its head what the meter says: what this device can have, here and at the store', async () => {
    await open()
    await expect
      .element(
        page.getByText(/^Left for this device in November 2026: 960 of 2,000 credits, 60 here and 900 at the store/)
      )
      .toBeVisible()
  })

  test('offers neither a correction nor an allowance to set, and says whose they are', async () => {
    await open()
    await expect.element(balance).toMatchTextContent(/The allowance and its corrections are the backend’s/)
    await expect.element(page.getByRole('button', { name: 'Adjust' })).not.toBeInTheDocument()
    await expect.element(page.getByRole('link', { name: 'Set the allowance' })).not.toBeInTheDocument()
  })
})

test('a store that is linked and has not synced yet shows this device’s part, and offers nothing that its backend would refuse', async () => {
  const sync = fakeLinked({ store: null, devices: [], state: fakeSyncState({ status: 'offline', lastSyncedAt: null }) })
  const fake = createFakeClient({}, { sync, creditsTotal: 40, creditsUsed: 40 })
  await render(
    <ScreenFrame fake={fake}>
      <CreditsScreen />
    </ScreenFrame>
  )
  await expect.element(balance).toMatchTextContent(/^This device’s part40Used40Reserved0Remaining0/)
  await expect.element(balance).toMatchTextContent(/what the whole store has is known after the next sync\.$/)
  await expect.element(page.getByText(/^0 credits left on this device in November 2026\./)).toBeVisible()
  await expect.element(page.getByRole('button', { name: 'Adjust' })).not.toBeInTheDocument()
  await expect.element(page.getByRole('link', { name: 'Set the allowance' })).not.toBeInTheDocument()
})

test('credits that this device holds of a month that is over are not said to be left', async () => {
  const fake = createFakeClient({}, { sync: fakeLinked(), expired: true })
  await render(
    <ScreenFrame fake={fake}>
      <CreditsMeter />
      <CreditsScreen />
    </ScreenFrame>
  )
  await expect
    .element(page.getByText('60 credits on this device are of a month that is over', { exact: false }))
    .toBeVisible()
  const meter = page.getByRole('link', { name: /^Credits/ })
  await expect.element(meter).toMatchTextContent(/900 of 2,000 remaining60 here are of a month that is over$/)
})
