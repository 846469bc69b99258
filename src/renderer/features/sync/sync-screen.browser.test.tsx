import { afterEach, describe, expect, test, vi } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import { brokenRules } from '../../lib/testing/axe.ts'
import { refusal, type FakeClient } from '../../lib/testing/fake-client.ts'
import { fakeItem, fakeJob } from '../../lib/testing/fake-data.ts'
import {
  FAKE_CODE,
  fakeDevice,
  fakeLinked,
  fakeSyncLogEntry,
  fakeSyncState,
  fakeUnsent
} from '../../lib/testing/fake-sync.ts'
import { openSync as open } from './testing/open-sync.tsx'

const sent = (fake: FakeClient, procedure: 'sync.link' | 'sync.unlink' | 'sync.writeOff') =>
  fake.callsOf(procedure).map(({ input }) => input)

const field = (name: string) => page.getByRole('textbox', { name })
const link = page.getByRole('button', { name: 'Link this store' })

async function fillIn(code: string): Promise<void> {
  await field('Address of the backend').fill('https://shelf.example')
  await field('Pairing code').fill(code)
  await field('Name of this device').fill('Studio')
}

/** What the page hands over as a file. */
function watchFile(): { blob: Blob | null; name: string } {
  const seen: { blob: Blob | null; name: string } = { blob: null, name: '' }
  vi.spyOn(URL, 'createObjectURL').mockImplementation((blob) => {
    seen.blob = blob instanceof Blob ? blob : null
    return 'blob:none'
  })
  vi.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(function (this: HTMLAnchorElement) {
    seen.name = this.download
  })
  return seen
}

afterEach(() => {
  vi.restoreAllMocks()
})

describe('linking', () => {
  test('says what is missing at its field and sends nothing before it is there', async () => {
    const fake = await open({ state: {} })
    await link.click()
    await expect.element(field('Pairing code')).toHaveAccessibleDescription(/eight letters or digits, such as/)
    await expect.element(field('Address of the backend')).toHaveFocus()
    expect(sent(fake, 'sync.link')).toEqual([])
  })

  test('shows a refused code at the code, and the store once it is right', async () => {
    const fake = await open({ state: {} })
    await fillIn('AAAA-2222')
    await link.click()
    await expect.element(field('Pairing code')).toHaveAccessibleDescription(/does not know this pairing code/)
    await expect.element(field('Pairing code')).toHaveFocus()
    await field('Pairing code').fill(FAKE_CODE)
    await link.click()
    await expect.element(page.getByText('Northbank Goods, on this device as Studio.')).toBeVisible()
    expect(sent(fake, 'sync.link').at(-1)).toEqual({
      url: 'https://shelf.example',
      code: FAKE_CODE,
      deviceName: 'Studio'
    })
  })

  test('shows a refusal that no field is to blame for below the button', async () => {
    await open({
      state: {},
      handlers: { 'sync.link': () => refusal('CONFLICT', 'Two jobs are under way. Wait for them, or cancel them.') }
    })
    await fillIn(FAKE_CODE)
    await link.click()
    await expect.element(page.getByRole('alert')).toMatchTextContent(/Not linked.*Two jobs are under way/)
  })

  test('with a backend that never answers is given up by Cancel, and what was typed stays', async () => {
    const { promise, resolve } = Promise.withResolvers<ReturnType<typeof refusal>>()
    const fake = await open({
      state: {},
      handlers: {
        'sync.link': () => promise,
        'app.giveUp': () => {
          resolve(refusal('CANCELLED', 'Nothing was changed here.'))
          return {}
        }
      }
    })
    await fillIn(FAKE_CODE)
    await link.click()
    await page.getByRole('button', { name: 'Cancel' }).click()
    await expect.element(page.getByText('Nothing was changed here.')).toBeVisible()
    await expect.element(page.getByText('Cancelled')).toBeVisible()
    await expect.element(page.getByRole('button', { name: 'Cancel' })).not.toBeInTheDocument()
    await expect.element(link).toHaveFocus()
    await expect.element(field('Pairing code')).toHaveValue(FAKE_CODE)
    expect(fake.callsOf('app.giveUp')[0]?.input).toEqual({ key: fake.callsOf('sync.link')[0]?.meta.idempotencyKey })
  })
})

