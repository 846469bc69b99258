import type { UiLanguage } from '#shared/model/ui-language.ts'
import { startServe, type ServeProcess } from '../support/serve-process.ts'
import { untranslated } from '../support/untranslated.ts'
import { spoken } from './check-screens.ts'
import { expect, test } from './fixtures.ts'

test.describe.configure({ mode: 'serial' })

let server: ServeProcess

test.beforeAll(async () => {
  server = await startServe({ args: ['--sample'] })
})
test.afterAll(() => server.stop())

const speak = (uiLanguage: UiLanguage | 'system') => server.api('PUT', '/api/settings', { uiLanguage })

test('a language that is chosen in the settings is spoken at once, and again after the window is closed', async ({
  page
}) => {
  await speak('en')
  await page.goto(server.url)
  await page.goto(`${server.origin}/#/settings`)
  await expect(page.getByRole('heading', { level: 1, name: 'Settings' })).toBeVisible()
  await speak('de')
  await expect(page.getByRole('heading', { level: 1, name: 'Einstellungen' })).toBeVisible()
  await page.reload()
  await expect(page.getByRole('heading', { level: 1, name: 'Einstellungen' })).toBeVisible()
  await speak('en')
  await expect(page.getByRole('heading', { level: 1, name: 'Settings' })).toBeVisible()
})

test('what is found untranslated is found: the English window does not pass for a German one', async ({ page }) => {
  await speak('en')
  await page.goto(server.url)
  await page.goto(`${server.origin}/#/settings`)
  await expect(page.getByRole('heading', { level: 1, name: 'Settings' })).toBeVisible()
  expect(untranslated('de', await spoken(page)).length).toBeGreaterThan(5)
})
