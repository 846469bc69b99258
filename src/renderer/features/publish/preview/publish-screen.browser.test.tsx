import { beforeEach, describe, expect, test, vi } from 'vitest'
import { cleanup, render } from 'vitest-browser-react'
import { page, userEvent } from 'vitest/browser'
import type { Publish } from '#shared/contract/publishes.ts'
import { ScreenFrame } from '../../../app/testing/render.tsx'
import { fakeLocalShop, fakeShop } from '../../../lib/testing/fake-shop.ts'
import { createDraftStore, openDrafts } from '../../../lib/draft-store.ts'
import { refusal, type FakeClient } from '../../../lib/testing/fake-client.ts'
import { FAKE_NOW, fakeItem, fakeJob } from '../../../lib/testing/fake-data.ts'
import { fakePublish, fakePublishOp } from '../../../lib/testing/fake-publishes.ts'
import { localValue } from '../due-input.tsx'
import { PublishFrame, publishClient } from '../testing/publish-frame.tsx'
import { PublishScreen } from './publish-screen.tsx'
import { publishTicks } from './publish-ticks.ts'

beforeEach(() => publishTicks.drop(1))

async function open(fake: FakeClient) {
  const go = vi.fn()
  await render(
    <PublishFrame fake={fake} go={go}>
      <PublishScreen jobId={1} />
    </PublishFrame>
  )
  return go
}

/** As after a look at another screen. */
async function openAgain(fake: FakeClient) {
  await cleanup()
  return await open(fake)
}

const summary = page.getByRole('complementary', { name: 'Summary' })
const button = (name: string | RegExp, exact = false) => page.getByRole('button', { name, exact })
const created = (fake: FakeClient) => fake.callsOf('publishes.create').map(({ input }) => input)

describe('what publishing would do', () => {
  test('is counted by verdict, with the reason where nothing is sent', async () => {
    await open(
      publishClient({
        verdicts: new Map([
          [1, { verdict: 'unchanged' }],
          [3, { verdict: 'conflict', live: 'Stoneware mug on sale' }],
          [5, { verdict: 'skipped', reason: 'The product is no longer in the store.' }]
        ])
      })
    )
    await expect.element(page.getByText(/^Will change3$/)).toBeVisible()
    await expect.element(button('Publish 3 values…')).toBeEnabled()
    await userEvent.click(page.getByText(/^Skipped1$/))
    await expect.element(page.getByText('1 value: The product is no longer in the store.')).toBeVisible()
    await userEvent.click(page.getByText(/^Conflict1$/))
    await expect.element(page.getByText(/They are not overwritten/)).toBeVisible()
    await expect.element(page.getByText(/on sale/)).toBeVisible()
  })

  test('names the store, the requests and the time, and that Wix has no drafts', async () => {
    await open(publishClient())
    await expect.element(summary.getByRole('heading', { name: 'Publish to Northbank Goods' })).toBeVisible()
    await expect.element(summary).toMatchTextContent(/Products3.*Title, Description.*6 requests, about 3 s/)
    await expect.element(summary).toMatchTextContent(/Wix has no drafts.*live in the shop at once/)
  })

  test('is of what will change, in the last question too: not of the products and fields that stay as they are', async () => {
    const unchanged = [2, 3, 4, 5, 6].map((id) => [id, { verdict: 'unchanged' }] as const)
    await open(publishClient({ verdicts: new Map(unchanged) }))
    await expect.element(summary).toMatchTextContent(/Products1AttributesTitleTakes.*Values to change1/)
    await userEvent.click(button('Publish 1 value…'))
    await expect
      .element(page.getByRole('dialog'))
      .toMatchTextContent(/1 product.*1 value.*AttributesTitleWix has no drafts/)
  })

  test('is as old as the last pull, and changes can be fetched from here', async () => {
    const fake = publishClient()
    await open(fake)
    await expect.element(summary).toMatchTextContent(/As of the last fetch/)
    await expect.element(page.getByTitle(/23 Nov 2026/)).toHaveAttribute('datetime', FAKE_NOW)
    await userEvent.click(button('Fetch changes'))
    await expect.poll(() => fake.callsOf('pulls.start').map(({ input }) => input)).toEqual([{ kind: 'CHANGES' }])
  })

  test('says what this version of the catalogue does not take, and that it can be exported', async () => {
    const job = fakeJob({
      counts: { done: 6 },
      attributes: ['title', 'imageAlt'],
      review: { open: 0, approved: 6, rejected: 0, edited: 0 }
    })
    await open(publishClient({ shop: fakeShop({ catalogVersion: 'V1' }), jobs: [job] }))
    await expect.element(summary.getByText('Image alt text cannot be published')).toBeVisible()
    await expect
      .element(summary.getByRole('link', { name: 'Export it as a file' }))
      .toHaveAttribute('href', '#/jobs/1/export')
    await expect.element(summary).toMatchTextContent(/reads each product right before and right after/)
  })
})

