import { startServe } from '../support/serve-process.ts'
import { OVERLAYS } from '../support/overlays.ts'
import { EMPTY_SCREENS, furnish, SCREENS } from '../support/screens.ts'
import { violationsOf } from './axe.ts'
import { checkScreens } from './check-screens.ts'
import { expect, test } from './fixtures.ts'
import { checkToldApart } from './told-apart.ts'

test('every screen of the sample store shows itself in every look and language, and breaks no accessibility rule', async ({
  page
}) => {
  // Far above what it takes, three minutes: a busy machine must not break it.
  test.setTimeout(600_000)
  const server = await startServe({ args: ['--sample'] })
  try {
    await furnish(server)
    await checkScreens(page, server, SCREENS, OVERLAYS)
    await checkToldApart(page, server)
  } finally {
    await server.stop()
  }
})

test('so does every screen before anything is in the store', async ({ page }) => {
  test.setTimeout(600_000)
  const server = await startServe()
  try {
    await checkScreens(page, server, EMPTY_SCREENS, [])
  } finally {
    await server.stop()
  }
})

test('what breaks a rule is found: a button that nobody names, and words that can hardly be read', async ({ page }) => {
  await page.setContent('<main><button></button><p style="color: #bbb; background: #fff">Words</p></main>')
  const found = await violationsOf(page, { runOnly: { type: 'rule', values: ['button-name', 'color-contrast'] } })
  expect(found.map(({ rule }) => rule)).toEqual(['button-name', 'color-contrast'])
})
