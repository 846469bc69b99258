import { beforeEach, expect, test } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import { cleanup, render } from 'vitest-browser-react'
import { ScreenFrame } from '../../app/testing/render.tsx'
import { productSelection } from '../../lib/selection.ts'
import { createFakeClient, refusal, type FakeClient, type FakeHandlers } from '../../lib/testing/fake-client.ts'
import { fakeProduct } from '../../lib/testing/fake-data.ts'
import { fakeWixState } from '../../lib/testing/fake-shop.ts'
import { draft } from './draft.ts'
import { OptimizerScreen } from './optimizer-screen.tsx'

beforeEach(() => {
  productSelection.clear()
  draft.reset()
})

async function open(selected: number, handlers: FakeHandlers = {}, state = {}): Promise<FakeClient> {
  productSelection.selectIds(Array.from({ length: selected }, (_, at) => `product-${at + 1}`))
  const fake = createFakeClient(handlers, state)
  await render(
    <ScreenFrame fake={fake}>
      <OptimizerScreen />
    </ScreenFrame>
  )
  return fake
}

const attribute = (name: string) => page.getByRole('checkbox', { name, exact: true })
const prompt = page.getByRole('textbox', { name: 'Prompt' })
const submit = page.getByRole('button', { name: 'Create and start job' })
const price = page.getByTestId('price')

async function fillIn(text = 'Short and clear.'): Promise<void> {
  await attribute('Title').click()
  await attribute('Description').click()
  await prompt.fill(text)
}

const keys = (fake: FakeClient): readonly (string | undefined)[] =>
  fake.callsOf('jobs.create').map((call) => call.meta.idempotencyKey)

test('the price is products times attributes, with the balance before and after', async () => {
  await open(15)
  await fillIn()
  await expect.element(price).toHaveTextContent('15 products × 2 attributes =30 credits')
  const panel = page.getByRole('region', { name: 'Price' })
  await expect.element(panel.getByText('460')).toBeVisible()
  await expect.element(panel.getByText('430')).toBeVisible()
  await expect.element(panel.getByText('Sample model', { exact: true })).toBeVisible()
})

test('what a store on V1 cannot take is said before it is chosen, and of no other store', async () => {
  const exportOnly = page.getByText(/can be written and exported, not published/)
  await open(3, {}, fakeWixState({ catalogVersion: 'V1' }))
  await expect.element(exportOnly).toBeVisible()
  await expect.element(attribute('Image alt text')).toHaveAccessibleDescription(/not published\./)
  await expect.element(attribute('Title')).not.toHaveAccessibleDescription(/not published\./)
  await cleanup()
  await open(3, {}, fakeWixState({ catalogVersion: 'V3' }))
  await expect.element(attribute('Image alt text')).toBeVisible()
  await expect.element(exportOnly).not.toBeInTheDocument()
})

test('a created job is named with its figures and leaves a clean form in the same language', async () => {
  const fake = await open(15)
  await fillIn()
  await page.getByRole('combobox', { name: 'Language of the result' }).fill('pt-br')
  await page.getByRole('option', { name: /pt-BR/ }).click()
  await submit.click()
  await expect.element(page.getByText('Job 2 created: 30 items, 30 credits, 430 remaining')).toBeVisible()
  await expect.element(page.getByRole('link', { name: 'Open job' })).toHaveAttribute('href', '#/jobs/2')
  expect(fake.callsOf('jobs.create')[0]?.input).toMatchObject({
    language: 'pt-BR',
    attributes: ['title', 'description']
  })
  await expect.element(prompt).toHaveValue('')
  await expect.element(attribute('Title')).not.toBeChecked()
  await expect.element(page.getByText('No products selected yet.')).toBeVisible()
  await expect
    .element(page.getByRole('combobox', { name: 'Language of the result' }))
    .toHaveValue('Brazilian Portuguese (pt-BR)')
})

