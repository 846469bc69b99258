import { Button, Modal } from '@mantine/core'
import { useState } from 'react'
import { expect, test, vi } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import { render } from 'vitest-browser-react'
import { ScreenFrame } from '../app/testing/render.tsx'

function Opener({ onConfirm }: { readonly onConfirm: () => void }) {
  const [opened, setOpened] = useState(false)
  return (
    <>
      <Button onClick={() => setOpened(true)}>Open</Button>
      <Modal opened={opened} onClose={() => setOpened(false)} title="A question" transitionProps={{ duration: 0 }}>
        <Button onClick={onConfirm}>Yes</Button>
      </Modal>
    </>
  )
}

const dialog = page.getByRole('dialog', { name: 'A question' })
const overlay = (): Element => document.querySelector('.mantine-Modal-overlay') ?? document.body

/** The second of two, wherever it lands. */
function clickAgain(element: Element): void {
  element.dispatchEvent(new MouseEvent('click', { bubbles: true, cancelable: true, detail: 2 }))
}

test('a double click on what opens a dialog neither closes nor confirms it, and from then on it is as any other', async () => {
  const onConfirm = vi.fn<() => void>()
  await render(
    <ScreenFrame>
      <Opener onConfirm={onConfirm} />
    </ScreenFrame>
  )
  await userEvent.dblClick(page.getByRole('button', { name: 'Open' }))
  await expect.element(dialog).toBeVisible()
  clickAgain(overlay())
  const yes = page.getByRole('button', { name: 'Yes' })
  clickAgain(yes.element())
  await expect.element(dialog).toBeVisible()
  expect(onConfirm).not.toHaveBeenCalled()
  await userEvent.dblClick(yes)
  expect(onConfirm).toHaveBeenCalledTimes(2)
  await userEvent.click(overlay(), { position: { x: 5, y: 5 } })
  await expect.element(dialog).not.toBeInTheDocument()
})
