import { beforeEach, describe, expect, test } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import { cleanup, render } from 'vitest-browser-react'
import { ScreenFrame } from '../../app/testing/render.tsx'
import { productSelection } from '../../lib/selection.ts'
import { createFakeClient, type FakeClient } from '../../lib/testing/fake-client.ts'
import { draft } from './draft.ts'
import { OptimizerScreen } from './optimizer-screen.tsx'

beforeEach(() => {
  productSelection.clear()
  draft.reset()
})

const ids = (count: number): string[] => Array.from({ length: count }, (_, at) => `product-${at + 1}`)

interface Earlier {
  readonly reusable?: number
  readonly creditsTotal?: number
  /** The engine looks for earlier results until then. */
  readonly found?: Promise<void>
}

/** An engine that has `reusable` earlier results for whatever is chosen. */
async function open(selected: number, { reusable = 0, creditsTotal = 500, found }: Earlier = {}): Promise<FakeClient> {
  productSelection.selectIds(ids(selected))
  const fake = createFakeClient(
    {
      'jobs.quote': async ({ productIds, attributes, prompt }) => {
        if (prompt !== undefined) await found
        const requiredCredits = productIds.length * attributes.length
        const rest = Math.max(0, requiredCredits - reusable)
        const remainingBefore = creditsTotal - 40
        return {
          productCount: productIds.length,
          attributeCount: attributes.length,
          requiredCredits,
          remainingBefore,
          heldHere: remainingBefore,
          heldElsewhere: 0,
          remainingAfter: remainingBefore - requiredCredits,
          sufficient: requiredCredits <= remainingBefore,
          estimate: null,
          reusable: { items: requiredCredits - rest, requiredCredits: rest, sufficient: rest <= remainingBefore }
        }
      }
    },
    { reusable, creditsTotal }
  )
  await render(
    <ScreenFrame fake={fake}>
      <OptimizerScreen />
    </ScreenFrame>
  )
  await page.getByRole('checkbox', { name: 'Title', exact: true }).click()
  await page.getByRole('checkbox', { name: 'Description', exact: true }).click()
  await page.getByRole('textbox', { name: 'Prompt' }).fill('Short and clear.')
  return fake
}

const submit = page.getByRole('button', { name: 'Create and start job' })
const trial = page.getByRole('switch', { name: 'Try the first 5 products, then ask' })
const offer = page.getByRole('region', { name: 'Earlier results' })
const takeOver = page.getByRole('radio', { name: /^Take (it|them) over for free/ })
const anew = page.getByRole('radio', { name: /^Write (it|them) anew/ })
const created = page.getByText(/^Job 2 created/)
const sent = (fake: FakeClient): unknown => fake.callsOf('jobs.create').at(-1)?.input

describe('a trial', () => {
  test('is offered where there is more than it would run, off until chosen', async () => {
    const fake = await open(6)
    await expect.element(trial).not.toBeChecked()
    await trial.click()
    await submit.click()
    await expect.element(created).toBeVisible()
    expect(sent(fake)).toMatchObject({ trial: true, reuse: false })
  })

  test('is neither offered nor sent where it would be all of the job, even if it was chosen before', async () => {
    draft.change({ trial: true })
    const fake = await open(5)
    await expect.element(submit).toBeEnabled()
    await expect.element(trial).toBeDisabled()
    await expect.element(trial).toHaveAccessibleDescription(/^For more than 5 products\./)
    await expect.element(trial).not.toBeChecked()
    await submit.click()
    await expect.element(created).toBeVisible()
    expect(sent(fake)).toMatchObject({ trial: false })
  })
})

