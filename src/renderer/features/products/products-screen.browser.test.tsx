import { beforeEach, expect, test, vi } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import { render } from 'vitest-browser-react'
import { ScreenFrame } from '../../app/testing/render.tsx'
import { productSelection, selectedProducts } from '../../lib/selection.ts'
import { createFakeClient, type FakeClient } from '../../lib/testing/fake-client.ts'
import { fakeProduct } from '../../lib/testing/fake-data.ts'
import { NO_FILTER } from './product-filter.ts'
import { ProductsScreen } from './products-screen.tsx'
import { rememberView } from './remembered-view.ts'

const IN_STORE = 450

beforeEach(() => {
  productSelection.clear()
  rememberView({ filter: NO_FILTER, sort: 'catalogue' })
  window.location.hash = ''
})

async function open(count = IN_STORE): Promise<{ fake: FakeClient; visited: string[] }> {
  const visited: string[] = []
  const fake = createFakeClient({}, { products: Array.from({ length: count }, (_, at) => fakeProduct(at + 1)) })
  await render(
    <ScreenFrame fake={fake} go={(path) => visited.push(path)}>
      <div style={{ display: 'flex', flexDirection: 'column', height: 700 }}>
        <ProductsScreen />
      </div>
    </ScreenFrame>
  )
  return { fake, visited }
}

const rowAt = (n: number) => page.elementLocator(find(`[data-index="${n - 1}"]`))

function find(selector: string): HTMLElement {
  const element = document.querySelector<HTMLElement>(selector)
  if (!element) throw new Error(`nothing matches ${selector}`)
  return element
}

async function check(n: number, shift = false): Promise<void> {
  await expect.poll(() => document.querySelector(`[data-index="${n - 1}"] [data-check]`)).not.toBeNull()
  await page.elementLocator(find(`[data-index="${n - 1}"] [data-check]`)).click(shift ? { modifiers: ['Shift'] } : {})
}

const selectedIds = (): readonly string[] => {
  const selection = productSelection.get()
  return selection.mode === 'ids' ? [...selection.ids] : []
}
const products = (...numbers: number[]): readonly string[] => numbers.map((n) => `product-${n}`)

test('a range takes the rows between, and gives back what it took when it shrinks', async () => {
  await open()
  await check(8)
  await check(2)
  await check(5, true)
  expect(selectedIds().toSorted()).toEqual(products(2, 3, 4, 5, 8))
  await check(3, true)
  expect(selectedIds().toSorted()).toEqual(products(2, 3, 8))
  await expect.element(page.getByRole('button', { name: 'Optimise 3 products' })).toBeVisible()
})

test('selecting all that is loaded offers all that match, and a row taken out is counted out', async () => {
  await open()
  await page.getByRole('checkbox', { name: 'Select all products loaded here' }).click()
  await expect.element(page.getByText('All 200 here selected.')).toBeVisible()
  await expect.element(page.getByRole('button', { name: 'Optimise 200 products' })).toBeVisible()

  await page.getByRole('button', { name: 'Select all 450 matching' }).click()
  await expect.element(page.getByRole('button', { name: 'Optimise 450 products' })).toBeVisible()

  await check(4)
  await expect.element(page.getByRole('button', { name: 'Optimise 449 products' })).toBeVisible()
  await expect.element(page.getByText('449 of the 450 products that match are selected, 1 left out.')).toBeVisible()
  await expect.element(rowAt(4)).toHaveAttribute('aria-selected', 'false')
  await expect.element(rowAt(5)).toHaveAttribute('aria-selected', 'true')
})

test('while another filter’s list is on its way, neither the head nor the banner nor the list itself counts what it holds', async () => {
  const { fake } = await open()
  await page.getByRole('checkbox', { name: 'Select all products loaded here' }).click()
  await page.getByRole('button', { name: 'Select all 450 matching' }).click()
  fake.answer('products.list', () => new Promise(() => undefined))
  await page.getByRole('textbox', { name: 'Search products' }).fill('Mug')
  await expect.poll(() => document.querySelector('[data-stale]')).not.toBeNull()
  await expect.element(page.getByText(/\b200\b/)).not.toBeInTheDocument()
  await expect.element(page.getByRole('grid')).toHaveAttribute('aria-rowcount', '-1')
})

