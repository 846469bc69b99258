import { afterEach, describe, expect, test, vi } from 'vitest'
import { userEvent } from 'vitest/browser'
import { render } from 'vitest-browser-react'
import { ScreenFrame } from '../../app/testing/render.tsx'
import { productSelection, selectedProducts } from '../../lib/selection.ts'
import { createFakeClient, refusal, type FakeClient } from '../../lib/testing/fake-client.ts'
import { FAKE_SITE, fakeWixState } from '../../lib/testing/fake-shop.ts'
import { StoreScreen } from './store-screen.tsx'

const KEY = 'IST.secret-key-1234'
const DASHBOARD = `https://manage.wix.com/dashboard/${FAKE_SITE}/home?ref=x`

afterEach(() => productSelection.clear())

async function open(fake: FakeClient = createFakeClient(), connectAnother = false) {
  const go = vi.fn()
  const screen = await render(
    <ScreenFrame fake={fake} go={go}>
      <StoreScreen connectAnother={connectAnother} />
    </ScreenFrame>
  )
  return { fake, go, screen, site: screen.getByLabelText('Site id'), key: screen.getByLabelText('API key') }
}

async function filled(fake?: FakeClient) {
  const opened = await open(fake)
  await opened.site.fill(FAKE_SITE)
  await opened.key.fill(KEY)
  return opened
}

test('the permissions are listed as Wix calls them, and the page for keys opens outside without knowing from where', async () => {
  const { screen } = await open()
  const list = screen.getByRole('list', { name: 'Permissions that the key needs' })
  await expect.element(list.getByText('Read Products')).toBeVisible()
  await expect.element(list.getByText('Manage Products')).toBeVisible()
  const link = screen.getByRole('link', { name: /API keys at Wix/ })
  await expect.element(link).toHaveAttribute('href', 'https://manage.wix.com/account/api-keys')
  await expect.element(link).toHaveAttribute('target', '_blank')
  await expect.element(link).toHaveAttribute('rel', 'noreferrer')
})

test('a dashboard’s whole address is cut down to the site id', async () => {
  const { screen, site } = await open()
  await site.fill(DASHBOARD)
  await expect.element(site).toHaveValue(FAKE_SITE)
  await expect.element(screen.getByText('The site id was taken from the address.')).toBeVisible()
})

test('an empty form is marked where it is empty, and nothing is sent', async () => {
  const { fake, screen, site, key } = await open()
  await screen.getByRole('button', { name: 'Connect and fetch' }).click()
  await expect.element(site).toHaveAttribute('aria-invalid', 'true')
  await expect.element(key).toHaveAttribute('aria-invalid', 'true')
  await expect.element(site).toHaveFocus()
  expect(fake.callsOf('shop.connect')).toHaveLength(0)
})

