import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import type { Page } from '@playwright/test'
import type { JobItem } from '../../src/shared/contract/jobs.ts'
import type { Attribute } from '../../src/shared/model/attribute.ts'
import { Hands } from '../support/hands.ts'
import { jobItems } from '../support/job-items.ts'
import { faultOf, fillMerchantStore, measureOf } from '../support/merchant-store.ts'
import { startServe } from '../support/serve-process.ts'
import { expect, test, watchErrors } from './fixtures.ts'

const LOW_RISK = 950
const SINGLY = 50
/** Of the 25 titles that have lost their number, the first ones get it back by hand; the others are rejected. */
const EDITED = 10
/** Of the 25 descriptions that are too long, every fifth is rejected; the others are let through. */
const REJECTED_EVERY = 5

/** One key for each text that is looked at, one more to open the editor, and two clicks for everything of low risk. */
const BUDGET = { presses: SINGLY + EDITED, clicks: 2 }

test.setTimeout(360_000)

test('a thousand texts: 950 approved by filter after a look at some, 50 one by one, within a budget of keys', async ({
  page
}, info) => {
  const dataDir = mkdtempSync(path.join(tmpdir(), 'wordshelf-merchant-'))
  await fillMerchantStore(dataDir)
  const server = await startServe({ dataDir })
  try {
    const errors = watchErrors(page)
    const hands = new Hands(page)
    await page.goto(`${server.url}#/jobs/1/review`)
    await expect(page.getByText('0 of 1,000 reviewed')).toBeVisible()
    await approveLowRisk(page, hands)

    const edited: string[] = []
    const counts = { titles: 0, descriptions: 0 }
    for (let done = 0; done < SINGLY; done += 1) {
      const { name, attribute } = await undecided(page, done)
      const fault = faultOf(name, attribute)
      expect(fault, `${attribute} of ${name} needs no person`).not.toBeNull()
      const nth = fault === 'number-lost' ? (counts.titles += 1) : (counts.descriptions += 1)
      if (fault === 'number-lost' && nth <= EDITED) {
        edited.push(name)
        await hands.press('e')
        await expect(page.getByRole('textbox', { name: /^Your text/ })).toBeFocused()
        await hands.type(`, ${measureOf(name)}`)
        await hands.press('Control+Shift+Enter')
      } else await hands.press(fault === 'too-long' && nth % REJECTED_EVERY !== 0 ? 'a' : 'r')
      await expect(page.getByText(`${formatted(LOW_RISK + done + 1)} of 1,000 reviewed`)).toBeVisible()
    }

    const { work } = hands
    const said = `${work.presses} key presses and ${work.clicks} clicks for ${LOW_RISK + SINGLY} texts (budget ${BUDGET.presses} and ${BUDGET.clicks}), ${work.typed} characters typed`
    info.annotations.push({ type: 'hand work', description: said })
    await info.attach('hand-work.json', { body: JSON.stringify({ ...work, budget: BUDGET }) })
    expect(work.presses, said).toBeLessThanOrEqual(BUDGET.presses)
    expect(work.clicks, said).toBeLessThanOrEqual(BUDGET.clicks)

    // The window counts a decision as soon as it is made; what counts is what is stored.
    await expect.poll(async () => (await jobItems(server, 1)).filter(({ review }) => review === 'OPEN').length).toBe(0)
    const items = await jobItems(server, 1)
    expect(items).toHaveLength(LOW_RISK + SINGLY)
    expect(wrongly(items, edited)).toEqual([])
    expect(countsOf(items)).toEqual({ approved: LOW_RISK + 20 + EDITED, rejected: 15 + 5, edited: EDITED })
    expect(errors).toEqual([])
  } finally {
    await server.stop()
    rmSync(dataDir, { recursive: true, force: true })
  }
})

async function approveLowRisk(page: Page, hands: Hands): Promise<void> {
  await hands.click(page.getByRole('button', { name: `Approve all low-risk (${LOW_RISK})…` }))
  const dialog = page.getByRole('dialog')
  await expect(dialog.getByRole('listitem')).toHaveCount(8)
  await hands.click(dialog.getByRole('button', { name: `Approve ${LOW_RISK}`, exact: true }))
  await expect(dialog).toBeHidden()
  await expect(page.getByText(`${LOW_RISK} of 1,000 reviewed`)).toBeVisible()
}

/** The text under the cursor, once that is one without a decision. @param done texts decided singly so far */
async function undecided(page: Page, done: number): Promise<{ readonly name: string; readonly attribute: Attribute }> {
  const row = page.locator('[role=row][aria-current=true]').filter({ has: page.locator('[aria-pressed]') })
  await expect(row.locator('[aria-pressed=true]'), `after ${done} texts`).toHaveCount(0)
  const label = (await row.getByRole('button', { name: /^Approve / }).getAttribute('aria-label')) ?? ''
  const [, attribute, name = ''] = /^Approve (Title|SEO description) of (.*)$/.exec(label) ?? []
  return { name, attribute: attribute === 'Title' ? 'title' : 'seoDescription' }
}

/** Items whose state or text is another than the merchant's work makes it. @param edited products whose title was edited */
function wrongly(items: readonly JobItem[], edited: readonly string[]): readonly string[] {
  return items.flatMap((item) => {
    const { productName, attribute, review, edit, proposal, original } = item
    const fault = faultOf(productName, attribute)
    const byHand = attribute === 'title' && edited.includes(productName)
    const meant =
      fault === null
        ? ['APPROVED']
        : fault === 'too-long'
          ? ['APPROVED', 'REJECTED']
          : [byHand ? 'APPROVED' : 'REJECTED']
    const text = byHand ? `${proposal ?? ''}, ${measureOf(productName)}` : null
    return meant.includes(review) && edit === text && original.includes(measureOf(productName))
      ? []
      : [`${attribute} of ${productName}: ${review}, ${edit ?? 'not edited'}`]
  })
}

function countsOf(items: readonly JobItem[]) {
  const count = (of: (item: JobItem) => boolean): number => items.filter(of).length
  return {
    approved: count(({ review }) => review === 'APPROVED'),
    rejected: count(({ review }) => review === 'REJECTED'),
    edited: count(({ edit }) => edit !== null)
  }
}

const formatted = (count: number): string => new Intl.NumberFormat('en').format(count)