describe('a linked store', () => {
  test('says what waits and what the backend did not understand', async () => {
    const state = fakeSyncState({ status: 'offline', waiting: 12, quarantined: 2, lastSyncedAt: null })
    await open({ state: { sync: fakeLinked({ state }) } })
    await expect.element(page.getByText('Offline, 12 waiting')).toBeVisible()
    await expect.element(page.getByText('Never yet')).toBeVisible()
    await expect.element(page.getByText(/^2 changes\. The backend keeps them/)).toBeVisible()
  })

  test('shows a problem, and a sync at once is the way out', async () => {
    const problem = { code: 'stuck', message: 'Nothing has been sent for ten minutes.' } as const
    const state = fakeSyncState({ status: 'attention', problem })
    const fake = await open({ state: { sync: fakeLinked({ state }) } })
    await expect.element(page.getByText('Nothing has been sent for ten minutes.')).toBeVisible()
    await page.getByRole('button', { name: 'Sync now' }).click()
    await expect.element(page.getByText('Up to date')).toBeVisible()
    expect(fake.callsOf('sync.now')).toHaveLength(1)
  })

  test('that was signed out by its backend links again with what is known already', async () => {
    const problem = { code: 'unauthorized', message: 'The backend does not know this device any more.' } as const
    const state = fakeSyncState({ status: 'attention', problem })
    await open({ state: { sync: fakeLinked({ state }) } })
    await expect.element(field('Address of the backend')).toHaveValue('https://shelf.northbank.example')
    await expect.element(field('Name of this device')).toHaveValue('Anna’s laptop')
  })

  test('leads to the jobs with two texts', async () => {
    const state = {
      sync: fakeLinked({ state: fakeSyncState({ twoTexts: 1 }) }),
      jobs: [
        fakeJob({ id: 1, counts: { done: 2 } }),
        fakeJob({ id: 2, counts: { done: 2 }, review: { open: 2, approved: 0, rejected: 0, edited: 1 } })
      ],
      items: [fakeItem(1, { jobId: 2, edit: 'Mine', otherEdit: { text: 'Theirs', deviceName: 'Studio' } })]
    }
    await open({ state })
    await expect
      .element(page.getByRole('link', { name: 'Job 2: choose for 1 item' }))
      .toHaveAttribute('href', '#/jobs/2/review?tab=two-texts')
  })

  test('says how many items with two texts are in older jobs than those it names', async () => {
    const edited = { open: 3, approved: 0, rejected: 0, edited: 3 }
    const items = [1, 2, 3].map((n) =>
      fakeItem(n, { jobId: 2, edit: 'Mine', otherEdit: { text: 'Theirs', deviceName: 'Studio' } })
    )
    const sync = fakeLinked({ state: fakeSyncState({ twoTexts: 5 }) })
    await open({ state: { sync, jobs: [fakeJob({ id: 2, counts: { done: 3 }, review: edited })], items } })
    await expect.element(page.getByRole('link', { name: 'Job 2: choose for 3 items' })).toBeVisible()
    await expect.element(page.getByText('2 items in older jobs, under Review.')).toBeVisible()
  })

  test('keeps a long log, read by pages, and says of each line how grave it is', async () => {
    const log = [
      fakeSyncLogEntry(46, { level: 'error', message: 'The backend refused.' }),
      ...Array.from({ length: 45 }, (_, at) => fakeSyncLogEntry(45 - at))
    ]
    await open({ state: { sync: fakeLinked({ log }) } })
    const section = page.getByRole('region', { name: 'Sync log' })
    await expect.element(section.getByRole('row').nth(1)).toMatchTextContent(/Error: The backend refused\./)
    expect(section.getByRole('row').all()).toHaveLength(21)
    await section.getByRole('button', { name: 'Show older of 46' }).click()
    await expect.poll(() => section.getByRole('row').all().length).toBe(41)
  })
})