test('the button stays where it is while products are chosen, and when a job has been created', async () => {
  await open(0)
  // With all that stands above the button.
  await expect.element(page.getByRole('region', { name: 'Price' }).getByRole('link')).toBeVisible()
  const top = () => submit.element().getBoundingClientRect().top
  const empty = top()
  productSelection.selectIds(Array.from({ length: 15 }, (_, at) => `product-${at + 1}`))
  await fillIn()
  await expect.element(price).toHaveTextContent('15 products × 2 attributes =30 credits')
  expect(top()).toBeCloseTo(empty, 0)
  await submit.click()
  await expect.element(page.getByText(/^Job 2 created/)).toBeVisible()
  expect(top()).toBeCloseTo(empty, 0)
})

test('too few credits: the seed sentence, and keeping the products that fit makes the job possible', async () => {
  const fake = await open(10, {}, { creditsTotal: 100, creditsUsed: 95 })
  await fillIn()
  await submit.click()
  await expect.element(page.getByText('You need 20 credits but only have 5 remaining.')).toBeVisible()
  await expect.element(page.getByRole('link', { name: 'Raise the allowance' })).toHaveAttribute('href', '#/credits')
  await page.getByRole('button', { name: 'Keep the first 2 products' }).click()
  await expect.element(price).toHaveTextContent('2 products × 2 attributes =4 credits')
  await submit.click()
  await expect.element(page.getByText('Job 2 created: 4 items, 4 credits, 1 remaining')).toBeVisible()
  expect(fake.callsOf('jobs.create').at(-1)?.input).toMatchObject({ productIds: ['product-1', 'product-2'] })
})

test('too few credits: fewer attributes are offered where they would fit', async () => {
  await open(4, {}, { creditsTotal: 100, creditsUsed: 95 })
  await fillIn()
  await page.getByRole('button', { name: 'Only Title' }).click()
  await expect.element(price).toHaveTextContent('4 products × 1 attribute =4 credits')
  await expect.element(attribute('Description')).not.toBeChecked()
})

test('a double click sends one job', async () => {
  let release = (): void => undefined
  const fake = await open(3)
  const create = new Promise<void>((resolve) => {
    release = resolve
  })
  fake.answer('jobs.create', async () => {
    await create
    return refusal('UNAVAILABLE', 'Busy')
  })
  await fillIn()
  await submit.dblClick()
  await userEvent.keyboard('{Control>}{Enter}{/Control}')
  await expect.poll(() => fake.callsOf('jobs.create')).toHaveLength(1)
  release()
  await expect.element(page.getByText('No answer came back')).toBeVisible()
  expect(fake.callsOf('jobs.create')).toHaveLength(1)
})

test('a lost answer is asked for again with the same key, even after a look at another screen', async () => {
  const fake = await open(3)
  fake.answer('jobs.create', () => Promise.reject(new Error('the line is down')))
  await fillIn()
  await submit.click()
  await expect.element(page.getByText('No answer came back')).toBeVisible()

  await cleanup()
  const again = createFakeClient()
  await render(
    <ScreenFrame fake={again}>
      <OptimizerScreen />
    </ScreenFrame>
  )
  await page.getByRole('button', { name: 'Try again' }).click()
  await expect.element(page.getByText('Job 2 created: 6 items, 6 credits, 454 remaining')).toBeVisible()
  expect(keys(again)).toEqual(keys(fake))
  expect(keys(fake)[0]).toMatch(/^[0-9a-f-]{36}$/)
})

test('changed input and the next job get keys of their own', async () => {
  const fake = await open(3)
  fake.answer('jobs.create', () => Promise.reject(new Error('the line is down')))
  await fillIn('One.')
  await submit.click()
  await page.getByRole('button', { name: 'Try again' }).click()
  await expect.poll(() => fake.callsOf('jobs.create').length).toBe(2)
  await expect.element(page.getByText('No answer came back')).toBeVisible()
  await prompt.fill('Two.')
  await page.getByRole('button', { name: 'Try again' }).click()
  await expect.poll(() => fake.callsOf('jobs.create').length).toBe(3)
  const [first, second, third] = keys(fake)
  expect(second).toBe(first)
  expect(third).not.toBe(first)
})

