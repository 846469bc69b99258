import { spotlight } from '@mantine/spotlight'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { userEvent } from 'vitest/browser'
import { render } from 'vitest-browser-react'
import { productSelection, selectedProducts } from '../../lib/selection.ts'
import { createFakeClient, refusal } from '../../lib/testing/fake-client.ts'
import { fakeInstance, fakeItem, fakeJob, fakeStatus } from '../../lib/testing/fake-data.ts'
import { testApp } from '../testing/render-app.tsx'

// They outlive the component: the palette's store is the window's, as are the selection and the scheme.
afterEach(() => {
  spotlight.close()
  productSelection.clear()
  localStorage.clear()
})

describe('the command palette', () => {
  test('opens with Ctrl+K and goes where it is told', async () => {
    const app = testApp('/settings')
    const screen = await render(app.element)
    await expect.element(screen.getByRole('heading', { name: 'Settings' })).toBeVisible()
    await userEvent.keyboard('{Control>}k{/Control}')
    await expect.element(screen.getByRole('textbox', { name: 'Command' })).toHaveFocus()
    await userEvent.keyboard('ledger')
    await userEvent.keyboard('{Enter}')
    await expect.poll(app.path).toBe('/credits')
  })

  test('opens from inside a text field, where single keys do nothing', async () => {
    const app = testApp('/settings')
    const screen = await render(app.element)
    await screen.getByRole('textbox', { name: 'Credits a month' }).click()
    await userEvent.keyboard('?gc')
    expect(app.path()).toBe('/settings')
    await expect.element(screen.getByRole('dialog')).not.toBeInTheDocument()
    await userEvent.keyboard('{Control>}k{/Control}')
    await expect.element(screen.getByRole('textbox', { name: 'Command' })).toHaveFocus()
  })
})

describe('keys', () => {
  test('g and a letter go to a place', async () => {
    const app = testApp('/settings')
    const screen = await render(app.element)
    await expect.element(screen.getByRole('heading', { name: 'Settings' })).toBeVisible()
    await userEvent.keyboard('gc')
    await expect.poll(app.path).toBe('/credits')
  })

  test('work on a keyboard that writes no Latin letters', async () => {
    const app = testApp('/settings')
    const screen = await render(app.element)
    await expect.element(screen.getByRole('heading', { name: 'Settings' })).toBeVisible()
    const press = (key: string, code: string, ctrlKey = false) =>
      document.body.dispatchEvent(new KeyboardEvent('keydown', { key, code, ctrlKey, bubbles: true }))
    press('ע', 'KeyG')
    press('ב', 'KeyC')
    await expect.poll(app.path).toBe('/credits')
    press('ל', 'KeyK', true)
    await expect.element(screen.getByRole('textbox', { name: 'Command' })).toHaveFocus()
  })

  test('with Ctrl work from inside a formatted text too', async () => {
    const app = testApp('/settings')
    const screen = await render(
      <>
        {app.element}
        <div contentEditable suppressContentEditableWarning role="textbox" aria-label="Description" tabIndex={0} />
      </>
    )
    await expect.element(screen.getByRole('heading', { name: 'Settings' })).toBeVisible()
    const field = screen.getByRole('textbox', { name: 'Description' })
    await field.click()
    await userEvent.keyboard('{Control>}3{/Control}')
    await expect.poll(app.path).toBe('/jobs')
    await field.click()
    await userEvent.keyboard('{Control>}k{/Control}')
    await expect.element(screen.getByRole('textbox', { name: 'Command' })).toHaveFocus()
  })

  test('? lists the keys, and the list can be searched', async () => {
    const screen = await render(testApp('/settings').element)
    await expect.element(screen.getByRole('heading', { name: 'Settings' })).toBeVisible()
    await userEvent.keyboard('?')
    await screen.getByRole('textbox', { name: 'Search shortcuts' }).fill('go to credits')
    await expect.element(screen.getByText('Go to Credits')).toBeVisible()
    await expect.element(screen.getByText('Go to Jobs')).not.toBeInTheDocument()
  })

  test('of the window work beside a choice that was just made, and are written in a text field', async () => {
    const screen = await render(testApp('/settings').element)
    await screen.getByRole('radio', { name: /compatible server/ }).click()
    await userEvent.keyboard('?')
    await expect.element(screen.getByRole('textbox', { name: 'Search shortcuts' })).toBeVisible()
    await userEvent.keyboard('{Escape}')
    await expect.element(screen.getByRole('dialog')).not.toBeInTheDocument()
    const key = screen.getByLabelText('API key', { exact: true })
    await key.click()
    await userEvent.keyboard('?')
    await expect.element(key).toHaveValue('?')
    await expect.element(screen.getByRole('dialog')).not.toBeInTheDocument()
  })
})

