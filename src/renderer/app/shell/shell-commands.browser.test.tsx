import { spotlight } from '@mantine/spotlight'
import { afterEach, describe, expect, test } from 'vitest'
import { userEvent } from 'vitest/browser'
import { render } from 'vitest-browser-react'
import { PAGE_ACTIONS } from '#shared/contract/shell-commands.ts'
import { resetImport } from '../../features/import/import-run.ts'
import { createFakeClient } from '../../lib/testing/fake-client.ts'
import { fakeInstance, fakeJob, fakeStatus } from '../../lib/testing/fake-data.ts'
import { fakeShop } from '../../lib/testing/fake-shop.ts'
import { testApp } from '../testing/render-app.tsx'

afterEach(() => {
  spotlight.close()
  resetImport()
  localStorage.clear()
})

async function open(path: string, fake = createFakeClient()) {
  const app = testApp(path, fake)
  const screen = await render(app.element)
  await expect.element(screen.getByRole('heading', { level: 1 })).toBeVisible()
  return { ...app, screen }
}

describe('what the shell asks of the page', () => {
  test('every command of the native menu is one of the command palette', async () => {
    const fake = createFakeClient({}, { shop: fakeShop(), jobs: [fakeJob({ counts: { done: 2 } })] })
    const { screen } = await open('/jobs/1/review', fake)
    spotlight.open()
    await expect.element(screen.getByRole('textbox', { name: 'Command' })).toBeVisible()
    const names = {
      'go-products': 'Products',
      'go-optimize': 'Optimise',
      'go-jobs': 'Jobs',
      'go-review': 'Review',
      'go-history': 'History',
      'go-store': 'Wix store',
      'go-import': 'Import',
      'go-credits': 'Credits',
      'go-sync': 'Sync',
      'go-settings': 'Settings',
      'go-conflicts': 'Conflicts',
      'go-publishes': 'Publishes',
      'add-store': 'Add a store…',
      'connect-store': 'Connect a Wix store…',
      'load-sample': 'Load the sample store',
      'fetch-changes': 'Fetch changes from Wix',
      export: 'Export job 1…',
      'undo-decision': 'Undo the last decision',
      shortcuts: 'Keyboard shortcuts'
    }
    expect(['palette', ...Object.keys(names)].toSorted()).toEqual(PAGE_ACTIONS.toSorted())
    const palette = screen.getByRole('dialog', { name: 'Commands' })
    for (const name of Object.values(names))
      await expect.element(palette.getByText(name, { exact: true }).first()).toBeInTheDocument()
  })

  test('a place is gone to, in the store that has it', async () => {
    const other = fakeInstance({ instanceId: 'store-2', name: 'Other', active: false })
    const fake = createFakeClient({}, { instances: [fakeInstance(), other] })
    const { path } = await open('/settings', fake)
    fake.command({ kind: 'open', place: { screen: 'review', jobId: 12 }, instanceId: 'store-1' })
    await expect.poll(path).toBe('/jobs/12/review')
    expect(fake.callsOf('instances.select')).toEqual([])
    fake.command({ kind: 'open', place: { screen: 'publish-run', publishId: 3 }, instanceId: 'store-2' })
    await expect.poll(path).toBe('/publishes/3')
    expect(fake.callsOf('instances.select').map(({ input }) => input)).toEqual([{ id: 'store-2' }])
  })

  test('what is no command of ours is not obeyed', async () => {
    const { fake, path } = await open('/settings')
    const bad = [
      { kind: 'open', place: { screen: 'job', jobId: '../settings' }, instanceId: null },
      { kind: 'open', place: { screen: 'https://example.com' }, instanceId: null },
      { kind: 'run', action: 'store-2' },
      { kind: 'eval', code: '1' }
    ]
    for (const command of bad) fake.command(command as never)
    fake.command({ kind: 'run', action: 'go-credits' })
    await expect.poll(path).toBe('/credits')
  })

  test('a file that lies ready is read into a store of one’s own at once', async () => {
    const own = fakeInstance({ sample: false, name: 'Mine' })
    const fake = createFakeClient({}, { status: fakeStatus({ instance: own }), instances: [own] })
    const { screen, path } = await open('/settings', fake)
    fake.command({ kind: 'import', uploadId: 'upload-0001', fileName: 'mine.csv', bytes: 20 })
    await expect
      .poll(() => fake.callsOf('imports.create').map(({ input }) => input))
      .toEqual([{ uploadId: 'upload-0001', fileName: 'mine.csv', apply: false }])
    expect(path()).toBe('/import')
    await expect.element(screen.getByRole('heading', { name: 'Import', level: 1 })).toBeVisible()
  })

  test('where the sample store is open, a file waits for the answer which store it is for', async () => {
    const { screen, fake } = await open('/settings')
    fake.command({ kind: 'import', uploadId: 'upload-0001', fileName: 'mine.csv', bytes: 20 })
    await expect.element(screen.getByText('mine.csv')).toBeVisible()
    expect(fake.callsOf('imports.create')).toEqual([])
    await screen.getByRole('textbox', { name: 'Name of the new store' }).fill('')
    await screen.getByRole('button', { name: 'Read this file' }).click()
    await expect.element(screen.getByRole('alert')).toHaveTextContent('Give the new store a name first.')
    await screen.getByRole('radio', { name: /This store/ }).click()
    await screen.getByRole('button', { name: 'Read this file' }).click()
    await expect.poll(() => fake.callsOf('imports.create')).toHaveLength(1)
  })
})

describe('a file dropped on the window', () => {
  function drop(type: 'dragenter' | 'drop', ...names: readonly string[]): void {
    const dataTransfer = new DataTransfer()
    for (const name of names) dataTransfer.items.add(new File(['handleId\n'], name, { type: 'text/csv' }))
    document.body.dispatchEvent(new DragEvent(type, { dataTransfer, bubbles: true, cancelable: true }))
  }

  test('leads to its import from any screen', async () => {
    const { screen, path } = await open('/settings')
    drop('dragenter', 'mine.csv')
    await expect.element(screen.getByText('Let go to see what this CSV file holds')).toBeVisible()
    drop('drop', 'mine.csv')
    await expect.element(screen.getByText('mine.csv')).toBeVisible()
    expect(path()).toBe('/import')
    await expect.element(screen.getByText('Let go to see what this CSV file holds')).not.toBeInTheDocument()
  })

  test('that is no CSV file is refused where it was dropped', async () => {
    const { screen, path } = await open('/settings')
    drop('drop', 'photo.png')
    await expect.element(screen.getByText(/photo\.png is not a CSV file/)).toBeVisible()
    expect(path()).toBe('/settings')
  })
})

test('no key of the window means anything with Ctrl and Alt, which together write letters on many keyboards', async () => {
  const { path, screen } = await open('/settings')
  for (const key of ['k', ',', '1', '2', '?', 'g', 'c', 'z', 'a', '{Enter}'])
    await userEvent.keyboard(`{Control>}{Alt>}${key}{/Alt}{/Control}`)
  expect(path()).toBe('/settings')
  await expect.element(screen.getByRole('dialog')).not.toBeInTheDocument()
})
