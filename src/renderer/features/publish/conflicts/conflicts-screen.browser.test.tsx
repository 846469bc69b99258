import { beforeEach, describe, expect, test } from 'vitest'
import { render } from 'vitest-browser-react'
import { page, userEvent } from 'vitest/browser'
import type { PublishOp } from '#shared/contract/publishes.ts'
import type { ConflictsSearch } from '../../../lib/routes.ts'
import { fakeConflict, fakePublish } from '../../../lib/testing/fake-publishes.ts'
import { PublishFrame, publishClient } from '../testing/publish-frame.tsx'
import { ConflictsScreen } from './conflicts-screen.tsx'
import { mergeDrafts } from './merge-drafts.ts'

/** Titles of different products, so that a product's name means one value. */
const TITLES = [1, 3, 5].map((n) => fakeConflict(n))

async function open(ops: readonly PublishOp[] = TITLES, search: ConflictsSearch = {}) {
  const fake = publishClient({ ops: [...ops], publishes: [fakePublish({ id: 2 })] })
  await render(
    <PublishFrame fake={fake}>
      <ConflictsScreen {...search} />
    </PublishFrame>
  )
  await expect.element(page.getByRole('list', { name: 'Conflicts' })).toBeVisible()
  return {
    fake,
    resolved: () => fake.callsOf('conflicts.resolve').map(({ input }) => input)
  }
}

const press = (keys: string) => userEvent.keyboard(keys)
const button = (name: string | RegExp) => page.getByRole('button', { name })
const onValue = async (product: string) => {
  await expect
    .poll(() => document.querySelector('[aria-current="true"] input[type="checkbox"]')?.getAttribute('aria-label'))
    .toBe(`Select Title of ${product}`)
}

beforeEach(() => {
  for (const { id } of TITLES) mergeDrafts.drop(id)
})

test('a conflict shows the original, mine and the live value, and what each changed', async () => {
  await open([fakeConflict(1, { original: 'Linen apron', value: 'Fine linen apron', live: 'Linen apron on sale' })])
  await expect.element(page.getByRole('group', { name: 'Original' })).toMatchTextContent(/Linen apron$/)
  const mine = page.getByRole('group', { name: 'Mine' }).element()
  const live = page.getByRole('group', { name: 'Live on Wix' }).element()
  expect(mine.querySelector('ins')?.textContent).toMatch(/Fine/i)
  expect(live.querySelector('ins')?.textContent).toBe(' on sale')
})

describe('by keyboard', () => {
  test('J and K move, 1 asks and publishes mine, and the next takes its place', async () => {
    const { resolved } = await open()
    await onValue('Linen apron 1')
    await press('j')
    await onValue('Stoneware mug 2')
    await press('k1')
    await expect.element(page.getByRole('dialog')).toMatchTextContent(/Publish your value to Northbank Goods\?/)
    await expect.element(page.getByRole('dialog')).toMatchTextContent(/live in the shop at once/)
    expect(resolved()).toEqual([])
    await expect.element(button('Publish 1 value')).toHaveFocus()
    await press('{Enter}')
    await expect.poll(resolved).toEqual([{ opIds: [1], choice: 'mine' }])
    await onValue('Stoneware mug 2')
  })

  test('2 keeps the live value, which writes nothing and so does not ask', async () => {
    const { resolved } = await open()
    await onValue('Linen apron 1')
    await press('2')
    await expect.poll(resolved).toEqual([{ opIds: [1], choice: 'live' }])
    await expect.element(page.getByText(/Kept as it is on Wix: Title of Linen apron 1/)).toBeVisible()
    await onValue('Stoneware mug 2')
  })

  test('3 opens the editor on my text, and what is merged is asked about before it is published', async () => {
    const { fake, resolved } = await open()
    await onValue('Linen apron 1')
    await press('3')
    const field = page.getByLabelText('Merged text for title')
    await expect.element(field).toHaveFocus()
    await expect.element(field).toHaveValue(fake.state.ops[0]?.value ?? '')
    await userEvent.fill(field, 'Linen apron by Northbank, on sale')
    await expect.element(page.getByText('33 / 80')).toBeVisible()
    await press('{Control>}{Enter}{/Control}')
    expect(resolved()).toEqual([])
    await userEvent.click(button('Publish 1 value'))
    await expect.poll(resolved).toEqual([{ opIds: [1], choice: 'merge', text: 'Linen apron by Northbank, on sale' }])
  })
})

test('a merge that was begun is kept when another conflict is looked at, and comes back after a cancel', async () => {
  await open()
  await onValue('Linen apron 1')
  await press('3')
  await userEvent.fill(page.getByLabelText('Merged text for title'), 'Half a thought')
  await userEvent.click(button('Merge Title of Stoneware mug 2'))
  await userEvent.click(button('Merge Title of Linen apron 1'))
  await expect.element(page.getByLabelText('Merged text for title')).toHaveValue('Half a thought')
  await press('{Escape}')
  await userEvent.click(button('Merge Title of Linen apron 1'))
  await expect.element(page.getByLabelText('Merged text for title')).not.toHaveValue('Half a thought')
  await press('{Escape}')
  await userEvent.click(button('Restore'))
  await expect.element(page.getByLabelText('Merged text for title')).toHaveValue('Half a thought')
})

test('a merged text is judged by the rules of the engine while it is typed', async () => {
  const { fake } = await open([fakeConflict(1, { original: 'Linen apron, 90 cm', value: 'Fine linen apron, 90 cm' })])
  fake.state.bannedWords = ['cheap']
  await press('3')
  await expect.element(page.getByText(/Number missing|Unit missing|Banned word/)).not.toBeInTheDocument()
  await userEvent.fill(page.getByLabelText('Merged text for title'), 'Cheap apron')
  await expect.element(page.getByText('Banned word: cheap')).toBeVisible()
  await expect.element(page.getByText('Number missing: 90')).toBeVisible()
})