describe('the navigation', () => {
  test('says at Review how many texts of all jobs wait there, and follows what is decided', async () => {
    const { fake, element } = testApp('/settings')
    fake.state.items = [1, 2, 3].map((id) => fakeItem(id, { jobId: id }))
    const screen = await render(element)
    await expect.element(screen.getByRole('link', { name: 'Review 3 to review' })).toBeVisible()
    fake.state.items = fake.state.items.map((item) => (item.id === 2 ? { ...item, review: 'APPROVED' } : item))
    fake.emit({ name: 'changed', payload: { instanceId: null, topics: ['items'] } })
    await expect.element(screen.getByRole('link', { name: 'Review 2 to review' })).toBeVisible()
  })
})

describe('notices', () => {
  // The window itself looks for a lost engine every two seconds, which on a busy machine would be before anybody has pressed Retry.
  beforeEach(() => void vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] }))
  afterEach(() => void vi.useRealTimers())

  test('a resumed job is named with its numbers, and the notice goes when it is dismissed', async () => {
    const fake = createFakeClient(
      {},
      { status: fakeStatus({ resumed: [{ jobId: 3, finishedItems: 312, totalItems: 1000 }] }) }
    )
    const screen = await render(testApp('/settings', fake).element)
    const text = 'Wordshelf was stopped in the middle of job 3 (312 of 1,000 items done). It goes on where it was.'
    await expect.element(screen.getByText(text)).toBeVisible()
    await expect.element(screen.getByRole('link', { name: 'Open job' })).toHaveAttribute('href', '#/jobs/3')
    await screen.getByRole('button', { name: 'Dismiss' }).click()
    await expect.element(screen.getByText(text)).not.toBeInTheDocument()
    expect(fake.callsOf('app.dismissResumed')).toHaveLength(1)
  })

  test.each(['light', 'dark'])(
    'data that went back in time is told across the window, path and all, in a %s one',
    async (scheme) => {
      localStorage.setItem('mantine-color-scheme-value', scheme)
      const recovery = `Your data was damaged; the files are kept in /home/anna/${'a-long-folder-name/'.repeat(12)}damaged.`
      const fake = createFakeClient({}, { status: fakeStatus({ recovery }) })
      const screen = await render(testApp('/settings', fake).element)
      const notice = screen.getByText(recovery)
      await expect.element(notice).toBeVisible()
      const { left, right } = notice.element().getBoundingClientRect()
      expect(left).toBeGreaterThanOrEqual(0)
      expect(right).toBeLessThanOrEqual(window.innerWidth)
    }
  )

  test('an engine that does not answer is said across the window until it answers again', async () => {
    const fake = createFakeClient()
    const screen = await render(testApp('/settings', fake).element)
    await expect.element(screen.getByRole('heading', { name: 'Settings' })).toBeVisible()
    const lost = () => refusal('UNAVAILABLE', 'Start it again, then retry.')
    fake.answer('app.status', lost)
    fake.emit({ name: 'changed', payload: { instanceId: null, topics: ['status'] } })
    await expect.element(screen.getByText('Wordshelf does not answer.')).toBeVisible()
    fake.answer('app.status', () => fakeStatus())
    await screen.getByRole('button', { name: 'Retry' }).click()
    await expect.element(screen.getByText('Wordshelf does not answer.')).not.toBeInTheDocument()
  })

  test('one that goes away with its button, pressed by keyboard, leaves the focus on the screen', async () => {
    const resumed = [{ jobId: 3, finishedItems: 312, totalItems: 1000 }]
    const fake = createFakeClient({}, { status: fakeStatus({ resumed }) })
    const screen = await render(testApp('/settings', fake).element)
    const main = screen.getByRole('main')
    await expect.element(main).toBeVisible()
    const press = async (name: string) => {
      const button = screen.getByRole('button', { name, exact: true })
      await expect.element(button).toBeVisible()
      button.element().focus()
      await userEvent.keyboard('{Enter}')
      return button
    }
    const answered = Promise.withResolvers<undefined>()
    fake.answer('app.dismissResumed', () => answered.promise.then(() => ({})))
    const dismiss = await press('Dismiss')
    // Busy until the answer comes, it can't keep the focus.
    await expect.poll(() => document.activeElement).toBe(document.body)
    answered.resolve(undefined)
    await expect.element(dismiss).not.toBeInTheDocument()
    await expect.element(main).toHaveFocus()

    fake.answer('app.status', () => refusal('UNAVAILABLE', 'Start it again, then retry.'))
    fake.emit({ name: 'changed', payload: { instanceId: null, topics: ['status'] } })
    await expect.element(screen.getByText('Wordshelf does not answer.')).toBeVisible()
    fake.answer('app.status', () => fakeStatus())
    const retry = await press('Retry')
    await expect.element(retry).not.toBeInTheDocument()
    await expect.element(main).toHaveFocus()
  })
})

