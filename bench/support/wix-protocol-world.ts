import { ApiKeyStrategy } from '@wix/sdk/auth/api-key'
import { createClient, type WixClient } from '@wix/sdk/client'
import { serve, type ServerType } from '@hono/node-server'
import type { AddressInfo } from 'node:net'
import { seededRandom } from '../../simulators/random.ts'
import { FULL_KEY } from '../../simulators/wix/access.ts'
import { RequestWatch, type WatchedProblem } from '../../simulators/wix/request-check/request-watch.ts'
import { seedStore } from '../../simulators/wix/seed-store.ts'
import { createWixSimulator, type WixSimulator } from '../../simulators/wix/simulator.ts'
import { systemClock, systemTimers } from '../../src/main/adapters/system/system.ts'

type Serve = (request: Request, env?: unknown) => Response | Promise<Response>

/** Stands between Wix's SDK and the simulator and makes it wrong in one way. What it knows of the store it takes from the simulator. */
export type Liar = (serve: Serve, simulator: WixSimulator) => Serve

/** A store on the simulator, asked by Wix's own SDK over a real connection. */
export interface ProtocolWorld {
  readonly simulator: WixSimulator
  /** Where it answers. */
  readonly origin: string
  /** Wix's client as a merchant's key makes it. Nothing of ours is in between but the address of the server. */
  readonly wix: WixClient
  /** The same with another key, or for another site. */
  client(key: string, siteId?: string): WixClient
  /** What was sent that Wix's types and documents don't allow, and what was answered that they don't describe. */
  problems(): Promise<{ readonly sent: readonly WatchedProblem[]; readonly answered: readonly WatchedProblem[] }>
  close(): Promise<void>
}

export interface ProtocolWorldOptions {
  readonly version: 'V1' | 'V3'
  readonly seed: number
  /** Products in the store: more than two pages of them by default. */
  readonly size?: number
  readonly liar?: Liar
}

/** How many products a store has here: three pages. */
const SIZE = 230
const HIDDEN = 0.1

export async function openProtocolWorld(options: ProtocolWorldOptions): Promise<ProtocolWorld> {
  const { version, seed, size = SIZE } = options
  const simulator = createWixSimulator({
    store: seedStore({ size, seed, version, clock: systemClock, hidden: HIDDEN }),
    clock: systemClock,
    random: seededRandom(seed),
    timers: systemTimers
  })
  const watch = new RequestWatch({ answers: true })
  const plain: Serve = (request, env) => simulator.app.fetch(request, env as never)
  const served = watch.watch(options.liar === undefined ? plain : options.liar(plain, simulator))
  const server = await listen(served)
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`

  function client(key: string, siteId = simulator.store.site.id): WixClient {
    return createClient({
      auth: ApiKeyStrategy({ apiKey: key, siteId }),
      fetch: (input, init) => {
        const asked = new URL(input instanceof Request ? input.url : input)
        return fetch(`${origin}${asked.pathname}${asked.search}`, init)
      }
    })
  }

  return {
    simulator,
    origin,
    wix: client(FULL_KEY.key),
    client,
    async problems() {
      await watch.settled()
      return { sent: watch.violations, answered: watch.answerFaults }
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        if ('closeAllConnections' in server) server.closeAllConnections()
      })
  }
}

function listen(served: Serve): Promise<ServerType> {
  return new Promise((resolve) => {
    const server = serve({ fetch: served, port: 0, hostname: '127.0.0.1' }, () => resolve(server))
  })
}
