import { Button } from '@mantine/core'
import { afterEach, expect, test, vi } from 'vitest'
import { page } from 'vitest/browser'
import { render } from 'vitest-browser-react'
import { ScreenFrame } from '../app/testing/render.tsx'

afterEach(() => {
  vi.restoreAllMocks()
})

test('what turns in a busy button is in its middle where less motion is asked for too', async () => {
  const { matchMedia } = window
  vi.spyOn(window, 'matchMedia').mockImplementation((query) =>
    matchMedia.call(window, query.includes('reduced-motion') ? 'all' : query)
  )
  const frame = (loading: boolean) => (
    <ScreenFrame>
      <Button loading={loading}>Test</Button>
    </ScreenFrame>
  )
  const { rerender } = await render(frame(false))
  const button = page.getByRole('button')
  await expect.element(button).toBeVisible()
  await rerender(frame(true))
  await expect.poll(() => button.element().querySelector('.mantine-Button-loader')).not.toBeNull()
  const middle = (element: Element | null | undefined): readonly [number, number] => {
    const { left, right, top, bottom } = element?.getBoundingClientRect() ?? new DOMRect()
    return [(left + right) / 2, (top + bottom) / 2]
  }
  const apart = (): number => {
    const [x, y] = middle(button.element())
    const [loaderX, loaderY] = middle(button.element().querySelector('.mantine-Button-loader'))
    return Math.hypot(x - loaderX, y - loaderY)
  }
  await expect.poll(apart).toBeLessThan(2)
})