describe('a test', () => {
  test('names the store and its version, and stores nothing', async () => {
    const { fake, screen } = await filled()
    await screen.getByRole('button', { name: 'Test' }).click()
    await expect.element(screen.getByText('Northbank Goods')).toBeVisible()
    await expect.element(screen.getByText(/newer catalogue \(V3\)/)).toBeVisible()
    expect(fake.callsOf('shop.test')[0]?.input).toEqual({ siteId: FAKE_SITE, apiKey: KEY })
    expect(fake.callsOf('shop.connect')).toHaveLength(0)
  })

  test('names each permission that is missing', async () => {
    const { fake, screen, key } = await filled()
    fake.answer('shop.test', () => ({
      ok: false,
      storeName: 'Northbank Goods',
      catalogVersion: 'V3',
      missing: ['Manage Products', 'Read categories'],
      problem: 'forbidden',
      message: 'Add “Manage Products” to the key at Wix.'
    }))
    await screen.getByRole('button', { name: 'Test' }).click()
    const note = screen.getByRole('status').filter({ hasText: 'The key lacks permissions' })
    await expect.element(note.getByText(/Add “Manage Products” to the key at Wix\. \(Read categories\)$/)).toBeVisible()
    await expect.element(key).toHaveAttribute('aria-invalid', 'true')
  })

  test.each([
    ['auth', 'API key', 'Wix does not know this key. Copy it again, or make a new one.'],
    ['site-gone', 'Site id', 'There is no such site. Copy the address of its dashboard again.']
  ] as const)(
    'that fails with %s marks %s with the engine’s sentence, once, and goes there',
    async (problem, label, message) => {
      const { fake, screen } = await filled()
      fake.answer('shop.test', () => ({
        ok: false,
        storeName: null,
        catalogVersion: null,
        missing: [],
        problem,
        message
      }))
      await screen.getByRole('button', { name: 'Test' }).click()
      const field = screen.getByLabelText(label)
      await expect.element(field).toHaveAttribute('aria-invalid', 'true')
      await expect.element(field).toHaveAccessibleDescription(expect.stringContaining(message))
      await expect.element(field).toHaveFocus()
      expect(screen.getByText(message).elements()).toHaveLength(1)
    }
  )

  test('that fails for a reason of its own says it beside the buttons', async () => {
    const { fake, screen, key } = await filled()
    fake.answer('shop.test', () => ({
      ok: false,
      storeName: null,
      catalogVersion: null,
      missing: [],
      problem: 'proxy',
      message: 'Something on the way answered instead of Wix. Sign in to your network.'
    }))
    await screen.getByRole('button', { name: 'Test' }).click()
    await expect.element(screen.getByRole('alert').getByText(/Sign in to your network\.$/)).toBeVisible()
    await expect.element(key).not.toHaveAttribute('aria-invalid', 'true')
  })
})

describe('connecting', () => {
  test('goes on to the first fetch, forgets the old selection, and leaves the key nowhere on the page', async () => {
    productSelection.put(['product-1'], true)
    const { fake, go, screen } = await filled()
    await screen.getByRole('button', { name: 'Connect and fetch' }).click()
    await expect.element(screen.getByRole('heading', { name: 'Northbank Goods' })).toBeVisible()
    await expect.element(screen.getByRole('heading', { name: 'Fetching everything' })).toBeVisible()
    expect(fake.callsOf('shop.connect')[0]?.input).toEqual({ siteId: FAKE_SITE, apiKey: KEY })
    expect(fake.callsOf('pulls.start').map((call) => call.input)).toEqual([{ kind: 'FULL' }])
    expect(go.mock.calls).toEqual([['#/store']])
    expect(selectedProducts(productSelection.get())).toBe(0)
    expect(document.documentElement.outerHTML).not.toContain(KEY)
    expect([...document.querySelectorAll('input')].map((input) => input.value)).not.toContain(KEY)
    await expect.element(screen.getByRole('region', { name: 'Fetching everything' })).toHaveFocus()
  })

  test('that Wix refuses keeps what was typed and says why', async () => {
    const { fake, screen, site, key } = await filled()
    fake.answer('shop.connect', () => refusal('SHOP_UNAVAILABLE', 'The plan of this site has no access to the API.'))
    await screen.getByRole('button', { name: 'Connect and fetch' }).click()
    await expect
      .element(screen.getByRole('alert').getByText(/The plan of this site has no access to the API\.$/))
      .toBeVisible()
    await expect.element(site).toHaveValue(FAKE_SITE)
    await expect.element(key).toHaveValue(KEY)
    expect(fake.callsOf('pulls.start')).toHaveLength(0)
  })

  test.each([
    ['auth', 'API key'],
    ['site-gone', 'Site id']
  ] as const)('that fails with %s marks %s and goes there', async (problem, label) => {
    const { fake, screen } = await filled()
    fake.answer('shop.connect', () =>
      refusal('SHOP_UNAVAILABLE', 'Wix said no. Look again.', { details: { field: 'siteId', problem } })
    )
    await screen.getByRole('button', { name: 'Connect and fetch' }).click()
    const field = screen.getByLabelText(label)
    await expect.element(field).toHaveAttribute('aria-invalid', 'true')
    await expect.element(field).toHaveFocus()
    expect(screen.getByText('Wix said no. Look again.').elements()).toHaveLength(1)
  })

  test('another store is possible while this one is on Wix', async () => {
    const { screen } = await open(createFakeClient({}, fakeWixState()), true)
    await expect.element(screen.getByRole('heading', { name: 'Connect a Wix store' })).toBeVisible()
    await expect.element(screen.getByText(/Northbank Goods stays as it is/)).toBeVisible()
  })

  test('a site that was fetched before is not fetched again unasked', async () => {
    const { fake, screen } = await open(createFakeClient({}, fakeWixState()), true)
    await screen.getByLabelText('Site id').fill(FAKE_SITE)
    await screen.getByLabelText('API key').fill(KEY)
    await screen.getByRole('button', { name: 'Connect and fetch' }).click()
    await expect.poll(() => fake.callsOf('shop.connect')).toHaveLength(1)
    await expect.poll(() => fake.callsOf('shop.get').length).toBeGreaterThan(1)
    expect(fake.callsOf('pulls.start')).toHaveLength(0)
  })
})

