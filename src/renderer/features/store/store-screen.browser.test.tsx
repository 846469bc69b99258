import { describe, expect, test } from 'vitest'
import { userEvent } from 'vitest/browser'
import { render } from 'vitest-browser-react'
import { testApp } from '../../app/testing/render-app.tsx'
import type { Shop } from '#shared/contract/shop.ts'
import { createFakeClient, refusal, type FakeClient } from '../../lib/testing/fake-client.ts'
import { FAKE_NOW, fakeInstance } from '../../lib/testing/fake-data.ts'
import { FAKE_SITE, fakePull, fakeWixState } from '../../lib/testing/fake-shop.ts'

function wix(shop: Partial<Shop> = {}, pulls = shop.pull ? [shop.pull] : undefined): FakeClient {
  return createFakeClient({}, fakeWixState(shop, pulls))
}

async function open(fake: FakeClient) {
  const screen = await render(testApp('/store', fake).element)
  // What the window hears of a store it does not know yet is none of its own.
  await expect.element(screen.getByRole('button', { name: /^Northbank Goods/ })).toBeVisible()
  await expect.element(screen.getByRole('region', { name: 'Connection' })).toBeVisible()
  return screen
}

const running = fakePull({ id: 2, kind: 'CHANGES', state: 'RUNNING', stage: 'PRODUCTS', seen: 340, finishedAt: null })

describe('what is connected', () => {
  test('is named with its version and how current it is', async () => {
    const screen = await open(wix())
    await expect.element(screen.getByRole('heading', { name: 'Northbank Goods', level: 1 })).toBeVisible()
    await expect.element(screen.getByText(/On Wix’s newer catalogue \(V3\)\. Current as of 23 Nov 2026/)).toBeVisible()
    await expect.element(screen.getByText('Not published')).not.toBeInTheDocument()
  })

  test('says on V1 what the store can’t take', async () => {
    const screen = await open(wix({ catalogVersion: 'V1' }))
    await expect
      .element(screen.getByText(/^Image alt text: can be written and exported here, but this store can’t take it/))
      .toBeVisible()
  })

  test('is tried again with the stored key, which is not asked for', async () => {
    const fake = wix()
    const screen = await open(fake)
    await screen.getByRole('button', { name: 'Test' }).click()
    await expect.element(screen.getByText(/The key works\./)).toBeVisible()
    expect(fake.callsOf('shop.test')[0]?.input).toEqual({ siteId: FAKE_SITE, baseUrl: 'https://www.wixapis.com' })
  })
})

describe('fetching', () => {
  test('a store that was never fetched whole offers only that', async () => {
    const screen = await open(wix({ pull: null, currentAsOf: null }))
    await expect.element(screen.getByRole('button', { name: 'Fetch everything' })).toBeVisible()
    await expect.element(screen.getByRole('button', { name: 'Fetch changes' })).not.toBeInTheDocument()
  })

  test('changes are fetched from the keyboard, and focus stays on what came of it', async () => {
    const fake = wix()
    const screen = await open(fake)
    const button = screen.getByRole('button', { name: 'Fetch changes' })
    ;(button.element() as HTMLElement).focus()
    await userEvent.keyboard('{Enter}')
    await expect.element(screen.getByRole('region', { name: 'Fetching changes' })).toHaveFocus()
    expect(fake.callsOf('pulls.start')[0]?.input).toEqual({ kind: 'CHANGES' })
    await expect.element(button).not.toBeInTheDocument()
  })

  test('progress moves with its events, and nobody is asked for it', async () => {
    const fake = wix({ pull: running })
    const screen = await open(fake)
    await expect.element(screen.getByText('Reading products: 340 of 1,000')).toBeVisible()
    const asked = fake.callsOf('pulls.list').length
    const next = { ...running, seen: 700, changedProducts: 12, unchangedProducts: 688 }
    fake.state.shop = { ...fake.state.shop, pull: next }
    fake.emit({ name: 'pull.progress', payload: { instanceId: 'wix-1', pull: next } })
    await expect.element(screen.getByText('Reading products: 700 of 1,000')).toBeVisible()
    await expect
      .element(screen.getByRole('main').getByRole('progressbar', { name: 'Fetching changes' }))
      .toHaveAttribute('value', '70')
    expect(fake.callsOf('pulls.list')).toHaveLength(asked)
  })

  test('the wait that Wix asks for is counted down, and said once aloud', async () => {
    const screen = await open(wix({ pull: running, pace: { requestsPerMinute: 150, heldMs: 42_000 } }))
    await expect.element(screen.getByText(/Wix asked to wait: goes on in 4\d s/)).toBeVisible()
    await expect.element(screen.getByText('Wix asked to wait. Fetching goes on by itself.')).toBeInTheDocument()
  })

  test('is paused, resumed and cancelled', async () => {
    const fake = wix({ pull: running })
    const screen = await open(fake)
    await screen.getByRole('button', { name: 'Pause' }).click()
    await screen.getByRole('button', { name: 'Resume' }).click()
    await screen.getByRole('button', { name: 'Cancel' }).click()
    await expect
      .element(screen.getByRole('region', { name: 'Fetching changes' }).getByText('Cancelled', { exact: true }))
      .toBeVisible()
    await expect.element(screen.getByRole('button', { name: 'Fetch changes' })).toBeVisible()
    for (const action of ['pulls.pause', 'pulls.resume', 'pulls.cancel'] as const)
      expect(fake.callsOf(action)[0]?.input).toEqual({ id: 2 })
  })

  test('what is refused says why', async () => {
    const fake = wix()
    fake.answer('pulls.start', () => refusal('CONFLICT', 'A publish is running. Wait for it.'))
    const screen = await open(fake)
    await screen.getByRole('button', { name: 'Fetch changes' }).click()
    await expect.element(screen.getByRole('alert').getByText(/A publish is running\. Wait for it\.$/)).toBeVisible()
  })

  test('what was fetched is listed with its result', async () => {
    const past = [
      fakePull({ id: 3, kind: 'CHANGES', newProducts: 1, changedProducts: 4, unchangedProducts: 2, seen: 7, total: 7 }),
      fakePull({ id: 2, state: 'FAILED', problem: 'plan', message: 'The plan has no access.' })
    ]
    const screen = await open(wix({ pull: past[0] ?? null }, past))
    await expect.element(screen.getByRole('cell', { name: /1 new, 4 changed, 2 unchanged/ })).toBeVisible()
    await expect.element(screen.getByRole('cell', { name: /The plan has no access\./ })).toBeVisible()
  })
})