describe('devices', () => {
  test('are listed with what each holds, this one marked', async () => {
    await open()
    const rows = page.getByRole('region', { name: 'Devices' }).getByRole('row')
    await expect.element(rows.nth(1)).toMatchTextContent(/^Anna’s laptopThis device.*40060$/)
    await expect.element(rows.nth(2)).toMatchTextContent(/^Studio.*70030170Give up…$/)
  })

  test('a lost one is given up only after the possible excess was stated in numbers', async () => {
    const fake = await open()
    await page.getByRole('button', { name: 'Give up Studio…' }).click()
    const dialog = page.getByRole('dialog')
    await expect.element(dialog).toMatchTextContent(/170 unused credits and 30 credits held by items under way/)
    await expect.element(dialog).toMatchTextContent(/at most 200 credits more than the allowance of 2,000/)
    expect(sent(fake, 'sync.writeOff')).toEqual([])
    await dialog.getByRole('button', { name: 'Give it up' }).click()
    await expect.element(page.getByText('Studio is given up. 200 credits came back to the store.')).toBeVisible()
    expect(sent(fake, 'sync.writeOff')).toEqual([{ deviceId: 'device-2' }])
    await expect.element(page.getByText('Given up', { exact: true })).toBeVisible()
    await expect.element(page.getByRole('button', { name: 'Give up Studio…' })).not.toBeInTheDocument()
  })

  test('neither this one nor the backend’s own jobs can be given up', async () => {
    const devices = [
      fakeDevice(),
      fakeDevice({ deviceId: 'backend', name: 'Backend', thisDevice: false, lastSeenAt: null })
    ]
    await open({ state: { sync: fakeLinked({ devices }) } })
    await expect.element(page.getByText('Backend', { exact: true }).first()).toBeVisible()
    await expect.element(page.getByRole('button', { name: /^Give up/ })).not.toBeInTheDocument()
    await expect.element(page.getByRole('row', { name: /Backend/ })).not.toMatchTextContent(/seen/i)
  })
})

describe('signing out', () => {
  const UNSENT = {
    state: { sync: fakeLinked({ state: fakeSyncState({ status: 'offline', waiting: 12 }), unsent: fakeUnsent(12) }) }
  }
  const askSignOut = () => page.getByRole('button', { name: 'Sign out…' }).click()
  const confirm = page.getByRole('dialog').getByRole('button', { name: 'Sign out' })

  test('leaves a local store once everything was sent', async () => {
    await open()
    await askSignOut()
    await confirm.click()
    await expect.element(page.getByText('This store works on its own', { exact: false })).toBeVisible()
  })

  test('is not offered while work is unsent: the dialog says how much, and saves it as a file', async () => {
    const file = watchFile()
    const fake = await open(UNSENT)
    await askSignOut()
    await expect.element(page.getByRole('dialog')).toMatchTextContent(/12 changes are not sent yet/)
    await expect.element(confirm).not.toBeInTheDocument()
    await page.getByRole('button', { name: 'Save what is unsent' }).click()
    await expect.poll(() => file.name).toMatch(/^wordshelf-unsent-\d{4}-\d\d-\d\d\.json$/)
    const content = JSON.parse((await file.blob?.text()) ?? '{}') as Record<string, unknown>
    expect(content).toMatchObject({ deviceId: 'device-1', total: 12 })
    expect(content['events']).toHaveLength(12)
    expect(sent(fake, 'sync.unlink')).toEqual([])
  })

  test('says so where the file cannot hold all of it', async () => {
    const file = watchFile()
    const sync = fakeLinked({
      state: fakeSyncState({ status: 'offline', waiting: 12_000 }),
      unsent: fakeUnsent(3, 12_000)
    })
    await open({ state: { sync } })
    await askSignOut()
    await page.getByRole('button', { name: 'Save what is unsent' }).click()
    await expect.element(page.getByText(/holds the oldest 3 changes of 12,000\./)).toBeVisible()
    expect(file.blob).not.toBeNull()
  })

  test('is offered in the same dialog as soon as a sync has sent everything', async () => {
    await open(UNSENT)
    await askSignOut()
    await page.getByRole('dialog').getByRole('button', { name: 'Sync now' }).click()
    await expect.element(confirm).toBeVisible()
  })

  test('of a backend that is gone for good says first what is lost there, and asks for a second word', async () => {
    const fake = await open(UNSENT)
    await askSignOut()
    await page.getByRole('button', { name: 'The backend is gone for good…' }).click()
    const dialog = page.getByRole('dialog')
    await expect.element(dialog).toMatchTextContent(/The backend will never get 12 changes of this device/)
    await expect.element(dialog).toMatchTextContent(/60 unused credits of this device stay counted there until they/)
    await expect.poll(brokenRules).toEqual([])
    expect(sent(fake, 'sync.unlink')).toEqual([])
    await dialog.getByRole('button', { name: 'Sign out without the backend' }).click()
    await expect.element(page.getByText('This store works on its own', { exact: false })).toBeVisible()
    expect(sent(fake, 'sync.unlink')).toEqual([{ abandon: true }])
  })

  test('is not offered without a backend that answers', async () => {
    await open()
    await askSignOut()
    await expect.element(confirm).toBeVisible()
    await expect.element(page.getByRole('button', { name: /gone for good/ })).not.toBeInTheDocument()
  })

  test('that the engine refuses stays in the dialog with its reason', async () => {
    await open({ handlers: { 'sync.unlink': () => refusal('CONFLICT', 'A publish is under way.') } })
    await askSignOut()
    await confirm.click()
    await expect.element(page.getByRole('dialog').getByRole('alert')).toMatchTextContent(/A publish is under way\./)
  })
})

