import { StrictMode, useState } from 'react'
import { expect, test, vi } from 'vitest'
import { page } from 'vitest/browser'
import { render } from 'vitest-browser-react'
import { lazyPart } from './lazy-part.tsx'

interface WordsProps {
  readonly words: string
}

const Waiting = () => <p>Coming</p>
const Missing = ({ words }: WordsProps) => <p>Without: {words}</p>
const There = ({ words }: WordsProps) => <p>With: {words}</p>

function frameOf(load: () => Promise<typeof There>) {
  const Part = lazyPart({ load, waiting: Waiting, missing: Missing })
  return function Frame() {
    const [shown, setShown] = useState(true)
    const [words, setWords] = useState('mug')
    return (
      <StrictMode>
        <button type="button" onClick={() => setShown(!shown)}>
          Open or close
        </button>
        <button type="button" onClick={() => setWords(`${words}!`)}>
          Write
        </button>
        {shown && <Part words={words} />}
      </StrictMode>
    )
  }
}

const click = (name: string) => page.getByRole('button', { name }).click()

test('what could not be fetched is missing with what is around it standing, and is asked for again when it is next shown', async () => {
  const load = vi.fn<() => Promise<typeof There>>().mockRejectedValueOnce(new Error('Nobody answers'))
  load.mockResolvedValue(There)
  const Frame = frameOf(load)
  await render(<Frame />)
  await expect.element(page.getByText('Without: mug')).toBeVisible()
  await click('Write')
  await expect.element(page.getByText('Without: mug!')).toBeVisible()
  expect(load).toHaveBeenCalledTimes(1)
  await click('Open or close')
  await click('Open or close')
  await expect.element(page.getByText('With: mug!')).toBeVisible()
  expect(load).toHaveBeenCalledTimes(2)
})

test('what has come is asked for once', async () => {
  const gate = Promise.withResolvers<typeof There>()
  const load = vi.fn(() => gate.promise)
  const Frame = frameOf(load)
  await render(<Frame />)
  await expect.element(page.getByText('Coming')).toBeVisible()
  gate.resolve(There)
  await expect.element(page.getByText('With: mug')).toBeVisible()
  await click('Open or close')
  await click('Open or close')
  await expect.element(page.getByText('With: mug')).toBeVisible()
  expect(load).toHaveBeenCalledTimes(1)
})
