import { beforeEach, expect, test } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import { render } from 'vitest-browser-react'
import type { Import } from '#shared/contract/imports.ts'
import { err, ok } from '#shared/lib/result.ts'
import { errorBody } from '#shared/contract/errors.ts'
import { ScreenFrame } from '../../app/testing/render.tsx'
import { showUiLanguage } from '../../lib/i18n.ts'
import { createFakeClient, refusal, type FakeClient } from '../../lib/testing/fake-client.ts'
import { fakeImport, fakeInstance, fakeStatus } from '../../lib/testing/fake-data.ts'
import { resetImport } from './import-run.ts'
import type { Upload } from './offered-file.ts'
import { ImportScreen } from './import-screen.tsx'

beforeEach(resetImport)

const UPLOAD_ID = 'upload-0001'
const upload: Upload = (file) => Promise.resolve(ok({ uploadId: UPLOAD_ID, bytes: file.size }))

/** A store of the merchant's own, so that no new one is offered. */
const ownStore = (): FakeClient => {
  const instance = fakeInstance({ name: 'My shop', sample: false })
  return createFakeClient({}, { status: fakeStatus({ instance }), instances: [instance] })
}

async function open(fake: FakeClient, use: Upload = upload): Promise<void> {
  await render(
    <ScreenFrame fake={fake}>
      <ImportScreen upload={use} />
    </ScreenFrame>
  )
  await expect.element(page.getByText('Drop your Wix product CSV here')).toBeVisible()
}

async function choose(name = 'catalog_products.csv', content = 'handle,fieldType,name\n'): Promise<void> {
  const input = document.querySelector<HTMLInputElement>('input[type="file"]')
  if (!input) throw new Error('no file input')
  await userEvent.upload(input, new File([content], name, { type: 'text/csv' }))
}

const ready = (over: Partial<Import> = {}): Import =>
  fakeImport({
    id: 7,
    state: 'READY',
    fileName: 'catalog_products.csv',
    newProducts: 3,
    changedProducts: 2,
    unchangedProducts: 1,
    products: 6,
    refusedRows: 2,
    refused: [
      { line: 14, column: 'price', reason: 'The price is not a number.' },
      { line: 20, column: null, reason: 'The row has 12 cells where the header has 53.' }
    ],
    warnings: [{ message: 'Some SKUs look like numbers.', rows: 4, firstLine: 9 }],
    preview: [{ id: 'a', name: 'Linen apron', excerpt: 'Made by hand.', variantCount: 2, mediaCount: 1 }],
    ...over
  })

const answerReady = (fake: FakeClient, report = ready()): void =>
  fake.answer('imports.create', (_, state) => {
    state.imports.unshift(report)
    return report
  })

test('a file is shown with its figures, refused rows and first products before anything is taken in', async () => {
  const fake = ownStore()
  answerReady(fake)
  await open(fake)
  await choose()
  await expect.element(page.getByText(/^Wix catalog V3 export/)).toBeVisible()
  expect(fake.callsOf('imports.create')[0]?.input).toEqual({
    uploadId: UPLOAD_ID,
    fileName: 'catalog_products.csv',
    apply: false
  })
  const refused = page.getByRole('region', { name: 'Refused rows' })
  await expect.element(refused.getByRole('row', { name: '14 price The price is not a number.' })).toBeVisible()
  await expect.element(refused.getByRole('row', { name: /^20 Whole row/ })).toBeVisible()
  await expect
    .element(page.getByRole('link', { name: 'Download the full report' }))
    .toHaveAttribute('href', '/api/imports/7/refused.csv')
  await expect.element(page.getByText('Linen apron', { exact: true })).toBeVisible()
  await expect.element(page.getByText(/^Some SKUs look like numbers/)).toBeVisible()
  expect(fake.callsOf('imports.apply')).toHaveLength(0)

  await page.getByRole('button', { name: 'Apply to My shop' }).click()
  await expect.element(page.getByText('5 products taken into My shop')).toBeVisible()
  await expect.element(page.getByRole('link', { name: 'Choose products' })).toHaveAttribute('href', '#/products')
})