describe('where everything that would be published is in conflict', () => {
  const inConflict = new Map([1, 2, 3, 4, 5, 6].map((id) => [id, { verdict: 'conflict', live: 'On sale' }] as const))

  test('it is said that nothing will change, and what there is to decide, in place of a publish of nothing', async () => {
    await open(publishClient({ verdicts: inConflict }))
    await expect.element(summary).toMatchTextContent(/In conflict6.*Values to change0/)
    await expect.element(summary.getByText('Nothing will change')).toBeVisible()
    await expect.element(summary).toMatchTextContent(/6 values were changed on Wix since\. They stay as they are/)
    await expect.element(button('Decide about 6 conflicts…')).toBeEnabled()
    await expect.element(summary).not.toMatchTextContent(/Products0/)
    await expect.element(button(/^Publish 0/)).not.toBeInTheDocument()
  })

  test('the question is about the conflicts, and leads to where they are read on Wix', async () => {
    const fake = publishClient({ verdicts: inConflict })
    const go = await open(fake)
    await userEvent.click(button('Decide about 6 conflicts…'))
    const dialog = page.getByRole('dialog', { name: 'Decide about the conflicts?' })
    await expect.element(dialog).toMatchTextContent(/In conflict6 values.*you decide which text stays/)
    await expect.element(dialog).not.toMatchTextContent(/0 products|0 values/)
    expect(dialog.getByRole('radio').all()).toEqual([])
    await userEvent.click(dialog.getByRole('button', { name: 'Read 6 values on Wix' }))
    await expect.poll(() => created(fake)).toEqual([{ jobId: 1, except: [], storeName: 'Northbank Goods', changes: 0 }])
    await expect.poll(() => go.mock.calls).toEqual([['#/publishes/1']])
  })

  test('what waits for a decision already is one step away, and nothing is started for it', async () => {
    const ops = [1, 2, 3, 4, 5, 6].map((n) => fakePublishOp(n, { state: 'CONFLICT', live: 'On sale' }))
    await open(publishClient({ verdicts: inConflict, ops }))
    await expect
      .element(summary.getByRole('link', { name: 'Decide about 6 conflicts' }))
      .toHaveAttribute('href', '#/conflicts?jobId=1')
    await expect.element(button('Decide about 6 conflicts…')).not.toBeInTheDocument()
  })
})

describe('what is ticked', () => {
  test('is asked about with the numbers of now, where others were confirmed', async () => {
    const fake = publishClient()
    await open(fake)
    await userEvent.click(button('Publish 6 values…'))
    fake.answer('publishes.create', (_, state) => {
      state.items[0] = { ...state.items[0], review: 'REJECTED' } as (typeof state.items)[number]
      return refusal('CONFLICT', 'What would be published has changed since you were asked.')
    })
    await userEvent.click(button('Publish 6 values now'))
    await expect.element(button('Publish 5 values now')).toBeVisible()
  })

  test('can be all but some', async () => {
    const fake = publishClient()
    await open(fake)
    await userEvent.click(page.getByRole('checkbox', { name: 'Publish Title of Linen apron 1' }))
    await userEvent.click(button('Publish 5 values…'))
    await userEvent.click(button('Publish 5 values now'))
    await expect
      .poll(() => created(fake))
      .toEqual([{ jobId: 1, except: [1], storeName: 'Northbank Goods', changes: 5 }])
  })

  test('can be only these', async () => {
    const fake = publishClient()
    await open(fake)
    await userEvent.click(button('Untick all'))
    await expect.element(button('Publish 0 values…')).toBeDisabled()
    await userEvent.click(page.getByRole('checkbox', { name: 'Publish Description of Stoneware mug 2' }))
    await userEvent.click(button('Publish 1 value…'))
    await userEvent.click(button('Publish 1 value now'))
    await expect
      .poll(() => created(fake))
      .toEqual([{ jobId: 1, itemIds: [4], storeName: 'Northbank Goods', changes: 1 }])
  })
})

