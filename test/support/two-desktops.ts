import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { startFaultyProxy, type ProxyLane } from '../../bench/support/faulty-proxy.ts'
import { BackendProcess } from '../../bench/support/procs-backend.ts'
import { startServe, type ServeProcess } from './serve-process.ts'

export interface Desktop {
  readonly name: string
  readonly server: ServeProcess
  /** Its way to the backend: cut, it is offline there, though not at the model. */
  readonly lane: ProxyLane
}

/** Two web shells on the sample store, and a backend that has a store for them; neither is linked yet. */
export interface TwoDesktops {
  readonly backend: BackendProcess
  readonly instanceId: string
  readonly anna: Desktop
  readonly ben: Desktop
  /** Good once. */
  pairingCode(): Promise<string>
  stop(): Promise<void>
}

export async function startTwoDesktops(allowance: number): Promise<TwoDesktops> {
  const folder = mkdtempSync(path.join(tmpdir(), 'wordshelf-desktops-'))
  const backend = await BackendProcess.start({ folder })
  const proxy = await startFaultyProxy({ upstream: backend.origin, lanes: 2, seed: 1 })
  const { instanceId } = await backend.ask('POST', '/v1/admin/instances', { name: 'Ceramics', allowance })
  const [anna, ben] = await Promise.all([desktop('Anna’s desk', proxy.lanes[0]), desktop('Ben’s desk', proxy.lanes[1])])
  return {
    backend,
    instanceId: String(instanceId),
    anna,
    ben,
    async pairingCode() {
      const { code } = await backend.ask('POST', '/v1/pairing-codes', {}, String(instanceId))
      return String(code)
    },
    async stop() {
      await Promise.all([anna.server.stop(), ben.server.stop()])
      await proxy.close()
      await backend.stop()
      rmSync(folder, { recursive: true, force: true })
    }
  }
}

async function desktop(name: string, lane: ProxyLane | undefined): Promise<Desktop> {
  if (lane === undefined) throw new Error('The proxy has no lane left')
  return { name, lane, server: await startServe({ args: ['--sample'] }) }
}
