import { expect, test } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import { render } from 'vitest-browser-react'
import { createFakeClient } from '../../lib/testing/fake-client.ts'
import { fakeInstance } from '../../lib/testing/fake-data.ts'
import { testApp } from '../testing/render-app.tsx'

/** The products of the first of two stores, searched. */
async function openProducts() {
  const northbank = fakeInstance({ instanceId: 'store-2', name: 'Northbank', productCount: 12, active: false })
  const fake = createFakeClient({}, { instances: [fakeInstance(), northbank] })
  await render(testApp('/products', fake).element)
  await search.fill('1')
  const searched = () => fake.callsOf('products.list').map(({ input }) => (input as { readonly query?: string }).query)
  await expect.poll(() => searched().at(-1)).toBe('1')
  return { fake, searched }
}
const search = page.getByRole('textbox', { name: 'Search products' })
const switcher = page.getByRole('button', { name: /Switch store/ })

async function switchStore(): Promise<void> {
  await switcher.click()
  await page.getByRole('menuitem', { name: /Northbank/ }).click()
  await expect.element(switcher).toMatchTextContent(/Northbank/)
}

test('what one store was searched for is not asked of the next, whose products would seem to be missing', async () => {
  const { searched } = await openProducts()
  await switchStore()
  await expect.element(search).toHaveValue('')
  await expect.poll(() => searched().at(-1)).toBeUndefined()
})

test('nor where the store is changed on another screen', async () => {
  const { searched } = await openProducts()
  await page.getByRole('link', { name: 'Credits', exact: true }).click()
  await expect.element(search).not.toBeInTheDocument()
  await switchStore()
  await expect.element(search).toHaveValue('')
  await expect.poll(() => searched().at(-1)).toBeUndefined()
})

test('a store that another window leaves takes with it what was opened and asked here', async () => {
  const { fake } = await openProducts()
  await page.getByRole('row').nth(1).click()
  await userEvent.keyboard('{Enter}')
  const drawer = page.getByRole('dialog')
  await expect.element(drawer).toBeVisible()
  await fake.client.call('instances.select', { id: 'store-2' })
  fake.emit({ name: 'changed', payload: { instanceId: null, topics: ['status'] } })
  await expect.element(switcher).toMatchTextContent(/Northbank/)
  await expect.element(drawer).not.toBeInTheDocument()
  await expect.element(search).toHaveValue('')
  await expect.element(page.getByRole('main')).toHaveFocus()
})
