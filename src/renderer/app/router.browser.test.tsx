import { afterAll, beforeEach, describe, expect, test, vi } from 'vitest'
import { render } from 'vitest-browser-react'
import { createFakeClient } from '../lib/testing/fake-client.ts'
import { fakeInstance, fakeStatus } from '../lib/testing/fake-data.ts'
import { page, userEvent } from 'vitest/browser'
import { testApp } from './testing/render-app.tsx'

const emptyStore = () =>
  createFakeClient(
    {},
    { products: [], status: fakeStatus({ instance: fakeInstance({ productCount: 0, sample: false }) }) }
  )

describe('where the app opens', () => {
  test('a store without products is asked what to fill it with', async () => {
    const app = testApp('/', emptyStore())
    await render(app.element)
    await expect.poll(app.path).toBe('/welcome')
  })

  test('a store with products shows them', async () => {
    const app = testApp('/')
    await render(app.element)
    await expect.poll(app.path).toBe('/products')
  })
})

test('an address whose job is no number leads to the jobs', async () => {
  const app = testApp('/jobs/abc/review')
  await render(app.element)
  await expect.poll(app.path).toBe('/jobs')
})

test('what is looked for in the review stands in its address, so that back leads back to it', async () => {
  const app = testApp('/review?sort=product')
  await render(app.element)
  await expect.element(page.getByRole('grid')).toBeVisible()
  await userEvent.click(page.getByText(/^Approved0$/))
  await expect.poll(app.path).toContain('tab=approved')
  await expect.element(page.getByRole('heading', { name: 'Nothing approved' })).toBeVisible()
  await userEvent.fill(page.getByLabelText('Search products and texts'), '12')
  await expect.poll(app.path).toContain('query=')
  app.back()
  await expect.poll(app.path).toBe('/review?sort=product')
  await expect.element(page.getByRole('grid')).toBeVisible()
  await expect.element(page.getByLabelText('Search products and texts')).toHaveValue('')
})

test('what an address of the review can not mean is left out of it', async () => {
  await render(testApp('/review?flags=spoilt&tab=spoilt&sort=spoilt').element)
  await expect.element(page.getByRole('grid')).toBeVisible()
  await expect.element(page.getByRole('button', { name: 'Filter', exact: true })).toBeVisible()
})

test('an unknown address says so and leads on', async () => {
  const screen = await render(testApp('/nowhere').element)
  await expect.element(screen.getByRole('heading', { level: 1, name: 'There is no such page' })).toBeVisible()
})

describe('what breaks', () => {
  const errors = vi.spyOn(console, 'error')
  const warnings = vi.spyOn(console, 'warn')
  beforeEach(() => {
    // React and the router tell the console what the test breaks on purpose.
    errors.mockReturnValue(undefined)
    warnings.mockReturnValue(undefined)
  })
  afterAll(() => {
    errors.mockRestore()
    warnings.mockRestore()
  })

  test('is one screen: the shell stays and leads to the others', async () => {
    const fake = createFakeClient()
    const days = [{ day: '2026-11-02', used: 1, usedSoFar: 1, reserved: 0 }]
    // No month that could be named: drawing it throws.
    fake.answer('credits.byDay', () => ({ period: 'never', days }))
    await render(testApp('/credits', fake).element)
    await expect.element(page.getByText('This screen stopped working')).toBeVisible()
    await expect.element(page.getByRole('button', { name: 'Try again' })).toBeVisible()
    await page.getByRole('link', { name: 'Products', exact: true }).click()
    await expect.element(page.getByRole('heading', { level: 1, name: 'Products' })).toBeVisible()
    await expect.element(page.getByText('This screen stopped working')).not.toBeInTheDocument()
  })

  test('in the shell itself is said of the window, with a way to load it again', async () => {
    const fake = createFakeClient()
    const transport = {
      ...fake.transport,
      on: () => {
        throw new Error('Nobody to listen to')
      }
    }
    await render(testApp('/products', { ...fake, transport }).element)
    await expect.element(page.getByText('The window stopped working')).toBeVisible()
    await expect.element(page.getByRole('button', { name: 'Load again' })).toBeVisible()
  })
})

test('the window is named after the place, and the place is marked', async () => {
  const screen = await render(testApp('/credits').element)
  await expect
    .element(screen.getByRole('link', { name: 'Credits', exact: true }))
    .toHaveAttribute('aria-current', 'page')
  await expect.poll(() => document.title).toBe('Credits – Wordshelf')
})
