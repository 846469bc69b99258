import { z } from 'zod'
import { Count } from '#shared/contract/fields.ts'
import { PeriodId } from '#shared/sync/events.ts'
import { PeriodView } from '#shared/sync/protocol.ts'
import { endpoint } from './endpoint.ts'

export const PlanName = z.string().trim().min(1, 'planName must not be empty').max(60)
/** Credits a month. */
export const Allowance = z.number().int('allowance must be a whole number').min(0).max(10_000_000)

export const StoreView = z.object({
  instanceId: z.string(),
  wixInstanceId: z.string().nullable(),
  name: z.string(),
  planName: z.string(),
  planAllowance: Count,
  /** Credits by which the next month opens with less. */
  debt: Count,
  createdAt: z.iso.datetime()
})
export type StoreView = z.infer<typeof StoreView>

const Usage = { captured: Count, open: Count, free: Count, overdraft: Count }

export const PeriodUsage = z.object({
  period: PeriodId,
  state: z.enum(['open', 'closing', 'sealed']),
  allowance: Count,
  unleased: Count,
  ...Usage,
  /** Of a sealed month: held and never used, and what nobody leased. */
  forfeited: Count,
  lapsed: Count,
  opensAt: z.iso.datetime(),
  closesAt: z.iso.datetime(),
  sealAt: z.iso.datetime(),
  devices: z.array(z.object({ deviceId: z.string(), name: z.string(), ...Usage }))
})
export type PeriodUsage = z.infer<typeof PeriodUsage>

export const instanceEndpoints = {
  'instance.get': endpoint('store', {
    kind: 'query',
    method: 'GET',
    path: '/v1/instance',
    summary: 'The store as its backend knows it, with its running month.',
    input: z.strictObject({}),
    output: StoreView.extend({ period: PeriodView }),
    errors: []
  }),
  'periods.list': endpoint('store', {
    kind: 'query',
    method: 'GET',
    path: '/v1/periods',
    summary: 'What was used, by month and device, newest month first.',
    input: z.strictObject({
      limit: z.coerce.number({ error: 'limit must be a whole number' }).int().min(1).max(60).default(12)
    }),
    output: z.object({ periods: z.array(PeriodUsage) }),
    errors: []
  })
} as const
