import { describe, expect, test, vi } from 'vitest'
import { render } from 'vitest-browser-react'
import { page, userEvent } from 'vitest/browser'
import type { Publish, PublishOp } from '#shared/contract/publishes.ts'
import { refusal, type FakeHandlers } from '../../../lib/testing/fake-client.ts'
import { fakeHistoryEntry, fakePublish, fakePublishOp } from '../../../lib/testing/fake-publishes.ts'
import { fakeShop } from '../../../lib/testing/fake-shop.ts'
import { PublishFrame, publishClient } from '../testing/publish-frame.tsx'
import { RunScreen } from './run-screen.tsx'

async function open(
  publish: Publish,
  ops: PublishOp[] = [],
  handlers: FakeHandlers = {},
  history = [fakeHistoryEntry(1), fakeHistoryEntry(2)]
) {
  const go = vi.fn()
  const fake = publishClient({ publishes: [publish], ops, history }, handlers)
  await render(
    <PublishFrame fake={fake} go={go}>
      <RunScreen publishId={publish.id} />
    </PublishFrame>
  )
  await expect.element(page.getByRole('progressbar')).toBeInTheDocument()
  return { fake, go }
}

const buttons = () =>
  page
    .getByRole('banner')
    .getByRole('button')
    .all()
    .map((each) => each.element().textContent)
const button = (name: string | RegExp) => page.getByRole('button', { name })

const RUNNING = fakePublish({ state: 'RUNNING', counts: { planned: 60, published: 40 } })

describe('the controls of a publish', () => {
  test.for([
    ['SCHEDULED', ['Cancel', 'Change the time…', 'Publish now']],
    ['MISSED', ['Cancel', 'Another time…', 'Publish now']],
    ['RUNNING', ['Cancel', 'Pause']],
    ['PAUSED', ['Cancel', 'Resume']],
    ['DONE', ['Undo this publish…']],
    ['CANCELLED', ['Undo this publish…']]
  ] as const)('are those that %s allows, and no others', async ([state, expected]) => {
    await open(fakePublish({ state, counts: { published: 2 } }))
    expect(buttons()).toEqual(expected)
  })

  test('of an undo are one that publishes the texts again', async () => {
    await open(fakePublish({ kind: 'UNDO', counts: { published: 2 } }))
    expect(buttons()).toEqual(['Take this undo back…'])
  })

  test('of an undo are listed under the name that their rows have', async () => {
    await open(fakePublish({ kind: 'UNDO', counts: { published: 2 } }))
    await expect.element(page.getByRole('radio', { name: 'Put back 2' })).toBeInTheDocument()
  })

  test('pause and go on, showing the new state at once', async () => {
    const { fake } = await open(RUNNING)
    await userEvent.click(button('Pause'))
    await expect.element(page.getByText('Paused by you')).toBeVisible()
    await userEvent.click(button('Resume'))
    await expect.element(button('Pause')).toBeVisible()
    expect(fake.callsOf('publishes.get')).toHaveLength(1)
  })

  test('ask before a cancel, and say what is left out and what stays', async () => {
    const { fake } = await open(RUNNING)
    await userEvent.click(button('Cancel'))
    await expect.element(page.getByText(/60 values will not be sent\. 40 values sent already stay/)).toBeVisible()
    expect(fake.callsOf('publishes.cancel')).toHaveLength(0)
    await userEvent.click(button('Cancel the rest'))
    await expect.poll(() => fake.callsOf('publishes.cancel').length).toBe(1)
  })

  test('name in that question the conflicts that are dropped and what may still arrive, and leave none of them open', async () => {
    const op = fakePublishOp(3, { state: 'CONFLICT', live: 'Stoneware mug on sale' })
    await open(fakePublish({ state: 'RUNNING', counts: { planned: 5, conflict: 2, sending: 1, published: 1 } }), [op])
    await userEvent.click(button('Cancel'))
    await expect
      .element(page.getByRole('dialog'))
      .toMatchTextContent(
        /5 values will not be sent\. 2 conflicts are dropped undecided.*1 value is being sent and may/
      )
    await userEvent.click(button('Cancel the rest'))
    await expect.element(page.getByText('1 value published, 7 left out.')).toBeVisible()
    await expect.element(page.getByRole('link', { name: 'Decide' })).not.toBeInTheDocument()
  })

  test('say what the engine refuses', async () => {
    await open(RUNNING, [], { 'publishes.pause': () => refusal('CONFLICT', 'It is done.') })
    await userEvent.click(button('Pause'))
    await expect.element(page.getByRole('alert')).toMatchTextContent(/It is done\./)
  })
})