describe('a pull that stopped', () => {
  const stopped = { ...running, state: 'PAUSED' as const, problem: 'auth' as const, message: 'Wix refused the key.' }

  test('for its key takes a new one in a dialog and goes on', async () => {
    const fake = wix({ pull: stopped })
    const screen = await open(fake)
    await expect.element(screen.getByText('Wix refused the key.')).toBeVisible()
    await screen.getByRole('main').getByRole('button', { name: 'Change the key' }).first().click()
    const dialog = screen.getByRole('dialog')
    await expect.element(dialog.getByLabelText('API key')).toHaveFocus()
    await userEvent.keyboard('new-key-77{Enter}')
    await expect.element(dialog).not.toBeInTheDocument()
    await expect.element(screen.getByRole('heading', { name: 'Fetching changes', exact: true })).toBeVisible()
    expect(fake.callsOf('shop.connect')[0]?.input).toEqual({
      siteId: FAKE_SITE,
      baseUrl: 'https://www.wixapis.com',
      apiKey: 'new-key-77'
    })
    expect(document.documentElement.outerHTML).not.toContain('new-key-77')
  })

  test('keeps the dialog open with the reason where the new key is refused too', async () => {
    const fake = wix({ pull: stopped })
    fake.answer('shop.connect', () => refusal('SHOP_UNAVAILABLE', 'Wix does not know this key.'))
    const screen = await open(fake)
    await screen.getByRole('main').getByRole('button', { name: 'Change the key' }).first().click()
    await screen.getByLabelText('API key').fill('wrong')
    await screen.getByRole('button', { name: 'Store the key' }).click()
    await expect.element(screen.getByRole('dialog').getByText('Wix does not know this key.')).toBeVisible()
    expect(fake.state.shop.pull?.state).toBe('PAUSED')
  })

  test('for something that passes says that it goes on by itself', async () => {
    const pull = { ...running, state: 'PAUSED' as const, problem: 'unclear' as const, message: 'The connection broke.' }
    const screen = await open(wix({ pull }))
    await expect
      .element(screen.getByText('The connection broke. It goes on by itself; Resume tries at once.'))
      .toBeVisible()
  })

  test('because the plan has no access leads to Wix', async () => {
    const screen = await open(
      wix({ pull: fakePull({ state: 'FAILED', problem: 'plan', message: 'The plan of this site has no API.' }) })
    )
    await expect.element(screen.getByText('The plan of this site has no API.').first()).toBeVisible()
    await expect
      .element(screen.getByRole('link', { name: /Open Wix/ }))
      .toHaveAttribute('href', 'https://manage.wix.com/')
  })
})

