import { z } from 'zod'
import { CATALOG_VERSIONS } from '../model/catalog-version.ts'
import { Count, Id } from './fields.ts'
import { procedure } from './procedure.ts'

export const Instance = z.object({
  instanceId: z.string(),
  name: z.string(),
  source: z.enum(['local', 'wix']),
  /** Of a store on Wix: what it can take depends on it. Null for any other. */
  catalogVersion: z.enum(CATALOG_VERSIONS).nullable(),
  /** Holds the sample store's products. */
  sample: z.boolean(),
  productCount: Count,
  active: z.boolean()
})
export type Instance = z.infer<typeof Instance>

export const AppStatus = z.object({
  version: z.string(),
  shell: z.enum(['electron', 'web']),
  instance: Instance,
  model: z.object({ name: z.string(), sample: z.boolean(), ready: z.boolean() }),
  /** How fast the model's server lets requests through, as far as its answers told. Null before the first answer. */
  pace: z
    .object({
      requestsPerMinute: z.number().nonnegative().nullable(),
      tokensPerMinute: z.number().nonnegative().nullable(),
      /** Requests that may be on their way at the same time now. */
      concurrency: Count,
      /** Milliseconds of a pause that the server asked for, or is given because it is down; 0 where there is none. */
      heldMs: Count
    })
    .nullable(),
  /** Jobs that were running when the app last stopped and go on now; empty once dismissed. */
  resumed: z.array(z.object({ jobId: Id, finishedItems: Count, totalItems: Count })),
  /** A database that could not be opened as it was: what happened and where the old file is. */
  recovery: z.string().nullable(),
  /** This app can exchange itself for a newer version. */
  updates: z.boolean(),
  dataDir: z.string()
})
export type AppStatus = z.infer<typeof AppStatus>

/** The computer goes to sleep; it woke up; it found a network again. */
export const SIGNALS = ['suspend', 'resume', 'online'] as const
export type Signal = (typeof SIGNALS)[number]

export const appProcedures = {
  'app.status': procedure({
    kind: 'query',
    method: 'GET',
    path: '/api/status',
    summary: 'What is open: version, shell, instance, model, and what was resumed at start.',
    input: z.strictObject({}),
    output: AppStatus,
    errors: []
  }),
  'app.dismissResumed': procedure({
    kind: 'command',
    method: 'POST',
    path: '/api/status/dismiss-resumed',
    summary: 'The merchant has read what was resumed.',
    input: z.strictObject({}),
    output: z.object({}),
    errors: []
  }),
  'app.signal': procedure({
    kind: 'command',
    method: 'POST',
    path: '/api/signal',
    summary:
      'What the computer is about to do or has just done. Before it sleeps nothing more is sent; afterwards work goes on at once.',
    input: z.strictObject({
      signal: z.enum(SIGNALS, { error: `signal must be one of ${SIGNALS.join(', ')}` })
    }),
    output: z.object({}),
    errors: []
  }),
  'app.giveUp': procedure({
    kind: 'command',
    method: 'POST',
    path: '/api/give-up',
    summary:
      'Break off the call that was made with this Idempotency-Key and waits for a server: a test, a connection, a link, or settings that are tried out.',
    input: z.strictObject({ key: z.string().min(1, 'key must not be empty').max(200) }),
    output: z.object({}),
    errors: []
  }),
  'instances.list': procedure({
    kind: 'query',
    method: 'GET',
    path: '/api/instances',
    summary: 'The stores that this computer knows.',
    input: z.strictObject({}),
    output: z.object({ instances: z.array(Instance) }),
    errors: []
  }),
  'instances.create': procedure({
    kind: 'command',
    method: 'POST',
    path: '/api/instances',
    summary: 'Add a local store. Choose it per request with the header X-Wordshelf-Instance.',
    status: 201,
    input: z.strictObject({ name: z.string().trim().min(1, 'name must not be empty').max(80) }),
    output: Instance,
    errors: []
  }),
  'instances.select': procedure({
    kind: 'command',
    method: 'POST',
    path: '/api/instances/:id/select',
    summary: 'Make a store the active one: what requests without the header are about.',
    input: z.strictObject({ id: z.string().max(100) }),
    output: Instance,
    errors: ['NOT_FOUND']
  })
} as const