test('another search keeps the very products that "all matching" stood for', async () => {
  await open()
  await page.getByRole('checkbox', { name: 'Select all products loaded here' }).click()
  await page.getByRole('button', { name: 'Select all 450 matching' }).click()
  await check(1)
  await page.getByRole('textbox', { name: 'Search products' }).fill('Wool throw')
  await expect.element(page.getByText('45 of the 449 selected products match this filter.')).toBeVisible()
  expect(selectedProducts(productSelection.get())).toBe(449)
  expect(selectedIds()).not.toContain('product-1')
})

test('the keys of the list move, select, extend and take everything that is loaded', async () => {
  await open()
  await expect.element(page.getByText('450 products')).toBeVisible()
  await expect.poll(() => document.querySelector('[data-index="0"]')).not.toBeNull()
  await userEvent.keyboard('j')
  await expect.poll(() => document.activeElement?.getAttribute('data-index')).toBe('1')
  await userEvent.keyboard('x')
  expect(selectedIds()).toEqual(products(2))
  await userEvent.keyboard('{Shift>}{ArrowDown}{ArrowDown}{/Shift}')
  expect(selectedIds()).toEqual(products(2, 3, 4))
  await userEvent.keyboard('{Shift>}{ArrowUp}{/Shift}')
  expect(selectedIds()).toEqual(products(2, 3))
  await userEvent.keyboard('{Control>}a{/Control}')
  expect(selectedIds()).toHaveLength(200)
  await userEvent.keyboard('{Escape}')
  expect(selectedIds()).toEqual([])
  await page.getByRole('button', { name: 'Undo' }).click()
  expect(selectedIds()).toHaveLength(200)
})

test('the keys of the list work on a keyboard that writes no Latin letters', async () => {
  await open()
  await expect.poll(() => document.querySelector('[data-index="0"]')).not.toBeNull()
  const press = (key: string, code: string) =>
    (document.activeElement ?? document.body).dispatchEvent(
      new KeyboardEvent('keydown', { key, code, bubbles: true, cancelable: true })
    )
  press('ח', 'KeyJ')
  await expect.poll(() => document.activeElement?.getAttribute('data-index')).toBe('1')
  press('ס', 'KeyX')
  expect(selectedIds()).toEqual(products(2))
})

/** All that match are selected, and wait at the gate to be written out once the filter changes. */
async function openKeepingAll() {
  const { fake } = await open()
  await page.getByRole('checkbox', { name: 'Select all products loaded here' }).click()
  await page.getByRole('button', { name: 'Select all 450 matching' }).click()
  const gate = Promise.withResolvers<undefined>()
  fake.answer('products.ids', async () => {
    await gate.promise
    return { ids: [], total: 0 }
  })
  return { fake, gate }
}

test('a filter that is chosen while a search still waits for its selection to be kept is meant with it', async () => {
  const { fake, gate } = await openKeepingAll()
  await page.getByRole('textbox', { name: 'Search products' }).fill('Wool')
  await expect.poll(() => fake.callsOf('products.ids')).toHaveLength(1)
  await page.getByRole('button', { name: 'Clear', exact: true }).click()
  await page.getByRole('combobox', { name: 'Missing text' }).click()
  await page.getByRole('option', { name: 'No ribbon' }).click()
  gate.resolve(undefined)
  await page.getByRole('combobox', { name: 'Sort by' }).click()
  await page.getByRole('option', { name: 'Name, A to Z' }).click()
  await expect
    .poll(() => fake.callsOf('products.list').at(-1)?.input)
    .toMatchObject({ query: 'Wool', missing: 'ribbon', sort: 'name' })
})

test('a search that is taken back while its selection is still being kept is not made after all', async () => {
  const { fake, gate } = await openKeepingAll()
  const search = page.getByRole('textbox', { name: 'Search products' })
  await search.fill('Wool')
  await expect.poll(() => fake.callsOf('products.ids')).toHaveLength(1)
  await search.fill('')
  await expect.poll(() => fake.callsOf('products.ids')).toHaveLength(2)
  gate.resolve(undefined)
  // The filters are there again once nothing is selected any more.
  await expect.element(page.getByRole('combobox', { name: 'Sort by' })).toBeVisible()
  await expect.element(page.getByText('450 products')).toBeVisible()
  const asked = fake.callsOf('products.list').map(({ input }) => (input as { readonly query?: string }).query)
  expect(new Set(asked)).toEqual(new Set([undefined]))
})

