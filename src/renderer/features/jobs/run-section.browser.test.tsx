import { afterEach, expect, test } from 'vitest'
import { page } from 'vitest/browser'
import { render } from 'vitest-browser-react'
import { ScreenFrame } from '../../app/testing/render.tsx'
import { showUiLanguage } from '../../lib/i18n.ts'
import { brokenRules } from '../../lib/testing/axe.ts'
import { createFakeClient } from '../../lib/testing/fake-client.ts'
import { fakeJob } from '../../lib/testing/fake-data.ts'
import { JobScreen } from './job-screen.tsx'

async function open(items: readonly number[], colorScheme: 'light' | 'dark' = 'light', title = 'Job 1'): Promise<void> {
  const stretches = items.map((each, at) => ({ at: `2026-11-23T09:0${at}:00.000Z`, items: each }))
  const fake = createFakeClient(
    { 'jobs.throughput': () => ({ stretchMinutes: 1, stretches }) },
    { jobs: [fakeJob({ counts: { done: 40 } })] }
  )
  await render(
    <ScreenFrame fake={fake} colorScheme={colorScheme}>
      <JobScreen jobId={1} />
    </ScreenFrame>
  )
  await expect.element(page.getByRole('heading', { name: title })).toBeVisible()
}

interface Look {
  readonly name: string
  readonly scheme: 'light' | 'dark'
  readonly contrast?: 'more'
}

const LOOKS: readonly Look[] = [
  { name: 'light', scheme: 'light' },
  { name: 'dark', scheme: 'dark' },
  { name: 'high contrast', scheme: 'dark', contrast: 'more' }
]

afterEach(async () => {
  delete document.documentElement.dataset['contrast']
  await showUiLanguage('en')
})

test.each(LOOKS)('a run is a picture that says what it shows, and numbers, in $name', async ({ scheme, contrast }) => {
  if (contrast !== undefined) document.documentElement.dataset['contrast'] = contrast
  await open([8, 12, 0, 14, 6], scheme)
  const picture = page.getByRole('img', { name: 'Texts a minute over 5 minutes: between 0 and 14' })
  await expect.element(picture).toBeVisible()
  await expect.poll(() => picture.element().querySelectorAll('.recharts-bar-rectangle').length).toBe(5)
  expect(await brokenRules()).toEqual([])
  await page.getByRole('button', { name: 'Show as a table' }).click()
  await expect.poll(() => page.getByRole('row').nth(4).element().textContent).toMatch(/1414$/)
  expect(await brokenRules()).toEqual([])
})

test('in Hebrew a run begins at the right, where its axis is', async () => {
  await showUiLanguage('he')
  await open([8, 12, 0, 14, 6], 'light', 'משימה 1')
  await expect.poll(() => document.querySelectorAll('.recharts-bar-rectangle').length).toBe(5)
  const sides = (side: 'left' | 'right', selector: string): readonly number[] =>
    [...document.querySelectorAll(selector)].map((element) => element.getBoundingClientRect()[side])
  const places = sides('left', '.recharts-bar-rectangle path')
  expect(places).toEqual(places.toSorted((one, other) => other - one))
  const numbers = sides('left', '.recharts-yAxis-tick-labels text')
  expect(numbers.length).toBeGreaterThan(1)
  expect(Math.min(...numbers)).toBeGreaterThan(Math.max(...sides('right', '.recharts-bar-rectangle path')) + 2)
  expect(await brokenRules()).toEqual([])
})

test('a run of a few minutes is not drawn', async () => {
  await open([8, 12, 5])
  await expect.element(page.getByRole('region', { name: 'Texts a minute' })).not.toBeInTheDocument()
})