test('a running job shows on every screen and moves with its events', async () => {
  const job = fakeJob({ id: 3, status: 'RUNNING', counts: { done: 1, pending: 9 } })
  const fake = createFakeClient({}, { jobs: [job] })
  const screen = await render(testApp('/settings', fake).element)
  await expect.element(screen.getByText('1 of 10')).toBeVisible()
  const asked = fake.callsOf('jobs.list').length
  const next = fakeJob({ id: 3, status: 'RUNNING', counts: { done: 7, pending: 3 } })
  fake.emit({ name: 'job.progress', payload: { instanceId: 'store-1', job: next } })
  await expect.element(screen.getByText('7 of 10')).toBeVisible()
  expect(fake.callsOf('jobs.list')).toHaveLength(asked)
})

test('a question goes with the screen that asked it', async () => {
  const job = fakeJob({ id: 3, status: 'RUNNING', counts: { done: 10, pending: 90 } })
  const app = testApp('/jobs/3', createFakeClient({}, { jobs: [job] }))
  const screen = await render(app.element)
  await screen.getByRole('button', { name: 'Cancel', exact: true }).click()
  const question = screen.getByRole('dialog', { name: 'Cancel job 3?' })
  await expect.element(question).toBeVisible()
  await userEvent.keyboard('{Control>},{/Control}')
  await expect.poll(app.path).toBe('/settings')
  await expect.element(question).not.toBeInTheDocument()
})

test('a network that is found again is told to the engine, by a window that is open', async () => {
  const fake = createFakeClient()
  const screen = await render(testApp('/settings', fake).element)
  await expect.element(screen.getByRole('heading', { name: 'Settings' })).toBeVisible()
  expect(fake.callsOf('app.signal')).toHaveLength(0)
  window.dispatchEvent(new Event('online'))
  expect(fake.callsOf('app.signal').map((call) => call.input)).toEqual([{ signal: 'online' }])
  await screen.unmount()
  window.dispatchEvent(new Event('online'))
  expect(fake.callsOf('app.signal')).toHaveLength(1)
})

test('a trial that is done is not called paused', async () => {
  const job = fakeJob({ id: 3, status: 'PAUSED', pausedBy: 'trial', counts: { done: 10, pending: 90 } })
  const screen = await render(testApp('/settings', createFakeClient({}, { jobs: [job] })).element)
  await expect.element(screen.getByRole('link', { name: /Job 3 trial done/ })).toBeVisible()
})

test('a trial that waits shows however many jobs have been made since', async () => {
  const waits = fakeJob({ id: 1, status: 'PAUSED', pausedBy: 'trial', counts: { done: 10, pending: 90 } })
  const newer = Array.from({ length: 30 }, (_, at) => fakeJob({ id: 31 - at, counts: { done: 2 } }))
  const screen = await render(testApp('/settings', createFakeClient({}, { jobs: [...newer, waits] })).element)
  await expect.element(screen.getByRole('link', { name: /Job 1 trial done/ })).toBeVisible()
})

test('another store brings its own numbers and leaves no selection behind', async () => {
  productSelection.put(['product-1'], true)
  const fake = createFakeClient(
    {},
    {
      instances: [
        fakeInstance(),
        fakeInstance({ instanceId: 'store-2', name: 'Northbank', productCount: 12, active: false })
      ]
    }
  )
  const screen = await render(testApp('/settings', fake).element)
  await screen.getByRole('button', { name: /Switch store/ }).click()
  await screen.getByRole('menuitem', { name: /Northbank/ }).click()
  await expect.element(screen.getByRole('button', { name: /Northbank/ })).toBeVisible()
  expect(selectedProducts(productSelection.get())).toBe(0)
  expect(fake.callsOf('instances.select')[0]?.input).toEqual({ id: 'store-2' })
})

test('a new store needs a name, and is opened once it has one', async () => {
  const fake = createFakeClient()
  const app = testApp('/settings', fake)
  const screen = await render(app.element)
  await screen.getByRole('button', { name: /Switch store/ }).click()
  await screen.getByRole('menuitem', { name: 'Add a store…' }).click()
  await screen.getByRole('button', { name: 'Add store' }).click()
  await expect.element(screen.getByText('Give the store a name.')).toBeVisible()
  await screen.getByRole('textbox', { name: 'Name' }).fill('Second shop')
  await screen.getByRole('button', { name: 'Add store' }).click()
  await expect.element(screen.getByRole('button', { name: /Second shop/ })).toBeVisible()
  await expect.poll(app.path).toBe('/welcome')
})

test('the appearance is saved, and the window follows at once', async () => {
  const fake = createFakeClient()
  const screen = await render(testApp('/settings', fake).element)
  await screen.getByRole('button', { name: /^Appearance/ }).click()
  await screen.getByRole('menuitem', { name: 'Dark' }).click()
  await expect.poll(() => document.documentElement.dataset['mantineColorScheme']).toBe('dark')
  expect(fake.callsOf('settings.put')[0]?.input).toEqual({ colorScheme: 'dark' })
})

test('a window that was loaded again because it was no longer drawn says so, once', async () => {
  sessionStorage.setItem('wordshelf.thawed', 'true')
  const screen = await render(testApp('/settings').element)
  await expect.element(screen.getByText('The window was loaded again')).toBeVisible()
  expect(sessionStorage.getItem('wordshelf.thawed')).toBeNull()
})
