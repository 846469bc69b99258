import { createRef } from 'react'
import { afterEach, expect, test, vi } from 'vitest'
import { render } from 'vitest-browser-react'
import { page } from 'vitest/browser'
import { ScreenFrame } from '../../app/testing/render.tsx'
import { SearchField } from './search-field.tsx'

afterEach(() => {
  vi.useRealTimers()
})

test('a search that is cleared before it was asked for stays cleared', async () => {
  const asked: string[] = []
  const field = createRef<HTMLInputElement>()
  await render(
    <ScreenFrame>
      <SearchField query="" onQuery={(query) => asked.push(query)} field={field} className={undefined} />
    </ScreenFrame>
  )
  const input = page.getByLabelText('Search products and texts')
  await expect.element(input).toBeVisible()
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
  field.current?.focus()
  document.execCommand('insertText', false, 'Mug 7')
  await Promise.resolve()
  page
    .getByRole('button', { name: 'Clear search' })
    .element()
    .dispatchEvent(new MouseEvent('click', { bubbles: true }))
  vi.advanceTimersByTime(10_000)
  expect(asked).toEqual([''])
})
