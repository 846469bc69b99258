import type { Page } from '@playwright/test'
import { editors, lowRisk, pastes } from './hostile-review-places.ts'
import type { LinkedStore } from './hostile-sync.ts'
import { sweep } from './hostile-sweep.ts'
import type { HostileText } from './hostile-texts.ts'
import { FORMS, type Place, type Tour } from './hostile-tour.ts'

const LAYOUTS = ['Inline', 'Side by side'] as const

/** What a merchant sees before anything is published. */
export async function tourBeforePublish(tour: Tour): Promise<readonly Place[]> {
  const { watched, texts } = tour
  const { page } = watched
  const places: Place[] = []
  const visit = visitor(tour, places)
  await visit('products', '/products', true)
  places.push(await drawers(tour))
  await visit('optimizer', '/optimize', false, async () => {
    await page.goto(`${tour.store.server.origin}/#/products`)
    await page.getByRole('grid').getByRole('row').nth(1).getByRole('gridcell').first().click()
    await page.keyboard.press('Control+a')
    await page.getByRole('button', { name: /^Optimise/ }).click()
    await page
      .getByRole('textbox', { name: /prompt/i })
      .first()
      .fill(textsIn(texts))
  })
  await visit('jobs', '/jobs', false)
  await visit('job', '/jobs/1', false)
  await visit('credits by item', '/credits?view=items&jobId=1', false, async () => {
    await page
      .getByRole('table')
      .getByText(/^M\d+ /)
      .first()
      .waitFor()
  })
  for (const layout of LAYOUTS)
    for (const form of FORMS)
      await visit(`review, ${form.toLowerCase()}, ${layout.toLowerCase()}`, '/jobs/1/review', true, async () => {
        await page.getByTitle(form).click()
        await page.getByTitle(layout).click()
      })
  places.push(...(await editors(tour)))
  places.push(await pastes(tour))
  places.push(await lowRisk(tour))
  await visit('notice after a decision', '/jobs/1/review', true, async () => {
    await page.locator('[role=row][aria-current=true]').waitFor()
    await page.keyboard.press('a')
    await page
      .getByText(/approved\./)
      .first()
      .waitFor()
  })
  places.push(await palette(tour))
  places.push(await importPreview(tour))
  return places
}

/** What a merchant sees once texts were published and edited on Wix meanwhile. */
export async function tourAfterPublish(tour: Tour): Promise<readonly Place[]> {
  const { watched, store } = tour
  const { page } = watched
  const places: Place[] = []
  const visit = visitor(tour, places)
  for (const form of FORMS) {
    const choose = async (): Promise<void> => page.getByTitle(form).first().click()
    const named = (place: string) => `${place}, ${form.toLowerCase()}`
    await visit(named('publish preview'), '/jobs/2/publish', true, choose)
    await visit(named('publish'), '/publishes/1', true, choose)
    await visit(named('conflicts'), '/conflicts', true, choose)
    await visit(named('history'), '/history', true, choose)
  }
  await visit('merge of a conflict', '/conflicts', true, async () => {
    await page
      .getByRole('button', { name: /^Merge/ })
      .first()
      .click()
    await page.getByRole('textbox').first().waitFor()
  })
  await visit('review of what is published', '/jobs/1/review?tab=all', false, async () => {
    await page.getByRole('row').first().waitFor()
  })
  // These two say how many, and no text.
  for (const route of ['/jobs/1/export', '/history?view=publishes']) {
    watched.place = route
    await page.goto(`${store.server.origin}/#${route}`)
    await page.getByRole('heading', { level: 1 }).first().waitFor()
    await sweep(page)
  }
  return places
}

/** What a merchant with two computers sees: whose texts they are, and which of two is to be kept. */
export async function tourLinked(tour: Tour, { here }: LinkedStore): Promise<readonly Place[]> {
  const { page } = tour.watched
  const places: Place[] = []
  const visit = visitor(tour, places, here.origin)
  tour.watched.place = 'linked store'
  await page.goto(here.url)
  await page.getByRole('heading', { level: 1 }).first().waitFor()
  await visit('sync', '/sync', false)
  await visit('jobs of two computers', '/jobs', false)
  await visit('job of another computer', '/jobs/1', false)
  for (const form of FORMS)
    await visit(`two texts, ${form.toLowerCase()}`, '/jobs/1/review?tab=two-texts', false, async () => {
      await page.getByTitle(form).click()
    })
  return places
}

/** Two of the places only, for the control without protection. */
export async function tourUnprotected(tour: Tour): Promise<readonly Place[]> {
  const { page } = tour.watched
  const places: Place[] = []
  await visitor(tour, places)('review, rendered, inline', '/jobs/1/review', false, async () => {
    await page.getByTitle('Rendered').click()
  })
  places.push(await drawers(tour))
  return places
}

