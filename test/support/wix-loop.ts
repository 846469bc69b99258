import { expect, type Page } from '@playwright/test'
import { contentsOf, differences, type StoreContents } from '../../simulators/wix/snapshot.ts'
import type { JobItem } from '../../src/shared/contract/jobs.ts'
import type { Attribute } from '../../src/shared/model/attribute.ts'
import { readsAlike } from '../../src/shared/model/shop-value.ts'
import { jobItems } from './job-items.ts'
import type { ServeProcess } from './serve-process.ts'
import type { WixServer } from './wix-server.ts'

export interface WixLoop {
  readonly page: Page
  /** Started with an allowance that is enough, and with the address of `wix`. */
  readonly server: ServeProcess
  readonly wix: WixServer
  /** Milliseconds that fetching, running, publishing and undoing may take, each. */
  readonly patienceMs: number
  progress(text: string): void
}

export interface WixLoopResult {
  /** Approved values that differ from what the store held. */
  readonly expected: number
  /** What the store holds that it should not, or does not hold that it should, after the publish. */
  readonly wrong: readonly string[]
  /** The same after the undo, against the store's first state. */
  readonly left: readonly string[]
  /** The same comparison with one rejected text taken for approved: it must see it. */
  readonly controlNoticed: boolean
}

const ATTRIBUTES: readonly (readonly [Attribute, string])[] = [
  ['title', 'Title'],
  ['description', 'Description'],
  ['seoTitle', 'SEO title']
]

/** Connect, pull, optimise, approve, publish and undo in a browser, as a merchant does, with the whole store compared before and after. */
export async function runWixLoop(loop: WixLoop): Promise<WixLoopResult> {
  const { wix } = loop
  const before = contentsOf(wix.simulator.store)
  await connectAndPull(loop)
  await optimise(loop)
  await decide(loop)
  await publish(loop)
  // The window counts a decision as soon as it is made; what is stored is what was published.
  const items = await jobItems(loop.server, 1)
  const published = contentsOf(wix.simulator.store)
  const approved = items.filter((item) => item.review === 'APPROVED')
  const wrong = compare(before, published, approved)
  const lie = items.find((item) => item.review === 'REJECTED' && item.proposal !== item.original)
  const controlNoticed = lie !== undefined && compare(before, published, [...approved, lie]).length > wrong.length
  await undo(loop)
  const left = differences(before, contentsOf(wix.simulator.store)).map(({ path }) => `not as it was: ${path}`)
  return { expected: approved.filter(isChange).length, wrong, left, controlNoticed }
}

const isChange = (item: JobItem): boolean => !readsAlike(item.attribute, textOf(item), item.original)

async function connectAndPull({ page, server, wix, patienceMs, progress }: WixLoop): Promise<void> {
  await page.goto(server.url)
  await page.getByRole('link', { name: 'Connect a Wix store' }).click()
  await page.getByLabel('Site id').fill(`https://manage.wix.com/dashboard/${wix.siteId}/home`)
  await page.getByLabel('API key').fill(wix.apiKey)
  await page.getByRole('button', { name: 'Test' }).click()
  await expect(page.getByText(wix.simulator.store.site.name).first()).toBeVisible()
  await page.getByRole('button', { name: 'Connect and fetch' }).click()
  await expect(page.getByText(/Current as of/).first()).toBeVisible({ timeout: patienceMs })
  progress(`${wix.simulator.store.products.size} products pulled`)
}

async function optimise({ page, wix, patienceMs, progress }: WixLoop): Promise<void> {
  await page.getByRole('link', { name: 'Products', exact: true }).click()
  await page.getByRole('grid').getByRole('row').nth(1).getByRole('gridcell').first().click()
  await page.keyboard.press('Control+a')
  const beyond = page.getByRole('button', { name: /^Select all [\d,]+ matching$/ })
  const optimise = page.getByRole('button', {
    name: `Optimise ${formatNumber(wix.simulator.store.products.size)} products`
  })
  await beyond.or(optimise).first().waitFor()
  if (await beyond.isVisible()) await beyond.click()
  await optimise.click()
  for (const [, label] of ATTRIBUTES) await page.getByRole('checkbox', { name: label, exact: true }).check()
  await page.getByRole('button', { name: 'Clear and short' }).click()
  await page.getByRole('button', { name: 'Create and start job' }).click()
  await page.getByRole('link', { name: 'Open job' }).click()
  await expect(page.getByText('Completed').first()).toBeVisible({ timeout: patienceMs })
  progress('the job is done')
}

