import { openDatabase } from '../../src/main/adapters/db/open.ts'
import { createStore } from '../../src/main/adapters/db/store.ts'
import type { GovernorMemory } from '../../src/main/engine/rate/memory.ts'
import { periodAt } from '../../src/shared/model/credits.ts'
import type { PeriodView } from '../../src/shared/sync/protocol.ts'
import { csvProduct } from '../support/test-engine.ts'

export const PRODUCTS = 4
export const BACKEND_URL = 'https://backend.test'
export const START = Date.UTC(2026, 10, 23, 12)

/** The database of a computer that was just linked: a few products, no job, no lease. */
export interface DeviceTemplate {
  readonly deviceId: string
  readonly name: string
  readonly epoch: string
  readonly instanceId: string
  readonly bytes: Buffer
}

const NAMES = ['Ada', 'Ben', 'Cleo'] as const

/** Made once and opened anew for each history. */
export async function makeTemplates(): Promise<readonly DeviceTemplate[]> {
  const templates: DeviceTemplate[] = []
  for (const name of NAMES) {
    const [deviceId, epoch, instanceId] = [`device-${name}`, `epoch-${name}`, `store-${name}`]
    const raw = await openDatabase(':memory:')
    const store = createStore(raw, { now: () => START, monotonic: () => START }, { uuid: () => `${name}-0-0` })
    store.write((tx) => {
      tx.setMeta('epoch', epoch)
      tx.setMeta('device', deviceId)
      tx.setMeta('allowance', '1000')
      tx.createInstance({
        instanceId,
        name: 'My store',
        source: 'local',
        creditsTotal: 0,
        creditsUsed: 0,
        period: periodAt(START),
        at: START
      })
      tx.setAllowance(instanceId, 1_000, START)
      tx.setActiveInstance(instanceId)
      const importId = tx.createImport({ instanceId, fileName: 't.csv', storedFile: 't.csv', bytes: 1, at: START })
      tx.stageProducts(
        importId,
        Array.from({ length: PRODUCTS }, (_, at) => csvProduct(at + 1))
      )
      tx.applyStaged(importId, START)
      tx.updateImport(importId, { state: 'APPLIED' })
      tx.setMeta('rate sample', JSON.stringify(WARM))
      tx.createSyncLink({
        instanceId,
        url: BACKEND_URL,
        deviceId,
        deviceName: name,
        remoteId: 'store',
        remoteName: 'Nordhaus Living',
        period: EMPTY_PERIOD,
        at: START
      })
    })
    templates.push({ deviceId, name, epoch, instanceId, bytes: raw.serialize() })
    raw.close()
  }
  return templates
}

const UNKNOWN = { limit: null, full: null, fullMs: null }
/** A model whose pace is known from the last run: without it the first requests go out two at a time. */
const WARM: GovernorMemory = {
  version: 1,
  requests: UNKNOWN,
  tokens: UNKNOWN,
  ceilingPerMinute: null,
  concurrency: 8
}

const EMPTY_PERIOD: PeriodView = {
  period: periodAt(START),
  allowance: 0,
  unleased: 0,
  closesAt: new Date(Date.UTC(2026, 11, 1)).toISOString(),
  usableUntil: new Date(Date.UTC(2026, 11, 1)).toISOString(),
  devices: []
}
