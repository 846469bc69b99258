import { afterEach, describe, expect, test } from 'vitest'
import { page } from 'vitest/browser'
import { render } from 'vitest-browser-react'
import { ScreenFrame } from '../../app/testing/render.tsx'
import { showUiLanguage } from '../../lib/i18n.ts'
import { brokenRules } from '../../lib/testing/axe.ts'
import { createFakeClient } from '../../lib/testing/fake-client.ts'
import { fakeLinked, LOCAL_SYNC } from '../../lib/testing/fake-sync.ts'
import { CreditsScreen } from './credits-screen.tsx'

async function open(creditsUsed: number, sync = LOCAL_SYNC): Promise<void> {
  const fake = createFakeClient({}, { creditsTotal: 2000, creditsUsed, reserved: 120, sync })
  await render(
    <ScreenFrame fake={fake}>
      <CreditsScreen />
    </ScreenFrame>
  )
  await expect.element(page.getByRole('region', { name: 'Balance' })).toBeVisible()
}

afterEach(() => showUiLanguage('en'))

describe('the month', () => {
  test('is a picture that says in a sentence what it shows', async () => {
    await open(830)
    const picture = page.getByRole('img', { name: /by 21 Nov 2026 710 used and 120 reserved, of 2,000/ })
    await expect.element(picture).toBeVisible()
    await expect.poll(() => picture.element().querySelectorAll('.recharts-bar').length).toBe(2)
  })

  test('of a linked store has the part of this device as its line, and not the allowance', async () => {
    await open(830, fakeLinked())
    const picture = page.getByRole('img', { name: /on this device: .* of the 2,000 that are its part/ })
    await expect.element(picture).toMatchTextContent(/This device’s part/)
    await expect.element(picture).not.toMatchTextContent(/Allowance/)
  })

  test('can be read in numbers, day by day', async () => {
    await open(830)
    await page.getByRole('button', { name: 'Show as a table' }).click()
    await expect.element(page.getByRole('row', { name: /21 Nov 2026/ })).toHaveTextContent('21 Nov 2026700710120')
    expect(await brokenRules()).toEqual([])
    await page.getByRole('button', { name: 'Show as a chart' }).click()
    await expect.element(page.getByRole('img', { name: /710 used/ })).toBeVisible()
  })

  test('in Hebrew has the numbers of its axis beside the plot', async () => {
    await showUiLanguage('he')
    const fake = createFakeClient({}, { creditsTotal: 2000, creditsUsed: 830, reserved: 120 })
    await render(
      <ScreenFrame fake={fake}>
        <CreditsScreen />
      </ScreenFrame>
    )
    const boxes = (selector: string) =>
      [...document.querySelectorAll(selector)].map((element) => element.getBoundingClientRect())
    await expect.poll(() => boxes('.recharts-yAxis-tick-labels text').length).toBeGreaterThan(1)
    const plot = Math.max(...boxes('.recharts-reference-line-line').map(({ right }) => right))
    expect(Math.min(...boxes('.recharts-yAxis-tick-labels text').map(({ left }) => left))).toBeGreaterThan(plot + 2)
  })

  test('is not there before a credit has moved', async () => {
    await open(0)
    await expect.element(page.getByRole('button', { name: 'Show as a table' })).not.toBeInTheDocument()
  })
})
