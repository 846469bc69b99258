import { describe, expect, test } from 'vitest'
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

test('an unknown address says so and leads on', async () => {
  const screen = await render(testApp('/nowhere').element)
  await expect.element(screen.getByRole('heading', { name: 'There is no such page' })).toBeVisible()
})

test('the window is named after the place, and the place is marked', async () => {
  const screen = await render(testApp('/credits').element)
  await expect
    .element(screen.getByRole('link', { name: 'Credits', exact: true }))
    .toHaveAttribute('aria-current', 'page')
  await expect.poll(() => document.title).toBe('Credits – Wordshelf')
})
