import { randomBytes, randomUUID } from 'node:crypto'
import { createApp } from '../../backend/src/app.ts'
import { openDatabase } from '../../backend/src/db/open.ts'
import type { BackendDeps } from '../../backend/src/deps.ts'
import { demoStore } from '../../backend/src/instances/demo-store.ts'
import type { AppOptions } from '../../backend/src/options.ts'
import { startServer } from '../../backend/src/server.ts'
import { systemClock } from '../../src/main/adapters/system/system.ts'

export interface BackendServer {
  readonly url: string
  /** A code that links one more device with the store. */
  pairingCode(): Promise<string>
  /** Out of order from now on, until it is not: every call gets 503. */
  fail(failing: boolean): void
  close(): Promise<void>
}

/** The store's backend in this process, on a database in memory and a free port of this computer. */
export async function startBackendServer(storeName: string, allowance: number): Promise<BackendServer> {
  const db = await openDatabase({ memory: true })
  const deps: BackendDeps = {
    db,
    clock: systemClock,
    ids: { uuid: randomUUID },
    log: { info: () => undefined, warn: () => undefined, error: () => undefined }
  }
  const options: AppOptions = {
    adminKey: null,
    wixAppSecrets: [],
    wixTokenMaxAgeMs: 0,
    defaultPlan: { name: 'Standard', allowance },
    version: '0.0.0',
    randomBytes,
    trustProxy: false,
    checkAnswers: true,
    isDraining: () => false,
    monotonic: () => performance.now()
  }
  const app = createApp(deps, options)
  let failing = false
  const server = await startServer(
    { fetch: (request, ...rest) => (failing ? new Response(null, { status: 503 }) : app.fetch(request, ...rest)) },
    { host: '127.0.0.1', port: 0 }
  )
  if (!server.ok) throw new Error(server.error)
  return {
    url: server.value.address,
    pairingCode: async () => (await demoStore(deps, options, storeName)).code,
    fail: (now) => {
      failing = now
    },
    close: async () => {
      await server.value.close()
      await db.destroy()
    }
  }
}
