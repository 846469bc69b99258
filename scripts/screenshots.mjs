// Takes a picture of every screen in light and dark for docs/screenshots: node scripts/screenshots.mjs (after a build).
import { mkdirSync } from 'node:fs'
import path from 'node:path'
import { chromium } from '@playwright/test'
import { startBackendServer } from '../test/support/backend-server.ts'
import { furnish, SCREENS } from '../test/support/screens.ts'
import { startServe } from '../test/support/serve-process.ts'
import { furnishSync, SYNC_SCREENS } from '../test/support/sync-screens.ts'
import { furnishWix, WIX_SCREENS } from '../test/support/wix-screens.ts'
import { startWixServer } from '../test/support/wix-server.ts'
import { chromiumArgs, findChromium } from './find-chromium.mjs'

const folder = path.resolve(import.meta.dirname, '../docs/screenshots')
mkdirSync(folder, { recursive: true })
const executablePath = findChromium()
if (executablePath === undefined) throw new Error('No Chromium was found; set CHROMIUM_PATH.')
const browser = await chromium.launch({ executablePath, args: chromiumArgs() })
const empty = await startServe()
const server = await startServe({ args: ['--sample'] })
await furnish(server)
const wix = await startWixServer(200, 'V3')
const onWix = await startServe({ args: ['--wix-base-url', wix.baseUrl] })
await furnishWix(onWix, wix)
const backend = await startBackendServer('Northbank Goods', 2000)
const linked = await startServe({ args: ['--sample'] })
const studio = await startServe({ args: ['--sample'] })
await furnishSync(linked, studio, backend)

for (const colorScheme of /** @type {const} */ (['light', 'dark'])) {
  const context = await browser.newContext({
    viewport: { width: 1280, height: 800 },
    colorScheme,
    reducedMotion: 'reduce'
  })
  const page = await context.newPage()
  /** @param {string} name */
  const shoot = async (name) => {
    await page.getByRole('heading', { level: 1 }).waitFor()
    await page.waitForLoadState('networkidle').catch(() => undefined)
    await page.waitForTimeout(600)
    await page.screenshot({ path: path.join(folder, `${name}-${colorScheme}.png`) })
  }
  await page.goto(empty.url)
  await shoot('first-run')
  await page.goto(server.url)
  await page.getByRole('grid').waitFor()
  const rows = page.getByRole('grid').getByRole('row')
  await rows.nth(2).getByRole('gridcell').first().click()
  await rows
    .nth(11)
    .getByRole('gridcell')
    .first()
    .click({ modifiers: ['Shift'] })
  await shoot('products-selected')
  await page.getByRole('button', { name: /^Optimise \d+ products/ }).click()
  for (const name of ['Title', 'Description', 'SEO title'])
    await page.getByRole('checkbox', { name, exact: true }).check()
  await page.getByRole('button', { name: 'Clear and short' }).click()
  await shoot('optimizer')
  for (const screen of SCREENS) {
    if (screen.name === 'optimizer') continue
    await page.goto(`${server.origin}/#${screen.route}`)
    await shoot(screen.name)
  }
  await page.goto(`${server.origin}/#/jobs/1/review?attributes=${encodeURIComponent('["description"]')}`)
  await page.getByTitle('Rendered').click()
  await shoot('review-rendered')
  await page.goto(onWix.url)
  for (const screen of WIX_SCREENS) {
    await page.goto(`${onWix.origin}/#${screen.route}`)
    await shoot(screen.name)
  }
  await page.goto(linked.url)
  for (const screen of SYNC_SCREENS) {
    await page.goto(`${linked.origin}/#${screen.route}`)
    await shoot(screen.name)
  }
  await context.close()
}
await browser.close()
await empty.stop()
await server.stop()
await onWix.stop()
await wix.close()
await linked.stop()
await studio.stop()
await backend.close()
