import { z } from 'zod'
import { Count, Id } from './fields.ts'
import { Job } from './jobs.ts'
import { Publish } from './publishes.ts'
import { Pull } from './shop.ts'

/** What a cached answer is about; a window drops what it holds of a topic and asks again. */
export const TOPICS = [
  'jobs',
  'items',
  'credits',
  'products',
  'imports',
  'settings',
  'status',
  'shop',
  'publishes',
  'history',
  'sync'
] as const
export type Topic = (typeof TOPICS)[number]

/** Events broadcast state; nothing in the engine waits for one to be heard. At most 10 a second of each kind and job. */
export const events = {
  'job.progress': z.object({ instanceId: z.string(), job: Job }),
  'import.progress': z.object({
    instanceId: z.string(),
    uploadId: z.string(),
    importId: Id,
    bytesRead: Count,
    bytesTotal: Count,
    products: Count,
    refusedRows: Count
  }),
  'pull.progress': z.object({ instanceId: z.string(), pull: Pull }),
  'publish.progress': z.object({ instanceId: z.string(), publish: Publish }),
  changed: z.object({ instanceId: z.string().nullable(), topics: z.array(z.enum(TOPICS)) })
} as const

export type EventName = keyof typeof events
export type EventPayload<E extends EventName> = z.output<(typeof events)[E]>
export type AnyEvent = { readonly [E in EventName]: { readonly name: E; readonly payload: EventPayload<E> } }[EventName]
