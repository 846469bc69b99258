import { sql, type RawBuilder } from 'kysely'
import type { SeenDevice } from './period-view.ts'

/** The instance's devices as one JSON value, oldest first. */
export function devicesJson(instanceId: string): RawBuilder<readonly SeenDevice[]> {
  return sql<readonly SeenDevice[]>`(
    select coalesce(json_agg(json_build_object(
      'deviceId', d.device_id, 'name', d.name, 'lastSeenAt', (extract(epoch from d.last_seen_at) * 1000)::bigint,
      'signedOut', d.signed_out_at is not null, 'writtenOff', d.written_off_at is not null) order by d.created_at, d.device_id), '[]')
    from devices d where d.instance_id = ${instanceId})`
}
