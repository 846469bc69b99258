import { WIX_OVERLAYS } from '../support/overlays.ts'
import { startServe } from '../support/serve-process.ts'
import { furnishWix, WIX_SCREENS } from '../support/wix-screens.ts'
import { startWixServer } from '../support/wix-server.ts'
import { checkScreens } from './check-screens.ts'
import { test } from './fixtures.ts'

test.setTimeout(600_000)

test('every screen of a store on Wix shows itself in every look and language, and breaks no accessibility rule', async ({
  page
}) => {
  const wix = await startWixServer(20, 'V1')
  const server = await startServe({ args: ['--wix-base-url', wix.baseUrl] })
  try {
    await test.step('furnish', () => furnishWix(server, wix))
    await checkScreens(page, server, WIX_SCREENS, WIX_OVERLAYS)
  } finally {
    await server.stop()
    await wix.close()
  }
})
