import { startBackendServer } from '../support/backend-server.ts'
import { startServe } from '../support/serve-process.ts'
import { furnishSync, SYNC_SCREENS } from '../support/sync-screens.ts'
import { checkScreens } from './check-screens.ts'
import { expect, test, watchErrors } from './fixtures.ts'

test.setTimeout(360_000)

test('every screen of a linked store shows itself in light and dark, breaks no accessibility rule and logs no error', async ({
  page
}) => {
  const backend = await startBackendServer('Northbank Goods', 2000)
  const here = await startServe({ args: ['--sample'] })
  const there = await startServe({ args: ['--sample'] })
  try {
    await furnishSync(here, there, backend)
    const errors = watchErrors(page)
    await page.goto(here.url)
    await expect(page.getByRole('button', { name: 'Sync: Up to date' })).toBeVisible()
    await checkScreens(page, here.origin, SYNC_SCREENS)
    expect(errors).toEqual([])
  } finally {
    await here.stop()
    await there.stop()
    await backend.close()
  }
})
