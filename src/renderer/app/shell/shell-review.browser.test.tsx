import { afterEach, expect, test } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import { render } from 'vitest-browser-react'
import { reviewDrafts } from '../../features/review/draft-store.ts'
import { mugTitles } from '../../features/review/testing/mugs.ts'
import { reviewClient } from '../../features/review/testing/review-frame.tsx'
import { refusal, type FakeClient } from '../../lib/testing/fake-client.ts'
import { fakeStatus } from '../../lib/testing/fake-data.ts'
import { testApp } from '../testing/render-app.tsx'

afterEach(() => {
  for (const id of reviewDrafts.ids()) reviewDrafts.drop(id)
  localStorage.clear()
})

const onItem = (name: string) =>
  expect.poll(() => document.querySelector('[aria-current="true"]')?.textContent ?? '').toContain(name)

async function shown(fake: FakeClient) {
  const app = testApp('/jobs/1/review', fake)
  await render(app.element)
  await onItem('Mug 1')
  return app
}

test('an engine that comes back leaves the place in the review, the editor and who types in it where they are', async () => {
  const fake = reviewClient(mugTitles(30))
  await shown(fake)
  await userEvent.keyboard('jjjjjjjjj')
  await onItem('Mug 10')
  await userEvent.keyboard('e')
  const editor = page.getByLabelText('Your text for title')
  await expect.element(editor).toHaveFocus()
  await userEvent.fill(editor, 'Half a')
  fake.answer('app.status', () => refusal('UNAVAILABLE', 'Start it again, then retry.'))
  fake.emit({ name: 'changed', payload: { instanceId: null, topics: ['status'] } })
  await expect.element(page.getByText('Wordshelf does not answer.')).toBeVisible()
  const counted = fake.callsOf('review.counts').length
  fake.answer('app.status', () => fakeStatus())
  await expect.element(page.getByText('Wordshelf does not answer.'), { timeout: 10_000 }).not.toBeInTheDocument()
  await expect.poll(() => fake.callsOf('review.counts').length).toBeGreaterThan(counted)
  await userEvent.keyboard(' rare thought')
  await expect.element(editor).toHaveValue('Half a rare thought')
  await onItem('Mug 10')
  expect(fake.state.items.filter(({ review }) => review !== 'OPEN')).toEqual([])
})

test('what was decided in a review is taken back after a look at another screen too', async () => {
  const fake = reviewClient(mugTitles(30))
  const app = await shown(fake)
  await userEvent.keyboard('r')
  await expect.poll(() => fake.state.items[0]?.review).toBe('REJECTED')
  await userEvent.keyboard('gp')
  await expect.poll(app.path).toBe('/products')
  await expect.element(page.getByRole('grid', { name: 'Texts to review' })).not.toBeInTheDocument()
  app.back()
  await onItem('Mug 2')
  await userEvent.keyboard('u')
  await expect.poll(() => fake.state.items[0]?.review).toBe('OPEN')
})