test('a preview that is discarded is cancelled and leaves the drop zone', async () => {
  const fake = ownStore()
  answerReady(fake)
  await open(fake)
  await choose()
  await page.getByRole('button', { name: 'Discard' }).click()
  await expect.element(page.getByText('Drop your Wix product CSV here')).toBeVisible()
  expect(fake.callsOf('imports.cancel')[0]?.input).toEqual({ id: 7 })
  expect(fake.callsOf('imports.apply')).toHaveLength(0)
})

test('reading shows what it found so far and stops when told to', async () => {
  const fake = ownStore()
  let finish = (_: Import): void => undefined
  fake.answer('imports.create', () => new Promise<Import>((resolve) => (finish = resolve)))
  fake.answer('imports.cancel', () => ready({ state: 'CANCELLED' }))
  await open(fake)
  await choose()
  await expect.element(page.getByText('Reading catalog_products.csv')).toBeVisible()
  const progress = { instanceId: 'store-1', importId: 7, bytesTotal: 2_000_000, bytesRead: 500_000 }
  fake.emit({
    name: 'import.progress',
    payload: { ...progress, uploadId: 'upload-of-another', products: 1, refusedRows: 0 }
  })
  fake.emit({ name: 'import.progress', payload: { ...progress, uploadId: UPLOAD_ID, products: 1200, refusedRows: 3 } })
  await expect.element(page.getByText('1,200 products so far, 3 rows refused, 500 kB of 2.0 MB')).toBeVisible()
  await page.getByRole('button', { name: 'Cancel' }).click()
  await expect.poll(() => fake.callsOf('imports.cancel').length).toBe(1)
  expect(fake.callsOf('imports.cancel')[0]?.input).toEqual({ id: 7 })
  finish(ready({ state: 'CANCELLED' }))
  await expect.element(page.getByText('Drop your Wix product CSV here')).toBeVisible()
})

test('a cancel that comes before the import has a number still cancels it', async () => {
  const fake = ownStore()
  let finish = (_: Import): void => undefined
  fake.answer('imports.create', () => new Promise<Import>((resolve) => (finish = resolve)))
  fake.answer('imports.cancel', () => ready({ state: 'CANCELLED' }))
  await open(fake)
  await choose()
  await page.getByRole('button', { name: 'Cancel' }).click()
  await expect.element(page.getByRole('button', { name: 'Stopping' })).toBeDisabled()
  expect(fake.callsOf('imports.cancel')).toHaveLength(0)
  finish(ready())
  await expect.element(page.getByText('Drop your Wix product CSV here')).toBeVisible()
  expect(fake.callsOf('imports.cancel')[0]?.input).toEqual({ id: 7 })
})

test('cancelling while the file is handed over stops the transfer', async () => {
  const fake = ownStore()
  let aborted = false
  await open(
    fake,
    (_file, onProgress, signal) =>
      new Promise((resolve) => {
        onProgress?.(3, 22)
        signal?.addEventListener('abort', () => {
          aborted = true
          resolve(err(errorBody('CONFLICT', 'The upload was stopped.')))
        })
      })
  )
  await choose()
  await expect.element(page.getByText('Handing over catalog_products.csv')).toBeVisible()
  await page.getByRole('button', { name: 'Cancel' }).click()
  await expect.element(page.getByText('Drop your Wix product CSV here')).toBeVisible()
  expect(aborted).toBe(true)
  expect(fake.callsOf('imports.create')).toHaveLength(0)
})

test('an unreadable file says what happened to it and takes the next one', async () => {
  const fake = ownStore()
  fake.answer('imports.create', () => refusal('UNREADABLE_FILE', 'This is not a Wix product file. Export it again.'))
  await open(fake)
  await choose('orders.csv')
  await expect.element(page.getByText('File not readable: orders.csv')).toBeVisible()
  await expect.element(page.getByText('This is not a Wix product file. Export it again.')).toBeVisible()
  answerReady(fake)
  await choose()
  await expect.element(page.getByText(/^Wix catalog V3 export/)).toBeVisible()
})

test('what is plainly no CSV is refused before it is handed over', async () => {
  const fake = ownStore()
  await open(fake)
  await choose('empty.csv', '')
  await expect.element(page.getByText('empty.csv is empty. Export it from Wix again.')).toBeVisible()
  expect(fake.callsOf('imports.create')).toHaveLength(0)
})

