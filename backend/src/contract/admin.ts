import { z } from 'zod'
import { Count, Cursor, Limit } from '#shared/contract/fields.ts'
import { isPlainText } from '#shared/lib/plain-text.ts'
import { endpoint } from './endpoint.ts'
import { Allowance, PlanName, StoreView } from './instance.ts'

const plain = (field: string, max: number) =>
  z
    .string()
    .trim()
    .min(1, `${field} must not be empty`)
    .max(max)
    .refine(isPlainText, `${field} must not contain control characters or broken ones`)

const named = z.strictObject({ id: z.string().min(1).max(100) })

export const adminEndpoints = {
  'admin.instances': endpoint('admin', {
    kind: 'query',
    method: 'GET',
    path: '/v1/admin/instances',
    summary: 'All stores of this deployment, by id.',
    input: z.strictObject({ cursor: Cursor.optional(), limit: Limit }),
    output: z.object({ instances: z.array(StoreView), nextCursor: z.string().nullable(), total: Count }),
    errors: []
  }),
  'admin.createInstance': endpoint('admin', {
    kind: 'command',
    method: 'POST',
    path: '/v1/admin/instances',
    summary: 'Make a store. One that comes in by Wix is made by itself at its first call.',
    status: 201,
    input: z.strictObject({
      name: plain('name', 200),
      planName: PlanName.refine(isPlainText).optional(),
      allowance: Allowance.optional()
    }),
    output: StoreView,
    errors: []
  }),
  'admin.setPlan': endpoint('admin', {
    kind: 'command',
    method: 'PUT',
    path: '/v1/admin/instances/:id/plan',
    summary:
      'Change a store’s plan. More credits can be leased at once; fewer are taken from what is not leased, and the rest from the next month.',
    input: named.extend({ planName: PlanName.refine(isPlainText), allowance: Allowance }),
    output: StoreView,
    errors: ['NOT_FOUND']
  }),
  'admin.refund': endpoint('admin', {
    kind: 'command',
    method: 'POST',
    path: '/v1/admin/instances/:id/refunds',
    summary:
      'Give credits back to the running month: the one of a delivered item, once, or a number of them. The same refundId gives the same answer.',
    input: named
      .extend({
        refundId: z
          .string()
          .min(1)
          .max(64)
          .regex(/^[\w.:-]+$/, 'refundId may hold letters, digits, and . : _ -'),
        itemId: z.number().int().positive().optional(),
        amount: z.number().int('amount must be a whole number').min(1).max(10_000_000).optional(),
        note: plain('note', 200)
      })
      .refine(({ itemId, amount }) => (itemId === undefined) !== (amount === undefined), {
        message: 'Give either itemId or amount',
        path: ['amount']
      }),
    output: z.object({ refundId: z.string(), period: z.string(), amount: Count }),
    errors: ['NOT_FOUND', 'CONFLICT', 'IDEMPOTENCY_KEY_REUSED']
  }),
  'admin.verify': endpoint('admin', {
    kind: 'query',
    method: 'GET',
    path: '/v1/admin/instances/:id/verify',
    summary: 'Check every rule that the numbers of a store must obey.',
    input: named,
    output: z.object({ ok: z.boolean(), broken: z.array(z.object({ rule: z.string(), where: z.string() })) }),
    errors: ['NOT_FOUND']
  })
} as const