describe.each(['light', 'dark'] as const)('in %s, no accessibility rule is broken', (colorScheme) => {
  test('by the link form with its errors', async () => {
    await open({ state: {}, colorScheme })
    await link.click()
    await expect.element(field('Pairing code')).toHaveAccessibleDescription(/eight letters/)
    expect(await brokenRules()).toEqual([])
  })

  test('by a linked store in trouble, and its dialogs', async () => {
    const problem = { code: 'unauthorized', message: 'The backend does not know this device any more.' } as const
    const state = fakeSyncState({ status: 'attention', problem, waiting: 3, quarantined: 1 })
    await open({ state: { sync: fakeLinked({ state }) }, colorScheme })
    await expect.element(page.getByRole('region', { name: 'Devices' }).getByRole('table')).toBeVisible()
    expect(await brokenRules()).toEqual([])
    await page.getByRole('button', { name: 'Sign out…' }).click()
    await expect.element(page.getByRole('dialog')).toBeVisible()
    await expect.poll(brokenRules).toEqual([])
    await userEvent.keyboard('{Escape}')
    await page.getByRole('button', { name: 'Give up Studio…' }).click()
    await expect.element(page.getByText('Give up Studio?')).toBeVisible()
    await expect.poll(brokenRules).toEqual([])
  })
})

describe('another computer', () => {
  test('is added by a code of this one, with what is to be typed there', async () => {
    const fake = await open()
    await page.getByRole('button', { name: 'Add a computer…' }).click()
    const dialog = page.getByRole('dialog', { name: 'Add a computer' })
    await expect.element(dialog.getByText('K7QM-2RXD')).toBeVisible()
    await expect.element(dialog.getByText(fakeSyncState().url ?? '')).toBeVisible()
    expect(fake.callsOf('sync.invite')).toHaveLength(1)
    await expect.poll(() => brokenRules()).toEqual([])
  })

  test('can’t be added without the backend, which says why', async () => {
    await open({ handlers: { 'sync.invite': () => refusal('BACKEND_UNAVAILABLE', 'The backend can’t be reached.') } })
    await page.getByRole('button', { name: 'Add a computer…' }).click()
    await expect.element(page.getByText('The backend can’t be reached.')).toBeVisible()
  })
})
