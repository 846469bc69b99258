import { z } from 'zod'
import { Count } from '#shared/contract/fields.ts'
import { isPlainText } from '#shared/lib/plain-text.ts'
import { DeviceHolding, PairReply, PairRequest } from '#shared/sync/protocol.ts'
import { endpoint } from './endpoint.ts'

export const DeviceView = DeviceHolding.extend({
  createdAt: z.iso.datetime(),
  appVersion: z.string().nullable(),
  signedOutAt: z.iso.datetime().nullable(),
  /** Whether it is the one that asks. */
  thisDevice: z.boolean()
})
export type DeviceView = z.infer<typeof DeviceView>

const named = z.strictObject({ id: z.string().min(1).max(64) })

export const deviceEndpoints = {
  'pairingCodes.create': endpoint('store', {
    kind: 'command',
    method: 'POST',
    path: '/v1/pairing-codes',
    summary:
      'A code that links one more device with this store, for its owner or a device of it: good once, for ten minutes. Shown once, kept as a digest.',
    status: 201,
    input: z.strictObject({}),
    output: z.object({ code: z.string(), expiresAt: z.iso.datetime() }),
    errors: ['RATE_LIMITED']
  }),
  'devices.pair': endpoint('open', {
    kind: 'command',
    method: 'POST',
    path: '/v1/devices/pair',
    summary: 'Trade a pairing code for a token of a new device.',
    input: PairRequest,
    output: PairReply,
    errors: ['CONFLICT', 'RATE_LIMITED']
  }),
  'devices.list': endpoint('store', {
    kind: 'query',
    method: 'GET',
    path: '/v1/devices',
    summary: 'The devices of this store and what each holds of the running month.',
    input: z.strictObject({}),
    output: z.object({ devices: z.array(DeviceView) }),
    errors: []
  }),
  'devices.rename': endpoint('store', {
    kind: 'command',
    method: 'POST',
    path: '/v1/devices/:id/rename',
    summary: 'Give a device another name.',
    input: named.extend({
      name: z
        .string()
        .trim()
        .min(1, 'name must not be empty')
        .max(60)
        .refine(isPlainText, 'name must not contain control characters or broken ones')
    }),
    output: z.object({}),
    errors: ['NOT_FOUND', 'CONFLICT']
  }),
  'devices.writeOff': endpoint('store', {
    kind: 'command',
    method: 'POST',
    path: '/v1/devices/:id/write-off',
    summary:
      'Give up a lost device: what it held and did not use comes back at once. What it spent meanwhile is booked when it turns up again.',
    input: named,
    output: z.object({ freed: Count }),
    errors: ['NOT_FOUND', 'CONFLICT']
  }),
  'devices.signOut': endpoint('device', {
    kind: 'command',
    method: 'POST',
    path: '/v1/devices/sign-out',
    summary: 'This device gives its token up.',
    input: z.strictObject({}),
    output: z.object({}),
    errors: []
  }),
  'devices.delete': endpoint('owner', {
    kind: 'command',
    method: 'DELETE',
    path: '/v1/devices/:id',
    summary:
      'Take a device its token away, and void the pairing codes that were not used yet. What it held stays held until its month is sealed; to free it, write it off.',
    input: named,
    output: z.object({}),
    errors: ['NOT_FOUND']
  })
} as const
