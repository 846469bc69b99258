import { randomBytes, randomUUID } from 'node:crypto'
import type { Hono } from 'hono'
import type { Kysely } from 'kysely'
import { createApp } from '../../src/app.ts'
import { signWixInstance } from '../../src/auth/wix-token.ts'
import type { Tables } from '../../src/db/tables.ts'
import type { Log } from '../../src/deps.ts'
import type { AppOptions } from '../../src/options.ts'
import { openTestDatabase } from './database.ts'

export const ADMIN_KEY = 'admin-key-of-the-tests'
export const WIX_SECRET = 'wix-secret-of-the-tests'
const START = Date.UTC(2026, 10, 27, 12)

export interface Reply {
  readonly status: number
  readonly text: string
  readonly json: unknown
  readonly headers: Headers
}

export interface CallOptions {
  readonly token?: string | null
  readonly body?: unknown
  readonly headers?: Readonly<Record<string, string>>
}

export interface TestApp {
  readonly app: Hono
  readonly db: Kysely<Tables>
  /** Milliseconds since 1970; to be moved by the test. */
  readonly clock: { time: number }
  readonly logged: string[]
  call(method: string, path: string, options?: CallOptions): Promise<Reply>
  /** What Wix would sign now for the owner of this Wix instance. */
  wixToken(wixInstanceId: string, change?: object): string
  /** A new store and the token of its owner, and a device of it with its own. */
  addStore(options?: { readonly allowance?: number; readonly name?: string }): Promise<TestStore>
  close(): Promise<void>
}

export interface TestStore {
  readonly instanceId: string
  readonly owner: string
  readonly device: { readonly deviceId: string; readonly token: string }
}

/** The whole app in process, on a database of its own where none is given, with a clock that stands still. Every answer is held against its declaration. */
export async function openTestApp(
  change: Partial<AppOptions> = {},
  on?: { readonly db: Kysely<Tables> }
): Promise<TestApp> {
  const db = on?.db ?? (await openTestDatabase())
  const clock = { time: START }
  const logged: string[] = []
  const write =
    (level: string): Log['info'] =>
    (message, fields) =>
      void logged.push(JSON.stringify({ level, message, ...fields }))
  const options: AppOptions = {
    adminKey: ADMIN_KEY,
    wixAppSecrets: [WIX_SECRET],
    wixTokenMaxAgeMs: 12 * 3_600_000,
    defaultPlan: { name: 'test', allowance: 100 },
    version: '1.2.3',
    randomBytes,
    trustProxy: true,
    checkAnswers: true,
    isDraining: () => false,
    monotonic: () => 0,
    ...change
  }
  const app = createApp(
    {
      db,
      clock: { now: () => clock.time },
      ids: { uuid: () => randomUUID() },
      log: { info: write('info'), warn: write('warn'), error: write('error') }
    },
    options
  )

  const call = callerOf((request) => app.fetch(request))
  const wixToken = (wixInstanceId: string, more: object = {}): string =>
    signWixInstance(
      { instanceId: wixInstanceId, signDate: new Date(clock.time).toISOString(), uid: 'u', ...more },
      WIX_SECRET
    )
  let stores = 0

  return {
    app,
    db,
    clock,
    logged,
    call,
    wixToken,
    async addStore({ allowance = 100, name = 'Test store' } = {}) {
      const wixInstanceId = `wix-${randomUUID()}`
      const owner = wixToken(wixInstanceId)
      const store = (await call('GET', '/v1/instance', { token: owner })).json as { instanceId: string }
      const { instanceId } = store
      await call('PUT', `/v1/admin/instances/${instanceId}/plan`, {
        token: ADMIN_KEY,
        body: { planName: name, allowance }
      })
      stores += 1
      return { instanceId, owner, device: await pairDevice(call, owner, `10.0.0.${stores}`) }
    },
    close: () => db.destroy()
  }
}

/** Calls whatever answers requests: the app, or the app behind something. */
export function callerOf(fetch: (request: Request) => Response | Promise<Response>): TestApp['call'] {
  return async (method, path, { token, body, headers } = {}) => {
    const response = await fetch(
      new Request(`http://backend${path}`, {
        method,
        headers: {
          ...(token === undefined || token === null ? {} : { Authorization: `Bearer ${token}` }),
          ...(body === undefined ? {} : { 'Content-Type': 'application/json' }),
          ...headers
        },
        ...(body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) })
      })
    )
    const text = await response.text()
    return { status: response.status, text, json: parse(text), headers: response.headers }
  }
}

/** Links one more device, from an address of its own, so that the brake on guessing stays out of it. */
export async function pairDevice(
  call: TestApp['call'],
  owner: string,
  address: string,
  deviceName = 'Laptop'
): Promise<TestStore['device']> {
  const { code } = (await call('POST', '/v1/pairing-codes', { token: owner, body: {} })).json as { code: string }
  const paired = await call('POST', '/v1/devices/pair', {
    body: { code, deviceName },
    headers: { 'X-Forwarded-For': address }
  })
  return paired.json as TestStore['device']
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
