import { afterEach, describe, expect, test } from 'vitest'
import { userEvent } from 'vitest/browser'
import { render } from 'vitest-browser-react'
import { createFakeClient } from '../../lib/testing/fake-client.ts'
import { fakeConflict, fakePublish } from '../../lib/testing/fake-publishes.ts'
import { fakeWixState } from '../../lib/testing/fake-shop.ts'
import { testApp } from '../testing/render-app.tsx'

afterEach(() => localStorage.clear())

const MISSED = fakePublish({ id: 12, state: 'MISSED', dueAt: '2026-11-22T09:00:00.000Z', counts: { planned: 120 } })

describe('a publish whose time was missed', () => {
  test('is asked about on every screen, and starts only when it is told to', async () => {
    const fake = createFakeClient({}, { ...fakeWixState(), publishes: [MISSED] })
    const screen = await render(testApp('/settings', fake).element)
    await expect
      .element(
        screen.getByText(
          /120 values \(what the store holds already included\) were to be published to Northbank Goods on 22 Nov 2026/
        )
      )
      .toBeVisible()
    expect(fake.callsOf('publishes.resume')).toHaveLength(0)
    await screen.getByRole('button', { name: 'Publish now' }).click()
    await expect.element(screen.getByText(/were to be published/)).not.toBeInTheDocument()
    expect(fake.callsOf('publishes.resume').map(({ input }) => input)).toEqual([{ id: 12 }])
  })

  test('can be given another time, or cancelled', async () => {
    const fake = createFakeClient({}, { ...fakeWixState(), publishes: [MISSED, { ...MISSED, id: 13 }] })
    const screen = await render(testApp('/settings', fake).element)
    await expect.element(screen.getByText(/The times of 2 publishes were missed/)).toBeVisible()
    await expect
      .element(screen.getByRole('link', { name: 'Open publishes' }))
      .toHaveAttribute('href', '#/history?view=publishes')
    fake.state.publishes = [MISSED]
    fake.emit({ name: 'changed', payload: { instanceId: null, topics: ['publishes'] } })
    await screen.getByRole('button', { name: 'Another time…' }).click()
    await expect.element(screen.getByRole('dialog', { name: 'Another time for publish 12' })).toBeVisible()
    await userEvent.keyboard('{Escape}')
    await screen.getByRole('button', { name: 'Cancel it' }).click()
    await expect.poll(() => fake.callsOf('publishes.cancel').map(({ input }) => input)).toEqual([{ id: 12 }])
  })
})

describe('open conflicts', () => {
  test('are counted in the navigation, and are the place that is shown there', async () => {
    const fake = createFakeClient({}, { ...fakeWixState(), ops: [fakeConflict(1), fakeConflict(3)] })
    const app = testApp('/settings', fake)
    const screen = await render(app.element)
    await screen.getByRole('link', { name: 'Conflicts 2 open' }).click()
    await expect.poll(app.path).toBe('/conflicts')
    await expect.element(screen.getByRole('link', { name: /Conflicts 2/ })).toHaveAttribute('aria-current', 'page')
    await expect.element(screen.getByRole('link', { name: 'History' })).not.toHaveAttribute('aria-current')
  })

  test('have no place in the navigation where there are none', async () => {
    const screen = await render(testApp('/settings').element)
    await expect.element(screen.getByRole('link', { name: 'History' })).toBeVisible()
    await expect.element(screen.getByRole('link', { name: /Conflicts/ })).not.toBeInTheDocument()
  })
})

test('an address that is no publish leads to the history', async () => {
  const app = testApp('/publishes/nonsense')
  await render(app.element)
  await expect.poll(app.path).toBe('/history')
})

test('filters in the address reach the screens, whatever they look like', async () => {
  const fake = createFakeClient()
  const screen = await render(testApp('/history?query=2026&jobId=1&attribute=title', fake).element)
  await expect.element(screen.getByLabelText('Search products and texts')).toHaveValue('2026')
  expect(fake.callsOf('history.list')[0]?.input).toMatchObject({ query: '2026', jobId: 1, attribute: 'title' })
})
