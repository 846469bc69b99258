import type { Tables, Tx } from './tables.ts'
import type { Kysely } from 'kysely'

/** Characters, as `PairRequest` has it. */
const LONGEST_NAME = 60

/**
 * Whether a signed-in device of the store other than `except` has this name. People tell devices apart by their names, in whose job it is and in who
 * wrote a text, and computers of one make often come with the same one.
 */
export async function isNameTaken(
  db: Kysely<Tables>,
  instanceId: string,
  name: string,
  except: string | null
): Promise<boolean> {
  return (await takenNames(db, instanceId, except)).has(folded(name))
}

/** `wanted`, or with the first number behind it that makes it another name. The caller holds the lock of the instance. */
export async function freeDeviceName(tx: Tx, instanceId: string, wanted: string): Promise<string> {
  const taken = await takenNames(tx, instanceId, null)
  let name = wanted
  for (let number = 2; taken.has(folded(name)); number += 1) {
    const ending = ` ${number}`
    name = `${wanted.slice(0, LONGEST_NAME - ending.length).trimEnd()}${ending}`
  }
  return name
}

async function takenNames(db: Kysely<Tables>, instanceId: string, except: string | null): Promise<ReadonlySet<string>> {
  const rows = await db
    .selectFrom('devices')
    .select(['device_id', 'name'])
    .where('instance_id', '=', instanceId)
    .where('signed_out_at', 'is', null)
    .execute()
  return new Set(rows.filter(({ device_id: id }) => id !== except).map(({ name }) => folded(name)))
}

const folded = (name: string): string => name.toLowerCase()