function visitor(tour: Tour, places: Place[], origin = tour.store.server.origin) {
  const { watched, progress } = tour
  return async (name: string, route: string, all: boolean, prepare?: () => Promise<void>): Promise<void> => {
    watched.place = name
    await watched.page.goto(`${origin}/#${route}`)
    await watched.page.getByRole('heading', { level: 1 }).first().waitFor()
    await settle(watched.page)
    await prepare?.()
    // A screen that asks the engine first may be there before what it has to show.
    await watched.page
      .getByRole('main')
      .getByText(all ? /\bM\d+ / : /\bM\d+ |ran\(\d|out\.invalid\/\d/)
      .filter({ visible: true })
      .first()
      .waitFor()
    const shown = await sweep(watched.page)
    const count = all ? shown.products.length : Math.max(shown.products.length, shown.texts.length)
    places.push({ name, shown: count, all })
    progress(`${name}: ${shown.products.length} products, ${shown.texts.length} texts to be read`)
  }
}

async function settle(page: Page): Promise<void> {
  await page.getByRole('main').locator('[aria-busy=true][aria-label^=Loading]').first().waitFor({ state: 'detached' })
}

/** Every product's drawer, rendered and as source. */
async function drawers({ watched, store, texts, progress }: Tour): Promise<Place> {
  const { page } = watched
  watched.place = 'product drawer'
  await page.goto(`${store.server.origin}/#/products`)
  await page.getByRole('grid').getByRole('row').nth(1).getByRole('gridcell').nth(1).click()
  const drawer = page.getByRole('dialog')
  await drawer.waitFor()
  const shown = new Set<number>()
  for (let at = 0; at < texts.length; at += 1) {
    for (const view of ['HTML', 'Rendered']) {
      const choice = drawer.getByText(view, { exact: true })
      // A product without a description has no choice, and the one before may still be shown.
      if ((await choice.count()) > 0) await choice.click({ timeout: 5_000 }).catch(() => undefined)
      for (const number of (await sweep(page)).products) shown.add(number)
    }
    const next = drawer.getByRole('button', { name: 'Next product' })
    if (await next.isDisabled()) break
    await next.click()
    await drawer.locator('[aria-busy=true]').first().waitFor({ state: 'detached' })
  }
  await page.keyboard.press('Escape')
  progress(`product drawer: ${shown.size} texts seen`)
  return { name: 'product drawer', shown: shown.size, all: true }
}

/** Stores by name, and what is typed and not found. */
async function palette({ watched, texts, store }: Tour): Promise<Place> {
  const { page } = watched
  watched.place = 'command palette'
  await page.goto(`${store.server.origin}/#/products`)
  await page.getByRole('heading', { level: 1 }).waitFor()
  await page.keyboard.press('Control+k')
  const field = page.getByRole('textbox', { name: 'Command' }).or(page.getByRole('searchbox', { name: 'Command' }))
  await field.waitFor()
  let shown = 0
  for (const { text } of texts) {
    await field.fill(text.slice(0, 200))
    shown += 1
  }
  await sweep(page)
  await page.keyboard.press('Escape')
  return { name: 'command palette', shown, all: true }
}

/** A file with a hostile name, hostile products, and hostile words where Wix has its own. */
async function importPreview({ watched, texts, store, progress }: Tour): Promise<Place> {
  const { page } = watched
  watched.place = 'import preview'
  await page.goto(store.local.url)
  await page.goto(`${store.local.origin}/#/import`)
  const chooser = page.waitForEvent('filechooser')
  await page.getByRole('button', { name: /Choose a .*file/ }).click()
  const cell = (text: string): string => `"${text.replaceAll('"', '""').replaceAll('\u0000', ' ')}"`
  // A file with broken characters is refused as a whole: nothing of it would be shown.
  const rows = texts
    .filter(({ text }) => text.isWellFormed())
    .flatMap(({ id, text }) => [
      [`product_${id}`, 'Product', `M${id} ${text}`.slice(0, 80), text, text, '9.00'],
      [`product_bad_${id}`, text, `M${id}`, text, text, text]
    ])
  const csv = [
    ['handleId', 'fieldType', 'name', 'description', 'ribbon', 'price'].join(','),
    ...rows.map((row) => row.map(cell).join(','))
  ].join('\n')
  await (
    await chooser
  ).setFiles({
    name: `${(texts[0]?.text ?? '').replaceAll(/[/\\]/g, '')}.csv`,
    mimeType: 'text/csv',
    buffer: Buffer.from(`\uFEFF${csv}`)
  })
  await page.getByText('New products').first().waitFor()
  const shown = await sweep(page)
  progress(`import preview: ${shown.texts.length} texts seen`)
  return { name: 'import preview', shown: shown.texts.length, all: false }
}

function textsIn(texts: readonly HostileText[]): string {
  return texts
    .map(({ text }) => text)
    .join(' ')
    .slice(0, 1_500)
}
