import { notifications } from '@mantine/notifications'
import { afterEach, describe, expect, test } from 'vitest'
import { page } from 'vitest/browser'
import { render } from 'vitest-browser-react'
import type { SyncState } from '#shared/contract/sync.ts'
import { brokenRules } from '../../lib/testing/axe.ts'
import { createFakeClient, type FakeClient } from '../../lib/testing/fake-client.ts'
import { fakeLinked, fakeSyncState } from '../../lib/testing/fake-sync.ts'
import { testApp } from '../testing/render-app.tsx'

afterEach(() => {
  notifications.clean()
  localStorage.clear()
})

const linked = (over: Partial<SyncState> = {}) => fakeLinked({ state: fakeSyncState(over) })

async function open(over: Partial<SyncState> = {}): Promise<FakeClient> {
  const fake = createFakeClient({}, { sync: linked(over) })
  await render(testApp('/settings', fake).element)
  await expect.element(page.getByRole('heading', { name: 'Settings' })).toBeVisible()
  return fake
}

/** What the engine would do when the state changes. */
function become(fake: FakeClient, over: Partial<SyncState>): void {
  fake.state.sync = linked(over)
  fake.emit({ name: 'changed', payload: { instanceId: 'store-1', topics: ['sync'] } })
}

const chip = page.getByRole('button', { name: /^Sync:/ })

test('a store without a backend shows nothing of it', async () => {
  await render(testApp('/settings').element)
  await expect.element(page.getByRole('heading', { name: 'Settings' })).toBeVisible()
  await expect.element(chip).not.toBeInTheDocument()
})

describe('a linked store', () => {
  test.each([
    [{ status: 'up-to-date' }, 'Sync: Up to date'],
    [{ status: 'syncing' }, 'Sync: Syncing'],
    [{ status: 'offline', waiting: 1_234 }, 'Sync: Offline, 1,234 waiting'],
    [{ status: 'attention' }, 'Sync: Needs attention']
  ] as const)('says in words how it stands: %o', async (over, words) => {
    await open(over)
    await expect.element(chip).toHaveTextContent(words)
  })

  test('follows the engine, and says aloud what has come to rest but not that it syncs', async () => {
    const fake = await open({ status: 'offline', waiting: 3 })
    await expect.element(chip).toHaveTextContent('Sync: Offline, 3 waiting')
    const said = page.getByText('Sync is up to date.')
    await expect.element(said).not.toBeInTheDocument()
    become(fake, { status: 'syncing', waiting: 3 })
    await expect.element(chip).toHaveTextContent('Sync: Syncing')
    await expect.element(page.getByText('Sync is', { exact: false })).not.toBeInTheDocument()
    become(fake, {})
    await expect.element(chip).toHaveTextContent('Sync: Up to date')
    await expect.element(said).toHaveAttribute('aria-live', 'polite')
  })

  test('opens a panel with last sync, what waits and the way to the screen, and syncs from there', async () => {
    const fake = await open({ status: 'offline', waiting: 3, lastSyncedAt: null })
    await chip.click()
    const panel = page.getByRole('dialog', { name: /^Sync:/ })
    await expect.element(panel).toMatchTextContent(/Northbank Goods.*Last syncNever yet.*Waits to be sent3 changes/)
    await expect.element(panel.getByRole('link', { name: 'Devices and log' })).toHaveAttribute('href', '#/sync')
    await panel.getByRole('button', { name: 'Sync now' }).click()
    await expect.element(chip).toHaveTextContent('Sync: Up to date')
    expect(fake.callsOf('sync.now')).toHaveLength(1)
  })

  test('in trouble says what it is and the way out, in the panel', async () => {
    await open({ status: 'attention', problem: { code: 'unauthorized', message: 'This device was signed out.' } })
    await chip.click()
    const panel = page.getByRole('dialog', { name: /^Sync:/ })
    await expect.element(panel).toMatchTextContent(/This device was signed out\./)
    await expect.element(panel.getByRole('link', { name: 'Link again' })).toHaveAttribute('href', '#/sync')
  })
})

describe('a toast', () => {
  test('comes when a person is needed, and not for being offline', async () => {
    const fake = await open()
    await expect.element(chip).toHaveTextContent('Sync: Up to date')
    become(fake, { status: 'offline', waiting: 3 })
    await expect.element(chip).toHaveTextContent('Sync: Offline, 3 waiting')
    await expect.element(page.getByRole('alert')).not.toBeInTheDocument()
    become(fake, { status: 'attention', problem: { code: 'upgrade', message: 'This version is too old.' } })
    await expect.element(page.getByRole('alert')).toMatchTextContent(/Sync needs attention.*This version is too old\./)
  })

  test('comes for two people’s texts that are new, and does not repeat what was so before', async () => {
    const fake = await open({ twoTexts: 1 })
    await expect.element(chip).toBeVisible()
    await expect.element(page.getByText(/Two people wrote/)).not.toBeInTheDocument()
    become(fake, { twoTexts: 3 })
    await expect.element(page.getByText('Two people wrote 2 texts')).toBeVisible()
  })
})

test.each(['light', 'dark'])('the chip and its panel break no accessibility rule in %s', async (scheme) => {
  localStorage.setItem('mantine-color-scheme-value', scheme)
  await open({ status: 'attention', waiting: 2, problem: { code: 'stuck', message: 'Nothing was sent.' } })
  await chip.click()
  await expect.element(page.getByRole('dialog', { name: /^Sync:/ })).toBeVisible()
  await expect.poll(brokenRules).toEqual([])
})
