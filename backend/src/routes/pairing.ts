import { errorBody, type ErrorBody } from '#shared/contract/errors.ts'
import { err, ok, type Result } from '#shared/lib/result.ts'
import { digestOf, newDeviceToken, newPairingCode } from '../auth/secrets.ts'
import type { EndpointInput, EndpointOutput } from '../contract/contract.ts'
import { readPeriodView } from '../credits/periods.ts'
import { freeDeviceName } from '../db/device-names.ts'
import { lockInstance } from '../db/lock-instance.ts'
import { CODE_LIFE_MS, storePairingCode, usePairingCode } from '../db/pairing-codes.ts'
import type { BackendDeps } from '../deps.ts'
import type { HandlersOf } from '../http/handlers.ts'
import { createRateLimit, type RateLimit } from '../http/rate-limit.ts'
import type { AppOptions } from '../options.ts'

/** Guessing: forty bits against so many tries from one address, and from all together, in a minute. */
const TRIES_PER_ADDRESS = 10
const TRIES_IN_ALL = 300
const TRY_WINDOW_MS = 60_000
const CODES_PER_STORE = 20

export function pairingRoutes(
  deps: BackendDeps,
  { randomBytes }: Pick<AppOptions, 'randomBytes'>
): HandlersOf<'pairingCodes.create' | 'devices.pair'> {
  const byAddress = createRateLimit(TRIES_PER_ADDRESS, TRY_WINDOW_MS, deps.clock.now)
  const inAll = createRateLimit(TRIES_IN_ALL, TRY_WINDOW_MS, deps.clock.now)
  const codes = createRateLimit(CODES_PER_STORE, CODE_LIFE_MS, deps.clock.now)
  return {
    'pairingCodes.create': async (_input, { instanceId }) => {
      const refused = brake(codes, instanceId, 'So many codes are not needed. Use one of the last ones, or wait.')
      if (refused) return err(refused)
      const code = newPairingCode(randomBytes)
      const expiresAt = await storePairingCode(deps.db, instanceId, code, deps.clock.now())
      return ok({ code, expiresAt: expiresAt.toISOString() })
    },
    'devices.pair': async (input, { address }) => {
      const refused = brake(byAddress, address, TOO_MANY_TRIES) ?? brake(inAll, 'all', TOO_MANY_TRIES)
      return refused ? err(refused) : pair(deps, randomBytes, input)
    }
  }
}

const TOO_MANY_TRIES = 'Too many codes were tried. Wait a minute, then type the code again.'

function brake(limit: RateLimit, key: string, message: string): ErrorBody | null {
  const afterMs = limit.take(key)
  return afterMs === null ? null : errorBody('RATE_LIMITED', message, { retry: { afterMs: Math.ceil(afterMs) } })
}

/** Uses the code up and makes the device in one transaction: a code that failed half-way can be typed again. */
async function pair(
  deps: BackendDeps,
  randomBytes: AppOptions['randomBytes'],
  { code, deviceName: wanted }: EndpointInput<'devices.pair'>
): Promise<Result<EndpointOutput<'devices.pair'>, ErrorBody>> {
  const now = deps.clock.now()
  return deps.db.transaction().execute(async (tx) => {
    const instanceId = await usePairingCode(tx, code, now)
    if (instanceId === undefined)
      return err(
        errorBody('CONFLICT', 'This code is not good: it was used, it is older than ten minutes, or it was mistyped.')
      )
    // Two that are paired at once must not be given one name.
    await lockInstance(tx, instanceId)
    const deviceName = await freeDeviceName(tx, instanceId, wanted)
    const token = newDeviceToken(randomBytes)
    const deviceId = deps.ids.uuid()
    await tx
      .insertInto('devices')
      .values({
        instance_id: instanceId,
        device_id: deviceId,
        name: deviceName,
        token_hash: digestOf(token),
        created_at: new Date(now)
      })
      .execute()
    const { name } = await tx
      .selectFrom('instances')
      .select('name')
      .where('instance_id', '=', instanceId)
      .executeTakeFirstOrThrow()
    const period = await readPeriodView(tx, instanceId, now)
    if (period === null) throw new Error(`The store ${instanceId} has a pairing code and is not there`)
    return ok({ deviceId, deviceName, token, instanceId, instanceName: name, period })
  })
}