test('beside the sample store a new store is the default, and a discarded preview leads back', async () => {
  const fake = createFakeClient()
  answerReady(fake)
  await open(fake)
  await expect.element(page.getByRole('radio', { name: 'A new store' })).toBeChecked()
  await choose()
  await expect.element(page.getByRole('button', { name: 'Apply to My store' })).toBeVisible()
  expect(fake.callsOf('instances.create').map((call) => call.input)).toEqual([{ name: 'My store' }])
  expect(fake.state.status.instance.name).toBe('My store')
  await page.getByRole('button', { name: 'Discard' }).click()
  await expect.poll(() => fake.state.status.instance.name).toBe('Sample store')
})

test('stores that nobody has named are called in the window’s language, whichever it is, and their names are kept as ever', async () => {
  const fake = createFakeClient()
  answerReady(fake)
  await open(fake)
  try {
    await showUiLanguage('de')
    await expect.element(page.getByRole('radio', { name: /Beispiel-Shop/ })).toBeVisible()
    await expect.element(page.getByRole('textbox', { name: 'Name des neuen Shops' })).toHaveValue('Mein Shop')
    await choose()
    await expect.element(page.getByRole('button', { name: /Mein Shop/ })).toBeVisible()
    expect(fake.callsOf('instances.create').map((call) => call.input)).toEqual([{ name: 'My store' }])
    await showUiLanguage('en')
    await expect.element(page.getByRole('button', { name: 'Apply to My store' })).toBeVisible()
  } finally {
    await showUiLanguage('en')
  }
})

test('the sample store can be imported into, where that is wanted', async () => {
  const fake = createFakeClient()
  answerReady(fake)
  await open(fake)
  await page.getByRole('radio', { name: /^This store/ }).click()
  await choose()
  await expect.element(page.getByRole('button', { name: 'Apply to Sample store' })).toBeVisible()
  expect(fake.callsOf('instances.create')).toHaveLength(0)
})

test('a preview that was left waiting is shown again', async () => {
  const fake = ownStore()
  fake.state.imports.push(ready())
  await render(
    <ScreenFrame fake={fake}>
      <ImportScreen upload={upload} />
    </ScreenFrame>
  )
  await expect.element(page.getByRole('button', { name: 'Apply to My shop' })).toBeVisible()
})

test('what a file holds and brought is told in its own store only, and goes nowhere else', async () => {
  const shop = fakeInstance({ name: 'My shop', sample: false })
  const other = fakeInstance({ instanceId: 'store-2', name: 'Other shop', sample: false, active: false })
  const fake = createFakeClient({}, { status: fakeStatus({ instance: shop }), instances: [shop, other] })
  answerReady(fake)
  let handOver = (): void => undefined
  const slowly: Upload = async (file) => {
    await new Promise<void>((resolve) => (handOver = resolve))
    return upload(file)
  }
  const look = () =>
    render(
      <ScreenFrame fake={fake}>
        <ImportScreen upload={slowly} />
      </ScreenFrame>
    )
  const goTo = async ({ instanceId }: { readonly instanceId: string }) => {
    await fake.client.call('instances.select', { id: instanceId })
    return look()
  }
  const start = page.getByText('Drop your Wix product CSV here')
  const of = (procedure: 'imports.create' | 'imports.apply') => fake.callsOf(procedure).map(({ meta }) => meta)

  const here = await look()
  await expect.element(start).toBeVisible()
  await choose()
  await expect.element(page.getByText('Handing over catalog_products.csv')).toBeVisible()
  await here.unmount()
  const there = await goTo(other)
  handOver()
  await expect.element(start).toBeVisible()
  expect(of('imports.create')).toEqual([{ instanceId: shop.instanceId }])

  await there.unmount()
  const back = await goTo(shop)
  await page.getByRole('button', { name: 'Apply to My shop' }).click()
  await expect.element(page.getByText('5 products taken into My shop')).toBeVisible()
  expect(of('imports.apply')).toEqual([{ instanceId: shop.instanceId }])
  await back.unmount()
  await goTo(other)
  await expect.element(start).toBeVisible()
})
