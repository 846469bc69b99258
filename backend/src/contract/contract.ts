import type { z } from 'zod'
import { creditProcedures } from '#shared/contract/credits.ts'
import { jobProcedures } from '#shared/contract/jobs.ts'
import { MAX_CALL_BYTES, SYNC_PATH, SyncReply, SyncRequest } from '#shared/sync/protocol.ts'
import { adminEndpoints } from './admin.ts'
import { deviceEndpoints } from './devices.ts'
import { endpoint } from './endpoint.ts'
import { instanceEndpoints } from './instance.ts'
import { productEndpoints } from './products.ts'

/** Everything that can be asked of the backend, but for its health, its metrics and its description. */
export const backendContract = {
  'jobs.create': endpoint('store', { ...jobProcedures['jobs.create'], maxBytes: 64_000_000 }),
  'jobs.list': endpoint('store', jobProcedures['jobs.list']),
  'jobs.get': endpoint('store', jobProcedures['jobs.get']),
  'jobs.items': endpoint('store', jobProcedures['jobs.items']),
  'jobs.cancel': endpoint('store', jobProcedures['jobs.cancel']),
  'credits.get': endpoint('store', creditProcedures['credits.get']),
  sync: endpoint('device', {
    kind: 'command',
    method: 'POST',
    path: SYNC_PATH,
    summary: 'Tell what happened on this device, lease credits, and hear what happened elsewhere.',
    maxBytes: MAX_CALL_BYTES,
    anyText: true,
    input: SyncRequest,
    output: SyncReply,
    errors: ['SYNC_FORK', 'SYNC_GAP', 'CURSOR_TOO_OLD', 'UPGRADE_REQUIRED', 'RATE_LIMITED', 'UNAVAILABLE']
  }),
  ...deviceEndpoints,
  ...instanceEndpoints,
  ...productEndpoints,
  ...adminEndpoints
} as const

export type BackendContract = typeof backendContract
export type EndpointName = keyof BackendContract
export type EndpointInput<N extends EndpointName> = z.output<BackendContract[N]['input']>
export type EndpointOutput<N extends EndpointName> = z.output<BackendContract[N]['output']>
