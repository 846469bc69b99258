import { describe, expect, test } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import type { ProcedureName } from '#shared/contract/contract.ts'
import type { FakeHandlers } from '../../lib/testing/fake-client.ts'
import { FAKE_CODE, fakeDevice, fakeLinked, fakeSyncState } from '../../lib/testing/fake-sync.ts'
import { openSync } from './testing/open-sync.tsx'

const never = () => new Promise<never>(() => undefined)
const button = (name: string | RegExp) => page.getByRole('button', { name })
const inDialog = (name: string) => page.getByRole('dialog').getByRole('button', { name, exact: true })

/** The second click does not wait for the button to be free again. */
const twice = { force: true }

describe('a double click', () => {
  test.for<[name: string, procedure: ProcedureName, handlers: FakeHandlers, before: string | null]>([
    ['Sync now', 'sync.now', { 'sync.now': never }, null],
    ['Add a computer…', 'sync.invite', {}, null],
    ['Give it up', 'sync.writeOff', { 'sync.writeOff': never }, 'Give up Studio…'],
    ['Sign out', 'sync.unlink', { 'sync.unlink': never }, 'Sign out…']
  ])('on “%s” asks once', async ([name, procedure, handlers, before]) => {
    const fake = await openSync({ handlers })
    if (before === null) await button(name).dblClick(twice)
    else {
      await button(before).click()
      await inDialog(name).dblClick(twice)
    }
    await expect.poll(() => fake.callsOf(procedure).length).toBe(1)
  })

  test('on “Link this store” pairs once', async () => {
    const fake = await openSync({ state: {}, handlers: { 'sync.link': never } })
    await page.getByRole('textbox', { name: 'Address of the backend' }).fill('https://shelf.example')
    await page.getByRole('textbox', { name: 'Pairing code' }).fill(FAKE_CODE)
    await page.getByRole('textbox', { name: 'Name of this device' }).fill('Studio')
    await button('Link this store').dblClick(twice)
    await expect.element(page.getByText('Asking the backend…')).toBeVisible()
    expect(fake.callsOf('sync.link')).toHaveLength(1)
  })

  test.for(['Give up Studio…', 'Sign out…', 'Add a computer…'])('on “%s” leaves its dialog open', async (name) => {
    await openSync()
    await button(name).dblClick(twice)
    await expect.element(page.getByRole('dialog')).toBeVisible()
    // Closed by the second click, it would be on its way out.
    await expect.poll(() => page.getByRole('dialog').element().getAnimations({ subtree: true }).length).toBe(0)
    await expect.element(page.getByRole('dialog')).toBeVisible()
  })
})

describe('an answer that never comes', () => {
  test('leaves the way back open in every dialog', async () => {
    await openSync({ handlers: { 'sync.invite': never, 'sync.writeOff': never, 'sync.unlink': never } })
    await button('Add a computer…').click()
    await expect.element(page.getByText('Asking the backend for a code…')).toBeVisible()
    await inDialog('Done').click()
    for (const [open, go] of [
      ['Give up Studio…', 'Give it up'],
      ['Sign out…', 'Sign out']
    ] as const) {
      await button(open).click()
      await inDialog(go).click()
      await userEvent.keyboard('{Escape}')
      await expect.element(page.getByRole('dialog')).not.toBeInTheDocument()
    }
  })
})

describe('words without a blank', () => {
  const LONG = 'W'.repeat(60)
  const problem = { code: 'stuck', message: 'https://'.padEnd(900, 'x') } as const
  const state = fakeSyncState({ status: 'attention', deviceName: LONG, storeName: LONG, problem })
  const devices = [fakeDevice({ name: LONG }), fakeDevice({ deviceId: 'device-2', name: LONG, thisDevice: false })]

  test('widen neither the screen nor a dialog nor a notice', async () => {
    await openSync({ state: { sync: fakeLinked({ state, devices }) } })
    await expect.element(button(`Give up ${LONG}…`)).toBeVisible()
    expect(tooWide('main')).toEqual([])
    await button(`Give up ${LONG}…`).click()
    await expect.element(page.getByRole('dialog')).toBeVisible()
    expect(tooWide('[role=dialog]')).toEqual([])
    await inDialog('Give it up').click()
    await expect.element(page.getByText(`${LONG} is given up.`, { exact: false })).toBeVisible()
    expect(tooWide('.mantine-Notification-root')).toEqual([])
  })
})

/** Elements that need more room than they have, among those that lie in it as blocks and are meant to be seen. */
function tooWide(selector: string): string[] {
  return [...document.querySelectorAll(`${selector}, ${selector} *`)]
    .filter(({ scrollWidth, clientWidth }) => clientWidth > 1 && scrollWidth > clientWidth + 1)
    .map(({ className }) => className)
}

test('two hundred devices are listed, each to be given up by its own name', async () => {
  const devices = Array.from({ length: 200 }, (_, at) =>
    fakeDevice({ deviceId: `device-${at + 1}`, name: `Till ${at + 1}`, thisDevice: at === 0 })
  )
  await openSync({ state: { sync: fakeLinked({ devices }) } })
  await button('Give up Till 200…').click()
  await expect.element(page.getByRole('dialog', { name: 'Give up Till 200?' })).toBeVisible()
})