test('a merged text of a conflict that was decided elsewhere meanwhile is not said to be on its way, and stays', async () => {
  const { fake } = await open()
  await press('3')
  await userEvent.fill(page.getByLabelText('Merged text for title'), 'Half a thought')
  await press('{Control>}{Enter}{/Control}')
  const [, ...others] = fake.state.ops
  fake.state.ops = others
  await userEvent.click(button('Publish 1 value'))
  await expect.element(page.getByText('1 value had been decided already.', { exact: true })).toBeVisible()
  expect(mergeDrafts.get(1)).toBe('Half a thought')
})

test('a merged text that is too long or empty is not offered to Wix', async () => {
  const { resolved } = await open()
  await press('3')
  await userEvent.fill(page.getByLabelText('Merged text for title'), 'm'.repeat(81))
  await press('{Control>}{Enter}{/Control}')
  await expect.element(page.getByText('1 character too many. At most 80 are allowed.')).toBeVisible()
  await userEvent.fill(page.getByLabelText('Merged text for title'), ' ')
  await expect.element(page.getByText(/keep the live value\./)).toBeVisible()
  expect(page.getByRole('dialog').all()).toEqual([])
  expect(resolved()).toEqual([])
})

describe('a conflict of an undo', () => {
  const UNDO = fakeConflict(3, { kind: 'UNDO', publishId: 4, value: 'Stoneware mug', live: 'Mug on sale' })

  test('is not called a text of the merchant’s, and neither is what stays', async () => {
    const { resolved } = await open([UNDO])
    await press('1')
    const dialog = page.getByRole('dialog', { name: 'Put 1 value back in Northbank Goods?' })
    await expect.element(dialog).toMatchTextContent(/Title of Stoneware mug 2: what the store held before replaces/)
    await userEvent.click(button('Put 1 value back'))
    await expect.poll(resolved).toEqual([{ opIds: [3], choice: 'mine' }])
    await expect.element(page.getByText('On its way back: Title of Stoneware mug 2.')).toBeVisible()
  })

  test('is told apart in a selection with others', async () => {
    await open([fakeConflict(1), UNDO])
    await press('{Control>}a{/Control}')
    await userEvent.click(button('Write 2…'))
    await expect
      .element(page.getByRole('dialog'))
      .toMatchTextContent(/your texts, and in an undo what the store held before/)
    await userEvent.click(button('Not yet'))
    await userEvent.click(button('Keep live for 2'))
    await expect.element(page.getByRole('dialog')).toMatchTextContent(/Nothing is written\.(?! Your)/)
  })

  test('leads back to the undo by its name', async () => {
    const fake = publishClient({ ops: [UNDO], publishes: [fakePublish({ id: 4, kind: 'UNDO' })] })
    await render(
      <PublishFrame fake={fake}>
        <ConflictsScreen publishId={4} />
      </PublishFrame>
    )
    await expect.element(page.getByRole('link', { name: 'Undo 4' })).toHaveAttribute('href', '#/publishes/4')
  })
})

describe('a selection', () => {
  test('is decided at once, loaded or not, after a question that counts it', async () => {
    const many = Array.from({ length: 230 }, (_, at) => fakeConflict(at * 2 + 1))
    const { resolved } = await open(many)
    await userEvent.click(page.getByRole('checkbox', { name: 'Select Title of Linen apron 1' }).first())
    await userEvent.click(button('Select all 230'))
    await userEvent.click(button('Keep mine for 230…'))
    await userEvent.click(button('Publish 230 values'))
    await expect.poll(resolved).toEqual([{ opIds: many.map(({ id }) => id), choice: 'mine' }])
  })

  test('that keeps the live values is asked about too', async () => {
    const { resolved } = await open()
    await press('x')
    await press('j')
    await press('x')
    await userEvent.click(button('Keep live for 2'))
    expect(resolved()).toEqual([])
    await userEvent.click(button('Keep 2 values live'))
    await expect.poll(resolved).toEqual([{ opIds: [1, 3], choice: 'live' }])
    await expect.element(page.getByText('2 selected')).not.toBeInTheDocument()
  })
})

test('a conflict of an undo shows what was published, and cannot be merged', async () => {
  await open([fakeConflict(1, { kind: 'UNDO', base: 'Published text', value: 'Earlier text' })])
  await expect.element(page.getByRole('group', { name: 'Published' })).toMatchTextContent(/Published text/)
  await expect.element(page.getByRole('group', { name: 'To put back' })).toBeVisible()
  expect(button(/^Merge/).all()).toEqual([])
})

test('only those of one publish are shown where it is asked for', async () => {
  await open([fakeConflict(1), fakeConflict(3, { publishId: 2 })], { publishId: 2 })
  await expect.poll(() => page.getByRole('listitem').all().length).toBe(1)
  await expect.element(page.getByRole('link', { name: 'Publish 2' })).toHaveAttribute('href', '#/publishes/2')
  await expect.element(page.getByRole('link', { name: 'Show all conflicts' })).toHaveAttribute('href', '#/conflicts')
})

test('no conflict is a good thing to read', async () => {
  await render(
    <PublishFrame fake={publishClient()}>
      <ConflictsScreen />
    </PublishFrame>
  )
  await expect.element(page.getByText('There is no conflict')).toBeVisible()
})
