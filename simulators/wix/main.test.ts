import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { asList, asObject } from './json.ts'
import { SEED_SITE_ID } from './seed-store.ts'

const MAIN = fileURLToPath(new URL('main.ts', import.meta.url))
const HEADERS = { authorization: 'IST.one', 'wix-site-id': SEED_SITE_ID }

async function start(args: readonly string[]) {
  const child = spawn(process.execPath, [MAIN, '--port', '0', '--latency', '0', '--api-key', 'IST.one', ...args], {
    stdio: ['ignore', 'pipe', 'pipe']
  })
  const ended = once(child, 'exit')
  const [line] = (await once(child.stdout, 'data')) as [Buffer]
  const base = /^READY (http:\/\/127\.0\.0\.1:\d+)\n$/.exec(line.toString())?.[1] ?? ''
  return {
    child,
    ended,
    ask: (method: string, path: string, body?: unknown) =>
      fetch(`${base}${path}`, {
        method,
        headers: HEADERS,
        ...(body === undefined ? {} : { body: JSON.stringify(body) })
      }),
    async control(path: string, body?: unknown): Promise<unknown> {
      const init = body === undefined ? {} : { method: 'POST', body: JSON.stringify(body) }
      const response = await fetch(`${base}/__control/${path}`, init)
      const text = await response.text()
      if (!response.ok) throw new Error(`${response.status} ${text}`)
      return JSON.parse(text)
    }
  }
}

test('served over HTTP, it is edited, disturbed and read from another process', async () => {
  const { child, ended, ask, control } = await start(['--size', '12', '--version', 'V1', '--check'])
  try {
    const { products } = asObject(await control('contents'))
    const [id = ''] = Object.keys(asObject(products))
    expect(Object.keys(asObject(products))).toHaveLength(12)

    expect(await control('edit', { id, change: { name: 'By hand' } })).toMatchObject([{ field: 'name', to: 'By hand' }])
    await expect(control('edit', { id, change: { nope: 1 } })).rejects.toThrow("400 nope can't be edited so")
    await expect(control('edit', { id: 'gone', change: { name: 'x' } })).rejects.toThrow('404')

    // The write arrives, the connection is closed in place of an answer.
    await control('faults', { faults: [{ kind: 'drop-after', writes: true, times: 1 }] })
    const update = { product: { name: 'By key' } }
    await expect(ask('PATCH', `/stores/v1/products/${id}`, update)).rejects.toThrow()
    expect(await control('writes')).toMatchObject([{ id, field: 'name', from: 'By hand', to: 'By key' }])

    // Headers and half of the body arrive, then the connection is closed.
    await control('faults', { faults: [{ kind: 'drop-body', times: 1 }] })
    const cut = await ask('GET', '/stores/v3/provision/version')
    await expect(cut.text()).rejects.toThrow()

    await control('faults', { faults: [] })
    expect(await control('version', { version: 'V3', newIds: 0.5 })).toSatisfy(
      (renamed) => Object.keys(asObject(renamed)).length === 6
    )
    expect(await (await ask('GET', '/stores/v3/provision/version')).json()).toEqual({ catalogVersion: 'V3_CATALOG' })

    expect(await control('violations')).toEqual([])
    await ask('POST', '/stores/v3/products/query', { fields: ['NOPE'] })
    expect(await control('violations')).toMatchObject([{ path: '/stores/v3/products/query' }])

    await control('keys', { keys: [{ key: 'IST.one', permissions: ['read-products'] }] })
    expect((await ask('GET', '/site-properties/v4/properties')).status).toBe(403)
    await control('rate', { kind: 'fixed', perMinute: 1, retryAfter: true })
    await ask('GET', '/stores/v3/provision/version')
    expect((await ask('GET', '/stores/v3/provision/version')).headers.get('retry-after')).toMatch(/^\d+$/)
    await control('rate', {})
    await control('site', { state: 'deleted', name: 'Renamed' })
    expect((await ask('GET', '/stores/v3/provision/version')).status).toBe(404)
    const log = asObject(await control('log'))
    expect([log['count'], asList(log['requests']).length]).toEqual([8, 8])
    expect(asObject(asObject(await control('snapshot'))['site'])['name']).toBe('Renamed')
  } finally {
    child.kill('SIGTERM')
  }
  expect(await ended).toEqual([0, null])
})

test('refuses an option that means nothing, with its usage', async () => {
  for (const [args, message] of [
    [['--size', 'many'], '--size: not a number: many'],
    [['--version', 'V2'], '--version: none of the versions: V2'],
    [['--rate', 'often:5'], '--rate: a rate needs kind (fixed, bucket, sliding) and perMinute above 0']
  ] as const) {
    const child = spawn(process.execPath, [MAIN, ...args], { stdio: ['ignore', 'ignore', 'pipe'] })
    const [said] = (await once(child.stderr, 'data')) as [Buffer]
    expect(said.toString()).toContain(`${message}\nUsage:`)
    expect(await once(child, 'exit')).toEqual([2, null])
  }
})
