import { mkdtempSync, mkdirSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { onTestFinished } from 'vitest'
import type { SpoolFolders } from '../../../ports/gateway.ts'
import { createApi, type Api } from '../api.ts'
import { FakeGateway, FakeTimers, MemoryLog } from './fake-gateway.ts'

export interface ApiHarness {
  readonly api: Api
  readonly gateway: FakeGateway
  readonly timers: FakeTimers
  readonly log: MemoryLog
  readonly spool: SpoolFolders
  readonly folder: string
  readonly uploaded: () => readonly string[]
  request(method: string, path: string, init?: RequestInit): Promise<Response>
}

export interface ApiHarnessOptions {
  readonly maxJsonBytes?: number
  readonly maxUploadBytes?: number
}

/** The API over a fake engine and a folder of its own, asked directly, without a network. It goes with the test. */
export function apiHarness(options: ApiHarnessOptions = {}): ApiHarness {
  const folder = mkdtempSync(join(tmpdir(), 'wordshelf-api-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  const spool = { uploads: join(folder, 'uploads'), exports: join(folder, 'exports') }
  mkdirSync(spool.uploads)
  mkdirSync(spool.exports)
  const gateway = new FakeGateway()
  const timers = new FakeTimers()
  const log = new MemoryLog()
  let uploads = 0
  const newId = (): string => {
    uploads += 1
    return `upload-${String(uploads).padStart(8, '0')}`
  }
  const api = createApi({ gateway, timers, log, spool, newId, version: '0.0.0-test', ...options })
  return {
    api,
    gateway,
    timers,
    log,
    spool,
    folder,
    uploaded: () => readdirSync(spool.uploads),
    request: (method, path, init) => api.fetch(new Request(`http://127.0.0.1${path}`, { method, ...init }))
  }
}
