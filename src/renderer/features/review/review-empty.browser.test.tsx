import { expect, test } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import { render } from 'vitest-browser-react'
import { createFakeClient } from '../../lib/testing/fake-client.ts'
import { fakeItem } from '../../lib/testing/fake-data.ts'
import { fakeLinked } from '../../lib/testing/fake-sync.ts'
import { ReviewFrame, reviewClient } from './testing/review-frame.tsx'

const TITLE = { attribute: 'title', original: 'Mug', proposal: 'Fine mug' } as const
/** The filter finds this one, with which nothing was done. */
const UNTOUCHED = fakeItem(1, { ...TITLE, productId: 'p1', productName: 'Mug 1' })
const EDITED = { edit: 'Blue mug' }
const TWO_TEXTS = { ...EDITED, otherEdit: { text: 'Red mug', deviceName: 'Studio' } }

const heading = (name: string) => page.getByRole('heading', { name, exact: true })

test.each([
  ['approved', 'approved', { review: 'APPROVED' }, 'Nothing that matches is approved', 'Nothing approved'],
  ['rejected', 'rejected', { review: 'REJECTED' }, 'Nothing that matches is rejected', 'Nothing rejected'],
  ['edited', 'edited', EDITED, 'Nothing that matches is edited', 'Nothing edited'],
  ['with two texts', 'two-texts', TWO_TEXTS, 'Nothing that matches has two texts', 'No two texts']
] as const)(
  'where a filter leaves out what is %s, that is not said to be none, and the way to it is there',
  async (_, tab, other, narrowed, plain) => {
    const items = [UNTOUCHED, fakeItem(2, { ...TITLE, productId: 'p2', productName: 'Bowl', ...other })]
    await render(
      <ReviewFrame fake={reviewClient(items, {}, { sync: fakeLinked() })} search={{ tab, query: 'Mug 1' }} />
    )
    await expect.element(heading(narrowed)).toBeVisible()
    await expect.element(page.getByText(/others that the filter and the search leave out/)).toBeVisible()
    await expect.element(heading(plain)).not.toBeInTheDocument()
    await userEvent.click(page.getByRole('button', { name: 'Clear the filter' }))
    await expect.element(page.getByRole('rowheader', { name: 'Bowl' })).toBeVisible()
  }
)

test('“Show all texts” shows those too that the filter left out', async () => {
  const rejected = { ...TITLE, review: 'REJECTED' } as const
  const items = [1, 2].map((n) => fakeItem(n, { ...rejected, productId: `p${n}`, productName: `Mug ${n}` }))
  await render(<ReviewFrame fake={reviewClient(items)} search={{ query: 'Mug 1' }} />)
  await expect.element(heading('All reviewed')).toBeVisible()
  await userEvent.click(page.getByRole('button', { name: 'Show all texts' }))
  await expect.element(page.getByRole('rowheader', { name: 'Mug 2' })).toBeVisible()
})

test('a job of another store is not said to be reviewed: nothing is counted, nothing goes out, and all jobs are one press away', async () => {
  await render(<ReviewFrame fake={createFakeClient({}, { jobs: [] })} jobId={99} />)
  await expect.element(page.getByRole('link', { name: 'Show all jobs' })).toHaveAttribute('href', '#/jobs')
  await expect.element(page.getByText(/reviewed/)).not.toBeInTheDocument()
  await expect.element(page.getByRole('link', { name: 'Export' })).not.toBeInTheDocument()
  await expect.element(page.getByRole('button', { name: 'Publish' })).not.toBeInTheDocument()
  await expect.element(page.getByRole('radiogroup')).not.toBeInTheDocument()
})