describe('earlier results', () => {
  test('are offered with both prices and neither chosen', async () => {
    await open(15, { reusable: 12 })
    await expect
      .element(offer.getByText('12 of 30 items already have a result for the same text, prompt and model'))
      .toBeVisible()
    await expect.element(offer.getByText('18 credits instead of 30')).toBeVisible()
    await expect.element(takeOver).not.toBeChecked()
    await expect.element(anew).not.toBeChecked()
  })

  test('are not spoken of where there are none', async () => {
    await open(15)
    await expect.element(page.getByTestId('price')).toMatchTextContent(/30 credits/)
    await expect.element(offer).not.toBeInTheDocument()
  })

  test('wait for the choice: without one nothing is sent, and the choice has the focus', async () => {
    const fake = await open(15, { reusable: 12 })
    await expect.element(takeOver).toBeVisible()
    await submit.click()
    await expect.element(offer.getByRole('alert')).toHaveTextContent('Choose one of the two first.')
    await expect.element(takeOver).toHaveFocus()
    expect(fake.callsOf('jobs.create')).toHaveLength(0)
    await userEvent.keyboard(' ')
    await expect.element(takeOver).toBeChecked()
    await expect.element(offer.getByRole('alert')).not.toBeInTheDocument()
    await expect.element(page.getByTestId('price')).toMatchTextContent(/18 credits/)
    await submit.click()
    await expect.element(page.getByText('Job 2 created: 30 items, 18 credits, 442 remaining')).toBeVisible()
    expect(sent(fake)).toMatchObject({ reuse: true })
  })

  test('are asked about even where the job is asked for before they are found', async () => {
    const found = Promise.withResolvers<void>()
    const fake = await open(15, { reusable: 12, found: found.promise })
    await userEvent.keyboard('{Control>}{Enter}{/Control}')
    await expect.element(submit).toBeDisabled()
    found.resolve()
    await expect.element(takeOver).toHaveFocus()
    await expect.element(offer.getByRole('alert')).toHaveTextContent('Choose one of the two first.')
    expect(fake.callsOf('jobs.create')).toHaveLength(0)
  })

  test('hold up a job only until it is known that there are none, and not one whose form is changed meanwhile', async () => {
    const found = Promise.withResolvers<void>()
    const fake = await open(15, { found: found.promise })
    await userEvent.keyboard('{Control>}{Enter}{/Control}')
    await expect.element(submit).toBeDisabled()
    await page.getByRole('textbox', { name: 'Prompt' }).fill('Other words.')
    await expect.element(submit).toBeEnabled()
    await userEvent.keyboard('{Control>}{Enter}{/Control}')
    await expect.element(submit).toBeDisabled()
    found.resolve()
    await expect.element(created).toBeVisible()
    expect(fake.callsOf('jobs.create').map(({ input }) => input)).toMatchObject([{ prompt: 'Other words.' }])
  })

  test('can be left alone, at the full price', async () => {
    const fake = await open(15, { reusable: 12 })
    await anew.click()
    await expect.element(page.getByTestId('price')).toMatchTextContent(/30 credits/)
    await submit.click()
    await expect.element(created).toBeVisible()
    expect(sent(fake)).toMatchObject({ reuse: false })
  })

  test('are chosen anew after anything that they depend on has changed', async () => {
    await open(15, { reusable: 12 })
    await takeOver.click()
    await page.getByRole('textbox', { name: 'Prompt' }).fill('Other words.')
    await expect.element(takeOver).not.toBeChecked()
    await takeOver.click()
    productSelection.selectIds(ids(16))
    await expect.element(offer.getByText(/^12 of 32 items/)).toBeVisible()
    await expect.element(takeOver).not.toBeChecked()
  })

  test('are a way out where the credits do not reach for all', async () => {
    await open(15, { reusable: 12, creditsTotal: 60 })
    await expect.element(takeOver).toBeVisible()
    await expect.element(page.getByText(/^You need 30 credits/)).not.toBeInTheDocument()
    await anew.click()
    await expect.element(page.getByText('You need 30 credits but only have 20 remaining.')).toBeVisible()
    await takeOver.click()
    await expect.element(page.getByText(/^You need/)).not.toBeInTheDocument()
  })

  test('move nothing that could be pressed when they come, whether the credits reach or not', async () => {
    for (const creditsTotal of [500, 45]) {
      const found = Promise.withResolvers<void>()
      await open(15, { reusable: 12, creditsTotal, found: found.promise })
      await expect.element(page.getByTestId('price')).toMatchTextContent(/30 credits/)
      const isShort = creditsTotal < 70
      if (isShort) await expect.element(page.getByText(/^You need 30 credits/)).toBeVisible()
      const before = placesOf(page.getByRole('button').elements())
      expect(before.size).toBeGreaterThan(5)
      found.resolve()
      await expect.element(takeOver).toBeVisible()
      // What the cheaper way makes of the shortfall has other words on it.
      for (const [name, top] of placesOf(page.getByRole('button').elements()))
        expect([name, before.get(name) ?? top]).toEqual([name, top])
      expect(submit.element().getBoundingClientRect().bottom).toBeLessThanOrEqual(
        offer.element().getBoundingClientRect().top
      )
      await anew.click()
      await cleanup()
      draft.reset()
    }
  })

  test('stay under the pointer when the choice brings something to say', async () => {
    await open(15, { reusable: 12, creditsTotal: 60 })
    await expect.element(takeOver).toBeVisible()
    const { top } = anew.element().getBoundingClientRect()
    await anew.click()
    await expect.element(page.getByText(/^You need 30 credits/)).toBeVisible()
    expect(anew.element().getBoundingClientRect().top).toBe(top)
  })
})

/** Each button's upper edge, by its words. */
function placesOf(buttons: readonly Element[]): ReadonlyMap<string, number> {
  return new Map(buttons.map((button) => [button.textContent, button.getBoundingClientRect().top]))
}