/** Two texts are rejected and one is edited, each by its keys; everything else is approved in one go. */
async function decide({ page, server, progress }: WixLoop): Promise<void> {
  await page.getByRole('link', { name: /^Review [\d,]+$/ }).click()
  const total = (await jobItems(server, 1)).length
  const reviewed = (count: number) =>
    expect(page.getByText(`${formatNumber(count)} of ${formatNumber(total)} reviewed`)).toBeVisible()
  await reviewed(0)
  // Keys mean nothing before there is a text that they could be about.
  await expect(page.locator('[role=row][aria-current=true]')).toBeVisible()
  for (const rejected of [1, 2]) {
    await page.keyboard.press('r')
    await reviewed(rejected)
  }
  await page.keyboard.press('e')
  const box = page.getByRole('textbox', { name: /^Your text/ })
  await box.fill('Edited by hand')
  await page.keyboard.press('Control+Enter')
  await expect(box).toBeHidden()
  await page.keyboard.press('a')
  await reviewed(3)
  await page.keyboard.press('Control+a')
  await page.getByRole('button', { name: `Approve ${formatNumber(total - 3)}` }).click()
  await reviewed(total)
  progress(`${total} texts reviewed`)
}

const formatNumber = (n: number): string => new Intl.NumberFormat('en').format(n)

async function publish({ page, patienceMs, progress }: WixLoop): Promise<void> {
  await page.getByRole('link', { name: 'Publish', exact: true }).click()
  await page.getByRole('button', { name: /^Publish/ }).click()
  await page
    .getByRole('dialog')
    .getByRole('button', { name: /^Publish [\d,]+ values now$/ })
    .click()
  await expect(page.getByText(/^Done/).first()).toBeVisible({ timeout: patienceMs })
  progress('published')
}

async function undo({ page, patienceMs, progress }: WixLoop): Promise<void> {
  await page.getByRole('button', { name: 'Undo this publish…' }).click()
  await page
    .getByRole('dialog')
    .getByRole('button', { name: /^Undo [\d,]+ values$/ })
    .click()
  await expect(page.getByRole('heading', { name: /^Undo \d+$/ })).toBeVisible({ timeout: patienceMs })
  await expect(page.getByText(/^Done/).first()).toBeVisible({ timeout: patienceMs })
  progress('undone')
}

const textOf = (item: JobItem): string => item.edit ?? item.proposal ?? ''

/** Where `after` is anything but `before` with exactly the approved texts in it. Wix spells HTML its own way, so that is read. */
function compare(before: StoreContents, after: StoreContents, approved: readonly JobItem[]): string[] {
  const wanted = new Map(approved.filter(isChange).map((item) => [`${item.productId} ${item.attribute}`, item]))
  const wrong: string[] = []
  const seen = new Set<string>()
  for (const { path, after: value } of differences(before, after)) {
    const [, productId = '', field = '', ...rest] = path.split('.')
    const attribute = attributeAt(field, rest, after, productId)
    const key = `${productId} ${attribute ?? path}`
    const item = wanted.get(key)
    if (item === undefined || attribute === undefined) wrong.push(`changed without approval: ${path}`)
    else if (!readsAlike(attribute, valueAt(after, productId, attribute) ?? String(value), textOf(item)))
      wrong.push(`not the approved text: ${path}`)
    seen.add(key)
  }
  for (const key of wanted.keys()) if (!seen.has(key)) wrong.push(`not written: ${key}`)
  return wrong
}

function attributeAt(
  field: string,
  rest: readonly string[],
  after: StoreContents,
  productId: string
): Attribute | undefined {
  if (field === 'name') return 'title'
  if (field === 'description') return 'description'
  if (field !== 'seo' || rest[0] !== 'tags') return undefined
  // The title tag was changed, or put at the end where the product had none.
  const tag = after.products[productId]?.seo.tags[Number(rest[1])]
  return tag?.type === 'title' ? 'seoTitle' : undefined
}

function valueAt(store: StoreContents, productId: string, attribute: Attribute): string | undefined {
  const product = store.products[productId]
  if (attribute === 'title') return product?.name
  if (attribute === 'description') return product?.description
  return product?.seo.tags.find((tag) => tag.type === 'title')?.children
}