describe('what was taken back', () => {
  const mug = page.getByRole('checkbox', { name: 'Publish Title of Stoneware mug 2' })
  const client = () =>
    publishClient({
      items: [1, 2, 3].map((n) =>
        fakeItem(n, { review: 'APPROVED', publish: n === 1 ? 'NONE' : n === 2 ? 'PUBLISHED' : 'REVERTED' })
      )
    })

  test('is not published again unless it is ticked, which “Tick all” does not do', async () => {
    const fake = client()
    await open(fake)
    await expect.element(button('Publish 1 value…')).toBeEnabled()
    await userEvent.click(button('Tick all', true))
    await userEvent.click(page.getByText(/^Reverted1$/))
    await expect.element(page.getByText(/published and taken back\. They go to the store again only/)).toBeVisible()
    await expect.element(mug).not.toBeChecked()
    await expect.element(button('Tick all', true)).not.toBeInTheDocument()
    await userEvent.click(button('Publish 1 value…'))
    await userEvent.click(button('Publish 1 value now'))
    await expect.poll(() => created(fake)).toEqual([{ jobId: 1, except: [], storeName: 'Northbank Goods', changes: 1 }])
    expect(fake.state.publishes[0]?.total).toBe(2)
  })

  test('is published again where it is ticked', async () => {
    const fake = client()
    await open(fake)
    await userEvent.click(page.getByText(/^Reverted1$/))
    await userEvent.click(mug)
    await expect.element(mug).toBeChecked()
    await userEvent.click(button('Publish 2 values…'))
    await userEvent.click(button('Publish 2 values now'))
    await expect
      .poll(() => created(fake))
      .toEqual([{ jobId: 1, except: [], again: [3], storeName: 'Northbank Goods', changes: 2 }])
  })
})

describe('what was taken out', () => {
  const apron = page.getByRole('checkbox', { name: 'Publish Title of Linen apron 1' })
  const mug = page.getByRole('checkbox', { name: 'Publish Title of Stoneware mug 2' })

  test('stays out while other screens are looked at, and over a reload', async () => {
    openDrafts('this store')
    const fake = publishClient()
    await open(fake)
    await userEvent.click(apron)
    await openAgain(fake)
    await expect.element(button('Publish 5 values…')).toBeEnabled()
    await expect.element(apron).not.toBeChecked()
    await expect.element(mug).toBeChecked()
    // Another page of this window has what this one has stored, and nothing else.
    expect(publishTicks.get(1)).toBeDefined()
    expect(createDraftStore('wordshelf.publish.ticks').get(1)).toBe(publishTicks.get(1))
  })

  test('that can no longer be read has nothing ticked', async () => {
    publishTicks.set(1, 'rubbish')
    await open(publishClient())
    await expect.element(button('Publish 0 values…')).toBeDisabled()
    await expect.element(apron).not.toBeChecked()
  })

  test('stays out where all was taken out but some', async () => {
    const fake = publishClient()
    await open(fake)
    await userEvent.click(button('Untick all'))
    await userEvent.click(mug)
    await openAgain(fake)
    await expect.element(button('Publish 1 value…')).toBeEnabled()
    await expect.element(apron).not.toBeChecked()
    await expect.element(mug).toBeChecked()
  })

  test('stays out while it has left the list and come back, and what is new on it is ticked', async () => {
    const all = Array.from({ length: 6 }, (_, at) => fakeItem(at + 1, { review: 'APPROVED' }))
    await open(publishClient({ items: all.slice(0, 4) }))
    await userEvent.click(apron)
    await openAgain(publishClient({ items: all.slice(1, 4) }))
    await expect.element(button('Publish 3 values…')).toBeEnabled()
    await openAgain(publishClient({ items: all }))
    await expect.element(button('Publish 5 values…')).toBeEnabled()
    await expect.element(apron).not.toBeChecked()
  })

  test('is forgotten once the publish has been started, even where the answer comes after the question was closed', async () => {
    const answer = Promise.withResolvers<Publish>()
    const fake = publishClient({}, { 'publishes.create': () => answer.promise })
    await open(fake)
    await userEvent.click(apron)
    await userEvent.click(button('Publish 5 values…'))
    await userEvent.click(button('Publish 5 values now'))
    await expect.poll(() => created(fake)).toHaveLength(1)
    expect(publishTicks.get(1)).toBeDefined()
    await userEvent.click(button('Not yet'))
    answer.resolve(fakePublish())
    await expect.poll(() => publishTicks.get(1)).toBeUndefined()
  })

  test('is kept where the publish is refused', async () => {
    const refused = { 'publishes.create': () => refusal('CONFLICT', 'The store is another one now.') }
    await open(publishClient({}, refused))
    await userEvent.click(apron)
    await userEvent.click(button('Publish 5 values…'))
    await userEvent.click(button('Publish 5 values now'))
    await expect.element(page.getByRole('alert')).toBeVisible()
    expect(publishTicks.get(1)).toBeDefined()
  })
})

