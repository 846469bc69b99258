import { beforeEach, expect, test } from 'vitest'
import { page } from 'vitest/browser'
import { render } from 'vitest-browser-react'
import type { Output, Parsed } from '#shared/contract/contract.ts'
import type { JobEstimate } from '#shared/contract/jobs.ts'
import { ScreenFrame } from '../../app/testing/render.tsx'
import { productSelection } from '../../lib/selection.ts'
import { createFakeClient, refusal, type FakeClient, type FakeHandlers } from '../../lib/testing/fake-client.ts'
import { draft } from './draft.ts'
import { OptimizerScreen } from './optimizer-screen.tsx'

beforeEach(() => {
  productSelection.clear()
  draft.reset()
})

const ESTIMATE: JobEstimate = {
  model: 'gpt-6-luna',
  requests: 15,
  inputTokens: 1_000_000,
  outputTokens: 200_000,
  usd: 0.347,
  pricesCheckedOn: '2026-11-23',
  sampledProducts: 15
}

function answer(
  { productIds, attributes, prompt }: Parsed<'jobs.quote'>,
  estimate: JobEstimate | null,
  reusableItems = 0
): Output<'jobs.quote'> {
  const requiredCredits = productIds.length * attributes.length
  const rest = requiredCredits - reusableItems
  return {
    productCount: productIds.length,
    attributeCount: attributes.length,
    requiredCredits,
    remainingBefore: 460,
    heldHere: 460,
    heldElsewhere: 0,
    remainingAfter: 460 - requiredCredits,
    sufficient: true,
    estimate: prompt === undefined ? null : estimate,
    reusable: prompt === undefined ? null : { items: reusableItems, requiredCredits: rest, sufficient: true }
  }
}

async function open(handlers: FakeHandlers): Promise<FakeClient> {
  productSelection.selectIds(Array.from({ length: 15 }, (_, at) => `product-${at + 1}`))
  const fake = createFakeClient(handlers)
  await render(
    <ScreenFrame fake={fake}>
      <OptimizerScreen />
    </ScreenFrame>
  )
  return fake
}

const withPrompt = (fake: FakeClient): readonly unknown[] =>
  fake.callsOf('jobs.quote').filter(({ input }) => JSON.stringify(input).includes('"prompt"'))

const title = page.getByRole('checkbox', { name: 'Title', exact: true })
const description = page.getByRole('checkbox', { name: 'Description', exact: true })
const prompt = page.getByRole('textbox', { name: 'Prompt' })
const panel = page.getByRole('region', { name: 'Price' })
const credits = page.getByTestId('price')

test('tokens and money stand below the credits, with the model and the day of its prices', async () => {
  const fake = await open({ 'jobs.quote': (input) => answer(input, ESTIMATE) })
  await title.click()
  await prompt.fill('Short and clear.')
  await expect.element(panel.getByText('About 1.2 M tokens · about $0.35')).toBeVisible()
  await expect.element(panel.getByText('gpt-6-luna, prices checked 23 Nov 2026')).toBeVisible()
  await expect
    .poll(() => fake.callsOf('jobs.quote').at(-1)?.input)
    .toMatchObject({ language: 'en', prompt: 'Short and clear.', attributes: ['title'] })
})

test('a price that nobody knows is said to be unknown, not nothing', async () => {
  const local = { ...ESTIMATE, model: 'llama3.3', usd: null, pricesCheckedOn: null }
  await open({ 'jobs.quote': (input) => answer(input, local) })
  await title.click()
  await expect.element(panel.getByText('About 1.2 M tokens', { exact: true })).toBeVisible()
  await expect.element(panel.getByText('What llama3.3 costs is not known.')).toBeVisible()
  await expect.element(panel.getByText(/\$/)).not.toBeInTheDocument()
})

