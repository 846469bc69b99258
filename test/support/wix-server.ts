import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import { serve } from '@hono/node-server'
import { seededRandom } from '../../simulators/random.ts'
import { FULL_KEY } from '../../simulators/wix/access.ts'
import type { StoreVersion } from '../../simulators/wix/model.ts'
import { SEED_SITE_ID, seedStore } from '../../simulators/wix/seed-store.ts'
import { createWixSimulator, type WixSimulator } from '../../simulators/wix/simulator.ts'
import { systemClock, systemTimers } from '../../src/main/adapters/system/system.ts'

export interface WixServer {
  readonly baseUrl: string
  readonly siteId: string
  readonly apiKey: string
  readonly simulator: WixSimulator
  close(): Promise<void>
}

/** A store on a simulated Wix, on a free port of this computer. */
export async function startWixServer(
  size: number,
  version: Exclude<StoreVersion, 'PROVISIONING'> = 'V1'
): Promise<WixServer> {
  const simulator = createWixSimulator({
    store: seedStore({ size, seed: 1, version, clock: systemClock }),
    clock: systemClock,
    timers: systemTimers,
    random: seededRandom(1)
  })
  const server = serve({ fetch: simulator.app.fetch, hostname: '127.0.0.1', port: 0 })
  await once(server, 'listening')
  const close = async (): Promise<void> => {
    server.close()
    if ('closeAllConnections' in server) server.closeAllConnections()
    await once(server, 'close')
  }
  return {
    baseUrl: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    siteId: SEED_SITE_ID,
    apiKey: FULL_KEY.key,
    simulator,
    close
  }
}
