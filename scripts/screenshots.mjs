// Takes the pictures of docs/screenshots: every screen and its main states, light and dark, at two sizes, and some in Hebrew and in
// high contrast. `npm run screenshots` builds first; `node scripts/screenshots.mjs hebrew` takes only those with that in their names.
import { mkdtempSync, mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { chromium } from '@playwright/test'
import { writeWixCsv } from '../bench/support/csv-files.ts'
import { startBackendServer } from '../test/support/backend-server.ts'
import { furnish, SCREENS } from '../test/support/screens.ts'
import { startServe } from '../test/support/serve-process.ts'
import { furnishSync, SYNC_SCREENS } from '../test/support/sync-screens.ts'
import { furnishWix, WIX_SCREENS } from '../test/support/wix-screens.ts'
import { startWixServer } from '../test/support/wix-server.ts'
import { chromiumArgs, findChromium } from './find-chromium.mjs'

/**
 * @typedef {import('@playwright/test').Page} Page
 * @typedef {{ readonly suffix: string, readonly width: number, readonly height: number, readonly colorScheme: 'light' | 'dark', readonly contrast: 'more' | 'no-preference' }} Look
 */

const SIZES = [
  { width: 1280, height: 800 },
  { width: 1920, height: 1080 }
]
/** @type {readonly Look[]} */
const LOOKS = SIZES.flatMap((size) =>
  /** @type {const} */ (['light', 'dark']).map((colorScheme) => ({
    ...size,
    colorScheme,
    contrast: /** @type {const} */ ('no-preference'),
    suffix: `${colorScheme}-${size.width}`
  }))
)
/** @type {readonly Look[]} */
const HIGH_CONTRAST = /** @type {const} */ (['light', 'dark']).map((colorScheme) => ({
  width: 1280,
  height: 800,
  colorScheme,
  contrast: /** @type {const} */ ('more'),
  suffix: `high-contrast-${colorScheme}-1280`
}))
/** @type {readonly Look[]} */
const HEBREW = LOOKS.filter(({ suffix }) => suffix === 'light-1280').map((look) => ({
  ...look,
  suffix: `hebrew-${look.suffix}`
}))
/** Of WebP: letters stay sharp, and a picture has a quarter of a PNG's size. */
const QUALITY = 88

const [only = ''] = process.argv.slice(2)
const folder = path.resolve(import.meta.dirname, '../docs/screenshots')
if (only === '') rmSync(folder, { recursive: true, force: true })
mkdirSync(folder, { recursive: true })
const scratch = mkdtempSync(path.join(tmpdir(), 'wordshelf-screenshots-'))

const executablePath = findChromium()
if (executablePath === undefined) throw new Error('No Chromium was found; set CHROMIUM_PATH.')
const browser = await chromium.launch({ executablePath, args: chromiumArgs() })
const page = await (await browser.newContext({ reducedMotion: 'reduce', viewport: SIZES[0] ?? null })).newPage()
const cdp = await page.context().newCDPSession(page)

/** @param {string} name @param {readonly Look[]} looks */
async function shoot(name, looks = LOOKS) {
  const wanted = looks.filter(({ suffix }) => `${name}-${suffix}`.includes(only))
  if (wanted.length === 0) return
  await page.getByRole('heading', { level: 1 }).first().waitFor()
  for (const { suffix, width, height, colorScheme, contrast } of wanted) {
    await page.setViewportSize({ width, height })
    await page.emulateMedia({ colorScheme, contrast })
    await page.waitForTimeout(350)
    const { data } = await cdp.send('Page.captureScreenshot', { format: 'webp', quality: QUALITY })
    writeFileSync(path.join(folder, `${name}-${suffix}.webp`), Buffer.from(data, 'base64'))
  }
  await page.setViewportSize(SIZES[0] ?? { width: 1280, height: 800 })
  await page.emulateMedia({ colorScheme: 'light', contrast: 'no-preference' })
}

/** @param {string} origin @param {string} route */
async function open(origin, route) {
  await page.goto('about:blank')
  await page.goto(`${origin}/#${route}`)
  await page.getByRole('heading', { level: 1 }).first().waitFor()
}

/** Products 2 to 11, as a range. */
async function selectProducts() {
  const rows = page.getByRole('grid').getByRole('row')
  await rows.nth(2).getByRole('gridcell').first().click()
  await rows
    .nth(11)
    .getByRole('gridcell')
    .first()
    .click({ modifiers: ['Shift'] })
}

async function fillOptimizer() {
  await page.getByRole('button', { name: /^Optimise \d+ products/ }).click()
  for (const name of ['Title', 'Description', 'SEO title'])
    await page.getByRole('checkbox', { name, exact: true }).check()
  await page.getByRole('button', { name: 'Clear and short' }).click()
  await page.waitForTimeout(500)
}

/** Nothing in it, and a file that is about to be imported. */
async function ofEmptyStore() {
  const server = await startServe()
  await page.goto(server.url)
  await shoot('first-run')
  for (const screen of ['products', 'jobs', 'review', 'credits', 'history']) {
    await open(server.origin, `/${screen}`)
    await shoot(`${screen}-empty`)
  }
  const file = path.join(scratch, 'my shop.csv')
  await writeWixCsv({ shape: 'v1', products: 60, variantsPerProduct: 2, seed: 7, badRows: 3 }, file)
  await open(server.origin, '/import')
  const chooser = page.waitForEvent('filechooser')
  await page.getByRole('button', { name: /Choose a .*file/ }).click()
  await (await chooser).setFiles(file)
  await page.getByRole('region', { name: 'my shop.csv' }).waitFor()
  await shoot('import-preview')
  await server.stop()
}

/** More is asked for than the allowance holds; then a job that runs. */
async function ofSmallAllowance() {
  const server = await startServe({ args: ['--sample', '--allowance', '20'] })
  await page.goto(server.url)
  await page.getByRole('grid').waitFor()
  await selectProducts()
  await fillOptimizer()
  await page.getByRole('button', { name: /^Create/ }).click()
  await page.waitForTimeout(500)
  await shoot('optimizer-refused')
  await server.api('PUT', '/api/credits/allowance', { creditsTotal: 5000 })
  await server.api('PUT', '/api/settings', { concurrency: 1 })
  const { ids } = /** @type {{ ids: string[] }} */ ((await server.api('GET', '/api/products/ids')).json)
  await server.api('POST', '/api/jobs', {
    sourceScope: 'products',
    productIds: ids,
    attributes: ['title', 'description', 'seoTitle', 'seoDescription', 'imageAlt', 'ribbon'],
    language: 'en',
    prompt: 'Write clearly and warmly. Keep every fact and number.'
  })
  await open(server.origin, '/jobs/1')
  await page.waitForTimeout(1500)
  await shoot('job-running')
  await server.stop()
}

/** Of the first text, with a note that is not sent. */
async function askAnew() {
  await page.locator('[role=row][aria-current=true]').waitFor()
  await page.keyboard.press('m')
  await page.getByRole('textbox').last().waitFor()
  await page.waitForTimeout(300)
  // A note that was not sent is still there.
  await page.getByRole('textbox').last().fill('Shorter, and name the material first')
}

/** Of the first text. */
async function openEditor() {
  await page.locator('[role=row][aria-current=true]').waitFor()
  await page.keyboard.press('e')
  await page.locator('[role=textbox][contenteditable]').waitFor()
}

/** The sample store in the middle of its work. */
async function ofSampleStore() {
  const server = await startServe({ args: ['--sample'] })
  await furnish(server)
  await page.goto(server.url)
  await page.getByRole('grid').waitFor()
  await selectProducts()
  await shoot('products-selected')
  await fillOptimizer()
  await shoot('optimizer')
  for (const screen of SCREENS.filter(({ name }) => name !== 'optimizer')) {
    await open(server.origin, screen.route)
    await shoot(screen.name)
  }

  const descriptions = `/jobs/1/review?attributes=${encodeURIComponent('["description"]')}`
  await open(server.origin, descriptions)
  for (const [name, form, layout] of /** @type {const} */ ([
    ['review-inline', 'Text as read', 'Inline'],
    ['review-side-by-side', 'Text as read', 'Side by side'],
    ['review-rendered', 'Rendered', 'Side by side'],
    ['review-source', 'HTML source', 'Inline']
  ])) {
    await page.getByTitle(form, { exact: true }).click()
    await page.getByTitle(layout, { exact: true }).click()
    await shoot(name)
  }
  await page.getByTitle('Text as read', { exact: true }).click()
  await open(server.origin, descriptions)
  await openEditor()
  await shoot('review-edit', [...LOOKS, ...HIGH_CONTRAST])
  await page.getByText('HTML', { exact: true }).click()
  await shoot('review-edit-html', [...LOOKS, ...HIGH_CONTRAST])
  await page.getByText('Text', { exact: true }).click()
  await page.keyboard.press('Escape')
  await page.getByRole('button', { name: /^Filter/ }).click()
  await page.getByRole('combobox', { name: 'Attribute' }).waitFor()
  await shoot('review-filter')
  await open(server.origin, '/review')
  await page.getByRole('button', { name: /^Approve all low-risk/ }).click()
  await page.getByRole('dialog').waitFor()
  await page.waitForTimeout(500)
  await shoot('review-low-risk')
  await page.keyboard.press('Escape')
  await open(server.origin, '/review')
  await askAnew()
  await shoot('review-regenerate')
  await page.keyboard.press('Escape')
  await open(server.origin, '/jobs/1/review')
  await page.getByRole('grid').waitFor()
  await page.keyboard.press('ControlOrMeta+k')
  await page.waitForTimeout(300)
  await shoot('palette')
  await page.keyboard.press('Escape')
  await page.keyboard.press('?')
  await page.getByRole('dialog').waitFor()
  await shoot('shortcuts')
  await page.keyboard.press('Escape')

  const shown = SCREENS.filter(({ name }) =>
    ['products', 'optimizer', 'job', 'review', 'credits', 'settings'].includes(name)
  )
  for (const screen of shown) {
    await open(server.origin, screen.route)
    await shoot(screen.name, HIGH_CONTRAST)
  }
  await server.api('PUT', '/api/settings', { uiLanguage: 'he' })
  for (const screen of shown) {
    await open(server.origin, screen.route)
    await page.waitForTimeout(300)
    await shoot(screen.name, HEBREW)
  }
  await open(server.origin, descriptions)
  await openEditor()
  await shoot('review-edit', HEBREW)
  await page.keyboard.press('Escape')
  await open(server.origin, '/review')
  await askAnew()
  await shoot('review-regenerate', HEBREW)
  await page.keyboard.press('Escape')
  // The page keeps the language for its next start.
  await server.api('PUT', '/api/settings', { uiLanguage: 'en' })
  await open(server.origin, '/settings')
  await page.waitForTimeout(300)
  await server.stop()
}

async function ofStoreOnWix() {
  const wix = await startWixServer(200, 'V3')
  const server = await startServe({ args: ['--wix-base-url', wix.baseUrl] })
  await furnishWix(server, wix)
  await page.goto(server.url)
  for (const screen of WIX_SCREENS) {
    await open(server.origin, screen.route)
    await shoot(screen.name)
  }
  await server.stop()
  await wix.close()
}

async function ofLinkedStore() {
  const backend = await startBackendServer('Northbank Goods', 2000)
  const here = await startServe({ args: ['--sample'] })
  const studio = await startServe({ args: ['--sample'] })
  await furnishSync(here, studio, backend)
  await page.goto(here.url)
  for (const screen of SYNC_SCREENS) {
    await open(here.origin, screen.route)
    await shoot(screen.name)
  }
  await here.stop()
  await studio.stop()
  await backend.close()
}

try {
  for (const take of [ofEmptyStore, ofSmallAllowance, ofSampleStore, ofStoreOnWix, ofLinkedStore]) await take()
} finally {
  await browser.close()
  rmSync(scratch, { recursive: true, force: true })
}