test('the sample model is said to cost nothing', async () => {
  const sample = { ...ESTIMATE, model: 'Sample model', usd: 0, pricesCheckedOn: null }
  await open({ 'jobs.quote': (input) => answer(input, sample) })
  await title.click()
  await expect.element(panel.getByText('The sample model runs inside the app and costs nothing.')).toBeVisible()
  await expect.element(panel.getByText(/\$/)).not.toBeInTheDocument()
})

test('nothing is estimated where nothing is chosen, or where the model cannot be counted for', async () => {
  const fake = await open({ 'jobs.quote': (input) => answer(input, null) })
  await expect.element(credits).toHaveTextContent('15 products × 0 attributes =0 credits')
  expect(withPrompt(fake)).toEqual([])
  await title.click()
  await expect.poll(() => withPrompt(fake)).toHaveLength(1)
  await expect.element(credits).toHaveTextContent('15 products × 1 attribute =15 credits')
  await expect.element(panel.getByText(/token/)).not.toBeInTheDocument()
})

test.each([
  ['known', ESTIMATE],
  ['of a model that cannot be counted for', null]
])('the button does not move from under the pointer when the estimate is there: one %s', async (_name, estimate) => {
  let count: (() => void) | undefined
  await open({
    'jobs.quote': async (input) => {
      if (input.prompt !== undefined) await new Promise<void>((resolve) => (count = resolve))
      return answer(input, estimate)
    }
  })
  await title.click()
  const counting = panel.getByRole('status', { name: 'Estimating tokens and money' })
  await expect.element(counting).toBeVisible()
  const submit = panel.getByRole('button', { name: 'Create and start job' }).element()
  const before = submit.getBoundingClientRect().top
  await expect.poll(() => count).toBeDefined()
  count?.()
  await expect.element(counting).not.toBeInTheDocument()
  expect(submit.getBoundingClientRect().top).toBeCloseTo(before, 0)
})

test('credits do not wait for the count, and the last estimate stands, dimmed, until the next is there', async () => {
  const waiting: (() => void)[] = []
  await open({
    'jobs.quote': async (input) => {
      if (input.prompt !== undefined) await new Promise<void>((resolve) => waiting.push(resolve))
      return answer(input, { ...ESTIMATE, usd: input.attributes.length })
    }
  })
  await title.click()
  await expect.element(credits).toHaveTextContent('15 products × 1 attribute =15 credits')
  await expect.element(panel.getByRole('status', { name: 'Estimating tokens and money' })).toBeVisible()
  waiting.shift()?.()
  await expect.element(panel.getByText(/about \$1\.00/)).toBeVisible()

  await description.click()
  await expect.element(credits).toHaveTextContent('15 products × 2 attributes =30 credits')
  await expect.element(panel.getByRole('status')).toHaveAttribute('aria-busy', 'true')
  await expect.element(panel.getByText(/about \$1\.00/)).toBeVisible()
  waiting.shift()?.()
  await expect.element(panel.getByText(/about \$2\.00/)).toBeVisible()
  await expect.element(panel.getByRole('status')).toHaveAttribute('aria-busy', 'false')
})

test('an estimate that fails leaves the credits as they are and can be asked for again', async () => {
  let broken = true
  await open({
    'jobs.quote': (input) =>
      broken && input.prompt !== undefined ? refusal('INTERNAL', 'Broken') : answer(input, ESTIMATE)
  })
  await title.click()
  await expect.element(panel.getByText(/^Tokens and money could not be estimated/)).toBeVisible()
  await expect.element(credits).toHaveTextContent('15 products × 1 attribute =15 credits')
  broken = false
  await panel.getByRole('button', { name: 'Estimate again' }).click()
  await expect.element(panel.getByText('About 1.2 M tokens · about $0.35')).toBeVisible()
})

test('with earlier results taken over, the estimate is the most that it can be', async () => {
  await open({ 'jobs.quote': (input) => answer(input, ESTIMATE, 5) })
  await title.click()
  await page.getByRole('radio', { name: /^Take (it|them) over/ }).click()
  await expect.element(panel.getByText('Up to 1.2 M tokens · up to $0.35')).toBeVisible()
})