describe('a store that never answers', () => {
  /** Waits until it is given up, as the engine does. */
  function silent(state: Parameters<typeof createFakeClient>[1] = {}) {
    const { promise, resolve } = Promise.withResolvers<ReturnType<typeof refusal>>()
    const wait = () => promise
    const fake = createFakeClient(
      {
        'shop.test': wait,
        'shop.connect': wait,
        'app.giveUp': () => {
          resolve(refusal('CANCELLED', 'Nothing was changed.'))
          return {}
        }
      },
      state
    )
    return fake
  }

  test.each([
    ['Test', 'shop.test'],
    ['Connect and fetch', 'shop.connect']
  ] as const)('is given up by key: %s has a Cancel, and is where one goes on', async (name, procedure) => {
    const { fake, screen, key } = await filled(silent())
    const button = screen.getByRole('button', { name })
    ;(button.element() as HTMLElement).focus()
    await userEvent.keyboard('{Enter}')
    const cancel = screen.getByRole('button', { name: 'Cancel' })
    await expect.element(cancel).toBeVisible()
    await userEvent.tab()
    while (document.activeElement !== cancel.element()) await userEvent.tab()
    await userEvent.keyboard('{Enter}')
    await expect.element(screen.getByText('Nothing was changed.')).toBeVisible()
    await expect.element(screen.getByText('Cancelled')).toBeVisible()
    await expect.element(button).toHaveFocus()
    await expect.element(cancel).not.toBeInTheDocument()
    await expect.element(key).toHaveValue(KEY)
    expect(fake.callsOf('app.giveUp')[0]?.input).toEqual({ key: fake.callsOf(procedure)[0]?.meta.idempotencyKey })
  })

  test('has taken no other key when the dialog that asked for it is closed', async () => {
    const { fake, screen } = await open(silent(fakeWixState()))
    await screen.getByRole('button', { name: 'Change the key' }).click()
    const dialog = screen.getByRole('dialog')
    await dialog.getByLabelText('API key').fill(KEY)
    await dialog.getByRole('button', { name: 'Store the key' }).click()
    await expect.poll(() => fake.callsOf('shop.connect')).toHaveLength(1)
    expect(fake.callsOf('app.giveUp')).toHaveLength(0)
    await userEvent.keyboard('{Escape}')
    await expect.element(dialog).not.toBeInTheDocument()
    const { idempotencyKey } = fake.callsOf('shop.connect')[0]?.meta ?? {}
    // React runs the end of an effect after the dialog has left the page, and on a busy machine well after it.
    await expect.poll(() => fake.callsOf('app.giveUp').map(({ input }) => input)).toEqual([{ key: idempotencyKey }])
    await expect.element(screen.getByText('The key is stored.')).not.toBeInTheDocument()
  })

  test('what came of it stands below the buttons, so that none moves under the pointer', async () => {
    const { screen } = await filled(silent())
    const button = screen.getByRole('button', { name: 'Connect and fetch' })
    const { top } = button.element().getBoundingClientRect()
    await button.click()
    await screen.getByRole('button', { name: 'Cancel' }).click()
    await expect.element(screen.getByText('Nothing was changed.')).toBeVisible()
    expect(button.element().getBoundingClientRect().top).toBe(top)
  })
})