describe('the last question', () => {
  test('names the store, products, values and fields once more, and leads to the progress', async () => {
    const fake = publishClient()
    const go = await open(fake)
    await userEvent.click(button('Publish 6 values…'))
    const dialog = page.getByRole('dialog', { name: 'Publish to Northbank Goods?' })
    await expect.element(dialog).toMatchTextContent(/StoreNorthbank Goods.*3 products.*6 values.*Title, Description/)
    expect(created(fake)).toEqual([])
    await userEvent.click(dialog.getByRole('button', { name: 'Publish 6 values now' }))
    await expect.poll(() => go.mock.calls).toEqual([['#/publishes/1']])
    expect(fake.callsOf('publishes.create')[0]?.meta.idempotencyKey).toMatch(/^[\da-f-]{36}$/)
  })

  test('takes a time of the reader’s zone, and says that it needs the app running', async () => {
    const fake = publishClient()
    await open(fake)
    await userEvent.click(button('Publish 6 values…'))
    await userEvent.click(page.getByRole('radio', { name: 'At a time' }))
    await expect.element(page.getByText(/only while Wordshelf runs/)).toBeVisible()
    const zone = Intl.DateTimeFormat().resolvedOptions().timeZone
    await expect.element(page.getByText(`In your time zone, ${zone}`)).toBeVisible()
    const due = localValue(Date.now() + 86_400_000)
    await userEvent.fill(page.getByLabelText('Date and time'), due)
    await userEvent.click(button(/^Publish on /))
    await expect.poll(() => created(fake)).toMatchObject([{ jobId: 1, at: new Date(due).toISOString() }])
  })

  test('refuses a time that has passed', async () => {
    const fake = publishClient()
    await open(fake)
    await userEvent.click(button('Publish 6 values…'))
    await userEvent.click(page.getByRole('radio', { name: 'At a time' }))
    await userEvent.fill(page.getByLabelText('Date and time'), '2020-01-01T09:00')
    await userEvent.click(button(/^Publish on /))
    await expect.element(page.getByText('This time has passed. Choose a later one.')).toBeVisible()
    expect(created(fake)).toEqual([])
  })

  test('stays, with the reason, where the engine refuses', async () => {
    const go = await open(
      publishClient({}, { 'publishes.create': () => refusal('CONFLICT', 'The store is another one now.') })
    )
    await userEvent.click(button('Publish 6 values…'))
    await userEvent.click(button('Publish 6 values now'))
    await expect.element(page.getByRole('alert')).toMatchTextContent(/The store is another one now\./)
    expect(go).not.toHaveBeenCalled()
  })
})

test('a store that is not on Wix leads to the Store screen', async () => {
  await open(publishClient({ shop: fakeLocalShop() }))
  await expect.element(page.getByText('This store has no connection with Wix')).toBeVisible()
  await expect.element(page.getByRole('link', { name: 'Open the Store screen' })).toHaveAttribute('href', '#/store')
})

test('without its key nothing can be published, and the way to enter it is there', async () => {
  await open(publishClient({ shop: fakeShop({ hasKey: false }) }))
  await expect.element(button('Publish 6 values…')).toBeDisabled()
  await expect
    .element(page.getByRole('link', { name: 'Enter it on the Store screen' }))
    .toHaveAttribute('href', '#/store')
})

test('a long list has only what is in sight in the page, and loads on', async () => {
  const items = Array.from({ length: 600 }, (_, at) => fakeItem(at + 1, { review: 'APPROVED' }))
  await open(publishClient({ items }))
  await expect.element(page.getByRole('listitem').first()).toHaveAttribute('aria-setsize', '600')
  expect(page.getByRole('listitem').all().length).toBeLessThan(40)
})

test('the button keeps its height, however much there is to say beside it', async () => {
  const fake = publishClient({ shop: fakeShop({ catalogVersion: 'V1', hasKey: false }) })
  await render(
    <div style={{ display: 'flex', height: 400, width: 900 }}>
      <ScreenFrame fake={fake}>
        <PublishScreen jobId={1} />
      </ScreenFrame>
    </div>
  )
  await expect.element(summary).toBeVisible()
  const { height } = button('Publish 6 values…').element().getBoundingClientRect()
  expect(height).toBeGreaterThanOrEqual(32)
})