test('what is missing is said at its field, without asking the engine', async () => {
  const fake = await open(0)
  await submit.click()
  await expect.element(page.getByText('At least one product must be selected.')).toBeVisible()
  await expect.element(page.getByText('At least one attribute must be selected.')).toBeVisible()
  await expect.element(page.getByText('Prompt must say what to do with the text.')).toBeVisible()
  expect(fake.callsOf('jobs.create')).toHaveLength(0)
  await attribute('Title').click()
  await expect.element(page.getByText('At least one attribute must be selected.')).not.toBeInTheDocument()
  await expect.element(page.getByText('At least one product must be selected.')).toBeVisible()
})

test('a refused field is named at that field', async () => {
  await open(3, {
    'jobs.create': () =>
      refusal('VALIDATION_ERROR', 'This product is not in the store any more', { details: { field: 'productIds[2]' } })
  })
  await fillIn()
  await submit.click()
  const section = page.getByRole('region', { name: 'Products' })
  await expect.element(section.getByText('This product is not in the store any more.')).toBeVisible()
})

test('Ctrl+Enter in the prompt submits', async () => {
  await open(3)
  await fillIn()
  await prompt.click()
  await userEvent.keyboard('{Control>}{Enter}{/Control}')
  await expect.element(page.getByText(/^Job 2 created/)).toBeVisible()
})

test('whole collections are priced and sent as collections', async () => {
  const fake = await open(0)
  await page.getByText('Whole collections').click()
  await page.getByRole('checkbox', { name: /Kitchen/ }).click()
  await attribute('Title').click()
  await prompt.fill('Short.')
  await expect.element(price).toHaveTextContent('120 products × 1 attribute =120 credits')
  await submit.click()
  await expect.element(page.getByText(/^Job 2 created: 120 items/)).toBeVisible()
  expect(fake.callsOf('jobs.create')[0]?.input).toMatchObject({
    sourceScope: 'collections',
    collectionIds: ['Kitchen']
  })
})

test('"all matching" is written out for the job, without what was taken out', async () => {
  productSelection.clear()
  const fake = await open(0)
  productSelection.selectAllMatching({ missing: 'seoTitle' }, 48)
  productSelection.toggle('product-5')
  await attribute('SEO title').click()
  await prompt.fill('Short.')
  await expect.element(price).toHaveTextContent('47 products × 1 attribute =47 credits')
  await expect.element(page.getByText('all without text').first()).toBeVisible()
  await submit.click()
  await expect.element(page.getByText(/^Job 2 created: 47 items/)).toBeVisible()
  const sent = fake.callsOf('jobs.create')[0]?.input
  expect(sent).toMatchObject({ sourceScope: 'products' })
  expect(JSON.stringify(sent)).not.toContain('"product-5"')
})

test('a starter prompt that takes the place of own words gives them back', async () => {
  await open(1)
  await prompt.fill('My own words.')
  await page.getByRole('button', { name: 'Benefits first' }).click()
  await expect.element(prompt).not.toHaveValue('My own words.')
  await page.getByRole('button', { name: 'Undo' }).click()
  await expect.element(prompt).toHaveValue('My own words.')
})

test('the names of the first products stand as they are written, with the number of the others', async () => {
  const products = Array.from({ length: 6 }, (_, at) => ({
    ...fakeProduct(at + 1),
    name: `Mug <b>&amp; ${at + 1}</b>`
  }))
  await open(6, {}, { products })
  const written = [1, 2, 3, 4].map((n) => `Mug <b>&amp; ${n}</b>`).join(', ')
  await expect.element(page.getByText(`${written} and 2 more`)).toBeVisible()
})