describe('what a publish says', () => {
  test('is that what the store holds already is counted too, which an undo has none of', async () => {
    await open(fakePublish({ counts: { published: 100, unchanged: 60 } }))
    await expect
      .element(page.getByText(/160 values to Northbank Goods.*what the store holds already included/))
      .toBeVisible()
  })

  test('is that a value of it was taken back since, and by what', async () => {
    await open(fakePublish({ counts: { published: 2 }, undone: 1 }), [
      fakePublishOp(1, { undoneBy: 2 }),
      fakePublishOp(3)
    ])
    await expect.element(page.getByText('2 values published, 1 taken back since.')).toBeVisible()
    await expect.element(page.getByRole('listitem').first()).toMatchTextContent(/Reverted.*Undo 2/)
    await expect.element(page.getByRole('listitem').last()).toMatchTextContent(/Published/)
    await expect.element(page.getByRole('link', { name: 'Undo 2' })).toHaveAttribute('href', '#/publishes/2')
  })

  test('is about one conflict as about one', async () => {
    await open(fakePublish({ counts: { published: 1, conflict: 1 } }))
    await expect.element(page.getByText('It was left as it is. You decide which value stays.')).toBeVisible()
  })

  test('is how far it is and how fast Wix lets it go', async () => {
    const { fake } = await open(RUNNING)
    await expect
      .element(page.getByRole('progressbar', { name: 'Publish 1' }))
      .toHaveAttribute('aria-valuetext', '40 of 100')
    fake.state.shop = fakeShop({ pace: { requestsPerMinute: 150, heldMs: 0 } })
    await expect.element(page.getByText('Up to 150 requests a minute')).toBeVisible()
  })

  test('is that Wix asked to wait', async () => {
    const { fake } = await open(RUNNING)
    fake.state.shop = fakeShop({ pace: { requestsPerMinute: 150, heldMs: 42_000 } })
    await expect.element(page.getByText(/Wix asked to wait: goes on in \d+ s/)).toBeInTheDocument()
  })

  test('is why it waits, with the way to the Store screen where that is where it is put right', async () => {
    await open(
      fakePublish({
        state: 'PAUSED',
        pausedBy: 'auth',
        message: 'Wix refused the key. Enter a new one.',
        counts: { planned: 3 }
      })
    )
    await expect.element(page.getByText('Wix refused the key. Enter a new one.')).toBeVisible()
    await expect.element(page.getByRole('link', { name: 'Open the Store screen' })).toHaveAttribute('href', '#/store')
  })

  test('is what it came to, value by value, with what to do about the others', async () => {
    const publish = fakePublish({ counts: { published: 1, conflict: 1, failed: 1, skipped: 1 } })
    await open(publish, [
      fakePublishOp(1),
      fakePublishOp(3, { state: 'CONFLICT', live: 'Stoneware mug on sale' }),
      fakePublishOp(5, { state: 'FAILED', error: { code: 'X', message: 'Wix finds the title too long.' } }),
      fakePublishOp(7, { state: 'SKIPPED', error: { code: 'GONE', message: 'The product is gone.' } })
    ])
    await expect.element(page.getByText('1 value published, 1 in conflict, 1 skipped, 1 failed.')).toBeVisible()
    await expect.element(page.getByText('Done with failures')).toBeVisible()
    await expect
      .element(page.getByRole('link', { name: 'Decide', exact: true }))
      .toHaveAttribute('href', '#/conflicts?publishId=1')
    await expect.element(page.getByText('Wix finds the title too long.')).toBeVisible()
    await userEvent.click(page.getByText(/^Failed1$/))
    await expect.poll(() => page.getByRole('listitem').all().length).toBe(1)
    await expect.element(page.getByText(/publish the job again: only what is missing is sent/)).toBeVisible()
  })
})

test('another time is one that is still to come', async () => {
  const { fake } = await open(
    fakePublish({ state: 'MISSED', dueAt: '2026-11-22T09:00:00.000Z', counts: { planned: 3 } })
  )
  await expect
    .element(page.getByText(/when Wordshelf was closed or the computer asleep\. Nothing was sent\./))
    .toBeVisible()
  await userEvent.click(button('Another time…'))
  await userEvent.fill(page.getByLabelText('Date and time'), '2020-01-01T09:00')
  await userEvent.click(button('Set the time'))
  await expect.element(page.getByText('This time has passed. Choose a later one.')).toBeVisible()
  await userEvent.fill(page.getByLabelText('Date and time'), '2099-01-01T09:00')
  await userEvent.click(button('Set the time'))
  await expect.element(page.getByText(/^Starts on 1 Jan 2099/)).toBeVisible()
  expect(fake.callsOf('publishes.reschedule').map(({ input }) => input)).toEqual([
    { id: 1, at: new Date('2099-01-01T09:00').toISOString() }
  ])
})

test('undoing a publish asks first, says how many, and leads to the undo', async () => {
  const { fake, go } = await open(fakePublish({ counts: { published: 2 } }), [fakePublishOp(1), fakePublishOp(2)])
  await userEvent.click(button('Undo this publish…'))
  await expect.element(page.getByText(/2 values of 1 product in Northbank Goods go back/)).toBeVisible()
  await userEvent.click(button('Undo 2 values'))
  await expect.poll(() => go.mock.calls).toEqual([['#/publishes/2']])
  expect(fake.callsOf('history.undo').map(({ input }) => input)).toEqual([
    { filter: { publishId: 1 }, storeName: 'Northbank Goods', values: 2 }
  ])
})

test('taking an undo back is said to publish its texts again, and names the run', async () => {
  const undo = fakePublish({ id: 4, kind: 'UNDO', jobId: null, counts: { published: 2 } })
  const history = [1, 2].map((n) => fakeHistoryEntry(n, { kind: 'UNDO', publishId: 4 }))
  const { fake } = await open(undo, [], {}, history)
  await userEvent.click(button('Take this undo back…'))
  await expect.element(page.getByRole('dialog')).toMatchTextContent(/2 values.*are published again/)
  await userEvent.click(button('Publish 2 values again'))
  await expect
    .poll(() => fake.callsOf('history.undo').map(({ input }) => input))
    .toMatchObject([{ filter: { publishId: 4 } }])
})

test('a publish that does not exist says so', async () => {
  const fake = publishClient()
  await render(
    <PublishFrame fake={fake}>
      <RunScreen publishId={99} />
    </PublishFrame>
  )
  await expect.element(page.getByRole('alert')).toMatchTextContent(/does not exist/)
  await expect
    .element(page.getByRole('link', { name: 'Show all publishes' }))
    .toHaveAttribute('href', '#/history?view=publishes')
})
