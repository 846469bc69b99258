import { newPairingCode } from '../auth/secrets.ts'
import { storePairingCode } from '../db/pairing-codes.ts'
import type { BackendDeps } from '../deps.ts'
import type { AppOptions } from '../options.ts'
import { createInstance } from './create-instance.ts'

/** A store of this name, the one that is there or a new one, and a fresh code to link a device with it. */
export async function demoStore(
  deps: BackendDeps,
  { defaultPlan, randomBytes }: Pick<AppOptions, 'defaultPlan' | 'randomBytes'>,
  name: string
): Promise<{ readonly instanceId: string; readonly code: string }> {
  const known = await deps.db
    .selectFrom('instances')
    .select('instance_id')
    .where('name', '=', name)
    .where('wix_instance_id', 'is', null)
    .orderBy('created_at')
    .limit(1)
    .executeTakeFirst()
  const instanceId =
    known?.instance_id ?? (await createInstance(deps, { wixInstanceId: null, name, plan: defaultPlan }))
  const code = newPairingCode(randomBytes)
  await storePairingCode(deps.db, instanceId, code, deps.clock.now())
  return { instanceId, code }
}
