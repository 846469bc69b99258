import { expect, test, vi } from 'vitest'
import { render } from 'vitest-browser-react'
import { ScreenFrame } from '../../app/testing/render.tsx'
import { createFakeClient, refusal } from '../../lib/testing/fake-client.ts'
import { fakeInstance, fakeStatus } from '../../lib/testing/fake-data.ts'
import { FirstRunScreen } from './first-run-screen.tsx'

const emptyStore = () =>
  createFakeClient({}, { status: fakeStatus({ instance: fakeInstance({ productCount: 0, sample: false }) }) })

test('the sample store is one click, without a key', async () => {
  const fake = emptyStore()
  const go = vi.fn()
  const screen = await render(
    <ScreenFrame fake={fake} go={go}>
      <FirstRunScreen />
    </ScreenFrame>
  )
  await screen.getByRole('button', { name: 'Load the sample store' }).click()
  await expect.poll(() => go.mock.calls).toEqual([['#/products']])
  expect(fake.callsOf('sample.load')).toHaveLength(1)
})

test('a sample store that cannot be loaded says why and can be tried again', async () => {
  const fake = emptyStore()
  fake.answer('sample.load', () => refusal('CONFLICT', 'This store has products already.'))
  const screen = await render(
    <ScreenFrame fake={fake}>
      <FirstRunScreen />
    </ScreenFrame>
  )
  await screen.getByRole('button', { name: 'Load the sample store' }).click()
  await expect.element(screen.getByText('This store has products already.')).toBeVisible()
  await expect.element(screen.getByRole('button', { name: 'Retry' })).toBeVisible()
})

test('a store on Wix is one click away from its form', async () => {
  const screen = await render(
    <ScreenFrame fake={emptyStore()}>
      <FirstRunScreen />
    </ScreenFrame>
  )
  await expect
    .element(screen.getByRole('link', { name: 'Connect a Wix store' }))
    .toHaveAttribute('href', '#/store?connect=true')
})
