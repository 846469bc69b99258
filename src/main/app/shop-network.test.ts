import { serve } from '@hono/node-server'
import { once } from 'node:events'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { createServer, type AddressInfo, type Socket } from 'node:net'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { AnyEvent } from '#shared/contract/events.ts'
import type { Pull } from '#shared/contract/shop.ts'
import { seededRandom } from '../../../simulators/random.ts'
import { FULL_KEY } from '../../../simulators/wix/access.ts'
import { SEED_SITE_ID, seedStore } from '../../../simulators/wix/seed-store.ts'
import { createWixSimulator } from '../../../simulators/wix/simulator.ts'
import { createFileHostServices } from '../adapters/secrets/file-host-services.ts'
import { systemClock, systemTimers } from '../adapters/system/system.ts'
import type { EngineGateway } from '../ports/gateway.ts'
import { createWebNetwork } from '../shells/web/network.ts'
import { startEngine } from './engine-host.ts'

// From the engine's thread over the shell's network to a store, as the web shell puts them together.
const PRODUCTS = 130
let dataDir: string
let server: ReturnType<typeof serve>
let shopUrl: string
let gateway: EngineGateway

const start = (): Promise<EngineGateway> =>
  startEngine(
    {
      threadUrl: new URL('../engine-thread.ts', import.meta.url),
      dataDir,
      resourcesDir: path.resolve(import.meta.dirname, '../../../resources'),
      shell: 'web',
      version: '0.0.0',
      sample: false,
      allowance: null,
      shopUrl
    },
    { ...createFileHostServices(dataDir), fetch: createWebNetwork({ env: {}, authorities: () => [] }) }
  )

beforeAll(async () => {
  dataDir = mkdtempSync(path.join(tmpdir(), 'wordshelf-shop-'))
  const simulator = createWixSimulator({
    store: seedStore({ size: PRODUCTS, seed: 1, version: 'V1', clock: systemClock }),
    clock: systemClock,
    timers: systemTimers,
    random: seededRandom(1)
  })
  server = serve({ fetch: simulator.app.fetch, hostname: '127.0.0.1', port: 0 })
  await once(server, 'listening')
  shopUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  gateway = await start()
})
afterAll(async () => {
  await gateway.stop()
  server.close()
  rmSync(dataDir, { recursive: true, force: true })
})

/** Ends a pull of everything and gives how it ended. */
async function pullAll(): Promise<Pull> {
  const over = Promise.withResolvers<Pull>()
  const off = gateway.on((event: AnyEvent) => {
    if (event.name === 'pull.progress' && event.payload.pull.state !== 'RUNNING') over.resolve(event.payload.pull)
  })
  expect(await gateway.call('pulls.start', { kind: 'FULL' }, {})).toMatchObject({ ok: true })
  const pull = await over.promise
  off()
  return pull
}

test('a store is connected where the start said that Wix answers, its key is kept for it alone, and its products come', async () => {
  const access = { siteId: SEED_SITE_ID, apiKey: FULL_KEY.key }
  expect(await gateway.call('shop.test', { ...access, apiKey: 'IST.other' }, {})).toMatchObject({
    value: { ok: false, problem: 'auth' }
  })
  const connected = await gateway.call('shop.connect', access, {})
  expect(connected).toMatchObject({ ok: true, value: { source: 'wix' } })
  const { instanceId } = connected.ok ? (connected.value as { readonly instanceId: string }) : { instanceId: '' }
  expect(JSON.parse(readFileSync(path.join(dataDir, 'store-keys.json'), 'utf8'))).toEqual({
    [instanceId]: { origin: shopUrl, key: FULL_KEY.key }
  })
  expect(await pullAll()).toMatchObject({ state: 'DONE', newProducts: PRODUCTS })
})

test('after a restart the key is found again', async () => {
  await gateway.stop()
  gateway = await start()
  expect(await gateway.call('shop.get', {}, {})).toMatchObject({ value: { connected: true, hasKey: true } })
  expect(await pullAll()).toMatchObject({ state: 'DONE', unchangedProducts: PRODUCTS })
})

test('a store that is out of reach is offline', async () => {
  const nobody = createServer().listen(0, '127.0.0.1')
  await once(nobody, 'listening')
  const { port } = nobody.address() as AddressInfo
  nobody.close()
  await once(nobody, 'close')
  const access = { siteId: SEED_SITE_ID, apiKey: FULL_KEY.key, baseUrl: `http://127.0.0.1:${port}` }
  expect(await gateway.call('shop.test', access, {})).toMatchObject({ value: { ok: false, problem: 'offline' } })
})

test.each([
  ['shop.test', { siteId: SEED_SITE_ID, apiKey: 'IST.other' }],
  ['shop.connect', { siteId: SEED_SITE_ID, apiKey: 'IST.other' }],
  ['settings.testModel', { apiKey: 'k' }],
  ['settings.put', { provider: 'openai', apiKey: 'k' }]
])(
  '%s of a server that takes the connection and says nothing can be given up, and changes nothing',
  async (name, about) => {
    const silent = createServer()
    const taken = once(silent, 'connection')
    await once(silent.listen(0, '127.0.0.1'), 'listening')
    const baseUrl = `http://127.0.0.1:${(silent.address() as AddressInfo).port}`
    const state = () =>
      Promise.all([gateway.call('settings.get', {}, {}), gateway.call('instances.list', {}, {})]).then((all) =>
        JSON.stringify(all)
      )
    const before = await state()
    const call = gateway.call(name, { ...about, baseUrl }, { idempotencyKey: `try-${name}` })
    const [socket] = (await taken) as [Socket]
    const left = once(socket, 'close')
    socket.on('error', () => undefined)
    socket.resume()
    expect(await gateway.call('app.giveUp', { key: 'another' }, {})).toMatchObject({ ok: true })
    expect(await gateway.call('app.giveUp', { key: `try-${name}` }, {})).toMatchObject({ ok: true })
    expect(await call).toMatchObject({ ok: false, error: { code: 'CANCELLED', message: 'Nothing was changed.' } })
    await left
    expect(await state()).toBe(before)
    silent.close()
  }
)
