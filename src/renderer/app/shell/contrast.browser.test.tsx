import { afterEach, describe, expect, test } from 'vitest'
import { render } from 'vitest-browser-react'
import { createFakeClient } from '../../lib/testing/fake-client.ts'
import { testApp } from '../testing/render-app.tsx'

afterEach(() => {
  localStorage.clear()
  delete document.documentElement.dataset['contrast']
})

const contrast = (): string | undefined => document.documentElement.dataset['contrast']

describe('the contrast of the window', () => {
  test('follows the choice in the settings at once, and the choice is saved', async () => {
    const fake = createFakeClient()
    const screen = await render(testApp('/settings', fake).element)
    await expect.poll(contrast).toBe('normal')
    await screen.getByRole('radiogroup', { name: 'Contrast' }).getByText('High').click()
    await expect.poll(contrast).toBe('more')
    expect(fake.callsOf('settings.put').map((call) => call.input)).toEqual([{ contrast: 'more' }])
  })

  test('is at the next start what it was, before the settings are known', async () => {
    localStorage.setItem('wordshelf.contrast', 'more')
    const fake = createFakeClient({ 'settings.get': () => new Promise(() => undefined) })
    await render(testApp('/settings', fake).element)
    await expect.poll(contrast).toBe('more')
  })
})
