import type { Kysely } from 'kysely'
import type { Tables } from '../db/tables.ts'
import { DEVICE_TOKEN_PREFIX, digestOf, isSameSecret } from './secrets.ts'
import type { Who } from './who.ts'
import { wixInstanceOf } from './wix-token.ts'

export interface AuthOptions {
  readonly adminKey: string | null
  readonly wixAppSecrets: readonly string[]
  readonly wixTokenMaxAgeMs: number
}

export interface AuthDeps {
  readonly db: Kysely<Tables>
  readonly clock: { now(): number }
  /** The store of a Wix instance, made at first sight. */
  readonly storeOfWix: (wixInstanceId: string) => Promise<string>
}

/**
 * Finds out who is asking, by `Authorization` alone: the operator's key, a device's token, or what Wix signed, with or without the word
 * Bearer. The operator stands in for the merchant of the store that `X-Wordshelf-Instance` names. Null for everything else, and it
 * makes no difference to the caller why.
 */
export async function authenticate(deps: AuthDeps, options: AuthOptions, headers: Headers): Promise<Who | null> {
  const given = headers.get('Authorization')
  if (given === null) return { kind: 'anybody' }
  const token = given.replace(/^Bearer +/i, '')
  if (token.length > MAX_TOKEN_LENGTH) return null
  if (token.startsWith(DEVICE_TOKEN_PREFIX)) return deviceOf(deps.db, token)
  if (options.adminKey !== null && isSameSecret(token, options.adminKey)) {
    const instanceId = headers.get('X-Wordshelf-Instance')
    return instanceId === null ? { kind: 'admin' } : standIn(deps.db, instanceId)
  }
  const wixInstanceId = wixInstanceOf(token, {
    secrets: options.wixAppSecrets,
    maxAgeMs: options.wixTokenMaxAgeMs,
    now: deps.clock.now()
  })
  return wixInstanceId === null ? null : { kind: 'owner', instanceId: await deps.storeOfWix(wixInstanceId) }
}

const MAX_TOKEN_LENGTH = 8_000

async function deviceOf(db: Kysely<Tables>, token: string): Promise<Who | null> {
  const row = await db
    .selectFrom('devices')
    .select(['instance_id', 'device_id', 'signed_out_at'])
    .where('token_hash', '=', digestOf(token))
    .executeTakeFirst()
  if (!row || row.signed_out_at !== null) return null
  return { kind: 'device', instanceId: row.instance_id, deviceId: row.device_id }
}

/** A store that does not exist is nobody's: the calls that follow find nothing. */
async function standIn(db: Kysely<Tables>, instanceId: string): Promise<Who | null> {
  const row = await db
    .selectFrom('instances')
    .select('instance_id')
    .where('instance_id', '=', instanceId)
    .executeTakeFirst()
  return row ? { kind: 'owner', instanceId: row.instance_id } : null
}
