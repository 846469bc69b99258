import { startServe } from '../support/serve-process.ts'
import { runWixLoop } from '../support/wix-loop.ts'
import { startWixServer } from '../support/wix-server.ts'
import { expect, test, watchErrors } from './fixtures.ts'

test.setTimeout(360_000)

for (const [version, size] of [
  ['V3', 60],
  ['V1', 20]
] as const)
  test(`from connecting a store on ${version} to its undone publish: exactly the approved fields change, and all come back`, async ({
    page
  }) => {
    const wix = await startWixServer(size, version)
    const server = await startServe({ args: ['--allowance', '10000', '--wix-base-url', wix.baseUrl] })
    try {
      const errors = watchErrors(page)
      const result = await runWixLoop({ page, server, wix, patienceMs: 90_000, progress: () => undefined })
      expect(result.wrong).toEqual([])
      expect(result.left).toEqual([])
      expect(result.expected).toBeGreaterThan(size)
      expect(result.controlNoticed).toBe(true)
      expect(errors).toEqual([])
    } finally {
      await server.stop()
      await wix.close()
    }
  })
