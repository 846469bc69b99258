import { startBackendServer } from '../support/backend-server.ts'
import { SYNC_OVERLAYS } from '../support/overlays.ts'
import { startServe } from '../support/serve-process.ts'
import { furnishSync, SYNC_SCREENS } from '../support/sync-screens.ts'
import { checkScreens } from './check-screens.ts'
import { test } from './fixtures.ts'

test.setTimeout(600_000)

test('every screen of a linked store shows itself in every look and language, and breaks no accessibility rule', async ({
  page
}) => {
  const backend = await startBackendServer('Northbank Goods', 2000)
  const here = await startServe({ args: ['--sample'] })
  const there = await startServe({ args: ['--sample'] })
  try {
    await test.step('furnish', () => furnishSync(here, there, backend))
    await checkScreens(page, here, SYNC_SCREENS, SYNC_OVERLAYS, ['Anna’s laptop'])
  } finally {
    await here.stop()
    await there.stop()
    await backend.close()
  }
})