test('disconnecting asks first, says what stays, and leaves the way back', async () => {
  const fake = wix()
  const screen = await open(fake)
  await screen.getByRole('button', { name: 'Disconnect' }).click()
  await expect
    .element(screen.getByText(/Products, jobs, approved texts and the history of this store stay/))
    .toBeVisible()
  expect(fake.callsOf('shop.disconnect')).toHaveLength(0)
  await screen.getByRole('dialog').getByRole('button', { name: 'Disconnect' }).click()
  await expect.element(screen.getByRole('button', { name: 'Enter a key' })).toHaveFocus()
  const said = screen.getByRole('status').filter({ hasText: 'Northbank Goods is disconnected.' })
  await expect.element(said.getByRole('button', { name: 'Close' })).toBeVisible()
  await expect.element(screen.getByRole('button', { name: 'Fetch changes' })).not.toBeInTheDocument()
  await expect.element(screen.getByText('To fetch or publish, enter a key.', { exact: false })).toBeVisible()
})

describe('in the window', () => {
  test('a running pull is on every screen and leads to the store', async () => {
    const screen = await render(testApp('/settings', wix({ pull: running })).element)
    await expect
      .element(screen.getByRole('link', { name: /Wix fetching 340 of 1,000/ }))
      .toHaveAttribute('href', '#/store')
  })

  test('a pull that cannot go on is told on every screen but the store’s', async () => {
    const pull = { ...running, state: 'PAUSED' as const, problem: 'auth' as const, message: 'Wix refused the key.' }
    const screen = await render(testApp('/settings', wix({ pull })).element)
    await expect.element(screen.getByText('Fetching from Wix is paused.')).toBeVisible()
    await expect.element(screen.getByRole('link', { name: 'Open the store' })).toHaveAttribute('href', '#/store')
    await screen.getByRole('link', { name: 'Wix store' }).click()
    await expect.element(screen.getByRole('heading', { name: 'Northbank Goods' })).toBeVisible()
    await expect.element(screen.getByText('Fetching from Wix is paused.')).not.toBeInTheDocument()
  })

  test('a pull that waits for the network is said to go on by itself', async () => {
    const pull = { ...running, state: 'PAUSED' as const, problem: 'offline' as const, message: 'There is no network.' }
    const screen = await render(testApp('/settings', wix({ pull })).element)
    await expect
      .element(screen.getByText('Fetching from Wix waits. There is no network. It goes on by itself.'))
      .toBeVisible()
  })

  test('a pull that a person paused needs no banner', async () => {
    const screen = await render(testApp('/settings', wix({ pull: { ...running, state: 'PAUSED' } })).element)
    await expect.element(screen.getByRole('link', { name: /Wix paused/ })).toBeVisible()
    await expect.element(screen.getByText('Fetching from Wix is paused.')).not.toBeInTheDocument()
  })

  test('the switcher tells which stores are on Wix and connects another', async () => {
    const app = testApp('/settings', wix())
    const screen = await render(app.element)
    await screen.getByRole('button', { name: /Switch store/ }).click()
    await expect
      .element(screen.getByRole('menuitem', { name: /Northbank Goods.*On Wix, 1,000 products/ }))
      .toBeVisible()
    await expect.element(screen.getByRole('menuitem', { name: /Sample store\s*240 products/ })).toBeVisible()
    await screen.getByRole('menuitem', { name: 'Connect a Wix store…' }).click()
    await expect.element(screen.getByRole('heading', { name: 'Connect a Wix store' })).toBeVisible()
  })

  test('g and w go there', async () => {
    const app = testApp('/settings', createFakeClient({}, { instances: [fakeInstance()] }))
    const screen = await render(app.element)
    await expect.element(screen.getByRole('heading', { name: 'Settings' })).toBeVisible()
    await userEvent.keyboard('gw')
    await expect.poll(app.path).toBe('/store')
    await expect.poll(() => document.title).toBe('Wix store – Wordshelf')
  })

  test('a pull of another store is not taken for one of this store', async () => {
    const fake = wix()
    const screen = await open(fake)
    const foreign = fakePull({ id: 9, state: 'RUNNING', seen: 5, finishedAt: null, createdAt: FAKE_NOW })
    fake.emit({ name: 'pull.progress', payload: { instanceId: 'wix-2', pull: foreign } })
    fake.emit({ name: 'pull.progress', payload: { instanceId: 'wix-1', pull: { ...running, id: 8, seen: 1 } } })
    await expect.element(screen.getByText('Reading products: 1 of 1,000')).toBeVisible()
  })
})
