import { expect, test, vi } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import { render } from 'vitest-browser-react'
import { ScreenFrame } from '../app/testing/render.tsx'
import { HtmlField } from './html-field.tsx'

const asked = vi.hoisted(() => Promise.withResolvers<undefined>())
vi.mock('./rich-text/html-editor.tsx', async () => {
  await asked.promise
  return {
    get HtmlEditor(): never {
      throw new Error('The file is gone.')
    }
  }
})

test('a description whose editor cannot be loaded is edited as HTML, and keys wait for it in a field', async () => {
  const onChange = vi.fn<(text: string) => void>()
  await render(
    <ScreenFrame>
      <HtmlField
        label="Your text"
        text="<p>Mug</p>"
        saved="<p>Mug</p>"
        language="en"
        error={null}
        onChange={onChange}
      />
    </ScreenFrame>
  )
  const field = page.getByRole('textbox', { name: 'Your text' })
  await expect.element(field).toHaveFocus()
  await expect.element(field).toHaveAttribute('aria-busy')
  asked.resolve(undefined)
  await expect.element(page.getByText(/could not be loaded|was not loaded/i)).toBeVisible()
  await expect.element(field).toHaveFocus()
  await expect.element(field).toHaveValue('<p>Mug</p>')
  await userEvent.keyboard('!')
  expect(onChange).toHaveBeenCalledWith('<p>Mug</p>!')
})
