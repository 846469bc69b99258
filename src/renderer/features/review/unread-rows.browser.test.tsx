import { describe, expect, test } from 'vitest'
import { render } from 'vitest-browser-react'
import { page, userEvent } from 'vitest/browser'
import { refusal, type FakeClient } from '../../lib/testing/fake-client.ts'
import { fakeItem } from '../../lib/testing/fake-data.ts'
import { reviewListHandlers } from '../../lib/testing/fake-review-lists.ts'
import { ReviewFrame, reviewClient } from './testing/review-frame.tsx'

async function open(): Promise<FakeClient> {
  const fake = reviewClient(
    Array.from({ length: 900 }, (_, at) =>
      fakeItem(at + 1, { productName: `Mug ${at + 1}`, original: 'Mug', proposal: `Stoneware mug ${at + 1}` })
    )
  )
  await render(<ReviewFrame fake={fake} />)
  await expect.element(page.getByRole('button', { name: 'Approve Title of Mug 1', exact: true })).toBeVisible()
  return fake
}

const scrollTo = (share: number) => {
  const grid = page.getByRole('grid').element()
  grid.scrollTop = share * grid.scrollHeight
}

describe('rows that cannot be read', () => {
  test('are said above those that could, and read when asked to', async () => {
    const rows = reviewListHandlers['review.rows']
    const fake = await open()
    fake.answer('review.rows', () => refusal('INTERNAL', 'Something went wrong in Wordshelf.'))
    scrollTo(0.6)
    await expect.element(page.getByRole('alert').getByText('Something went wrong in Wordshelf.')).toBeVisible()
    fake.answer('review.rows', rows)
    await userEvent.click(page.getByRole('alert').getByRole('button', { name: 'Retry' }))
    await expect.element(page.getByRole('alert')).not.toBeInTheDocument()
    await expect.element(page.getByText(/^Stoneware mug 5\d\d$/).first()).toBeVisible()
  })

  test('because the engine is gone are not said here, but across the window', async () => {
    const fake = await open()
    fake.answer('review.rows', () => refusal('UNAVAILABLE', 'Wordshelf is not running.'))
    const asked = fake.callsOf('review.rows').length
    scrollTo(0.6)
    await expect.poll(() => fake.callsOf('review.rows').length).toBeGreaterThan(asked)
    await expect.element(page.getByRole('gridcell', { name: 'Loading' }).last()).toBeVisible()
    await expect.element(page.getByRole('alert')).not.toBeInTheDocument()
  })

  test('decide about nothing when they come up under the second click of a double click', async () => {
    const fake = await open()
    const press = (name: string, detail: number): void => {
      const button = page.getByRole('button', { name, exact: true }).element()
      for (const type of ['mousedown', 'click'])
        button.dispatchEvent(new MouseEvent(type, { bubbles: true, cancelable: true, detail }))
    }
    press('Reject Title of Mug 1', 2)
    press('Approve Description of Mug 2', 1)
    await expect.poll(() => fake.state.items[1]?.review).toBe('APPROVED')
    expect(fake.state.items[0]?.review).toBe('OPEN')
  })
})