test('what was typed a moment before the filters were cleared is cleared with them', async () => {
  const { fake } = await open()
  const search = page.getByRole('textbox', { name: 'Search products' })
  await search.fill('nothing like this')
  const clear = page.getByRole('button', { name: 'Clear filters' })
  await expect.element(clear).toBeVisible()
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
  try {
    const field = find('input[aria-keyshortcuts="/"]') as HTMLInputElement
    field.setRangeText('!', field.value.length, field.value.length, 'end')
    field.dispatchEvent(new InputEvent('input', { bubbles: true }))
    clear.element().dispatchEvent(new MouseEvent('click', { bubbles: true }))
    await vi.advanceTimersByTimeAsync(1_000)
  } finally {
    vi.useRealTimers()
  }
  await expect.element(page.getByText('450 products')).toBeVisible()
  const asked = fake.callsOf('products.list').map(({ input }) => (input as { readonly query?: string }).query)
  expect(asked).toEqual([undefined, 'nothing like this'])
})

test('the search takes the focus with a slash, and letters typed there are text', async () => {
  await open()
  await expect.poll(() => document.querySelector('[data-index="0"]')).not.toBeNull()
  await userEvent.keyboard('/')
  await userEvent.keyboard('jxk')
  await expect.element(page.getByRole('textbox', { name: 'Search products' })).toHaveValue('jxk')
  expect(selectedIds()).toEqual([])
  await expect.element(page.getByText('No product matches')).toBeVisible()
  await page.getByRole('button', { name: 'Clear filters' }).click()
  await expect.element(page.getByText('450 products')).toBeVisible()
})

test('further pages come as the reader scrolls, and the grid always says how many rows there are', async () => {
  const { fake } = await open()
  await expect.element(page.getByRole('grid')).toHaveAttribute('aria-rowcount', '451')
  expect(fake.callsOf('products.list')).toHaveLength(1)
  find('[role="grid"]').scrollTop = 1_000_000
  await expect.poll(() => document.querySelector('[data-index="449"]')).not.toBeNull()
  expect(fake.callsOf('products.list')).toHaveLength(3)
  expect(document.querySelectorAll('[data-index]').length).toBeLessThan(80)
})

test('the focus stays on its row when the row is scrolled out of sight', async () => {
  await open()
  await expect.poll(() => document.querySelector('[data-index="0"]')).not.toBeNull()
  await userEvent.keyboard('j')
  find('[role="grid"]').scrollTop = 6_000
  await expect.poll(() => document.querySelector('[data-index="140"]')).not.toBeNull()
  expect(document.activeElement?.getAttribute('data-index')).toBe('1')
})

test('Enter opens the product with all of its texts, as a shop shows them or as HTML', async () => {
  await open()
  await expect.poll(() => document.querySelector('[data-index="0"]')).not.toBeNull()
  await userEvent.keyboard('jk{Enter}')
  const drawer = page.getByRole('dialog')
  await expect.element(drawer.getByRole('heading', { name: 'Linen apron 1' })).toBeVisible()
  await expect.element(drawer.getByText('Hand finished')).toBeVisible()
  await drawer.getByText('HTML', { exact: true }).click()
  await expect.element(drawer.getByText(/<li>Hand finished/)).toBeVisible()
  await drawer.getByRole('button', { name: 'Next product' }).click()
  await expect.element(drawer.getByRole('heading', { name: 'Stoneware mug 2' })).toBeVisible()
})

test('of a product whose texts were all rejected it is not said that none was optimised', async () => {
  // The third fake product has texts neither to review nor approved, which is all that the engine tells.
  await open()
  await expect.poll(() => document.querySelector('[data-index="0"]')).not.toBeNull()
  await userEvent.keyboard('jjj{Enter}')
  const drawer = page.getByRole('dialog')
  await expect.element(drawer.getByText('No text of this product waits for review or is approved.')).toBeVisible()
  await expect.element(drawer.getByText(/optimised yet/)).not.toBeInTheDocument()
})

test('a store without products leads to the import', async () => {
  await open(0)
  await expect.element(page.getByText('No products yet')).toBeVisible()
  await expect.element(page.getByRole('link', { name: 'Import products' })).toHaveAttribute('href', '#/import')
})

test('the main action leads to the optimiser with the selection', async () => {
  const { visited } = await open()
  await check(3)
  await page.getByRole('button', { name: 'Optimise 1 product' }).click()
  expect(visited).toEqual(['#/optimize'])
  expect(selectedIds()).toEqual(products(3))
})
