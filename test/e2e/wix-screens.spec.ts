import { startServe } from '../support/serve-process.ts'
import { furnishWix, WIX_SCREENS } from '../support/wix-screens.ts'
import { startWixServer } from '../support/wix-server.ts'
import { checkScreens } from './check-screens.ts'
import { expect, test, watchErrors } from './fixtures.ts'

test.setTimeout(360_000)

test('every screen of a store on Wix shows itself in light and dark, breaks no accessibility rule and logs no error', async ({
  page
}) => {
  const wix = await startWixServer(20, 'V1')
  const server = await startServe({ args: ['--wix-base-url', wix.baseUrl] })
  try {
    await furnishWix(server, wix)
    const errors = watchErrors(page)
    await page.goto(server.url)
    await checkScreens(page, server.origin, WIX_SCREENS)
    expect(errors).toEqual([])
  } finally {
    await server.stop()
    await wix.close()
  }
})
