import type { Rule } from './invariant-rule.ts'
import { FREE } from './sync-leases.ts'

/** The rules about a store and its backend. Earlier schemas know of none. */
export function syncRules(): readonly Rule[] {
  return [
    {
      rule: 'a lease was granted at least what is held, used and returned of it',
      table: 'leases',
      id: `l.instance_id || ' in ' || l.period || ' of epoch ' || l.epoch`,
      from: `leases l left join (
        select instance_id, lease_epoch, period, sum(granted - released) as spent from reservations where lease_epoch is not null
        group by 1, 2, 3) r on r.instance_id = l.instance_id and r.lease_epoch = l.epoch and r.period = l.period`,
      fields: [
        {
          name: 'held and used',
          found: 'coalesce(r.spent, 0)',
          expected: `'at most ' || (l.granted - l.returned)`,
          broken: 'coalesce(r.spent, 0) > l.granted - l.returned'
        }
      ]
    },
    {
      rule: 'what is held under a lease has its lease',
      table: 'reservations',
      checked: 'select count(*) from reservations where lease_epoch is not null',
      id: 'r.id',
      from: `reservations r left join leases l on l.instance_id = r.instance_id and l.epoch = r.lease_epoch and l.period = r.period`,
      fields: [
        {
          name: 'lease',
          found: `'none'`,
          expected: `'that of ' || r.period`,
          broken: 'r.lease_epoch is not null and l.epoch is null'
        }
      ]
    },
    {
      rule: 'the balance of a linked store is what its lease allows',
      table: 'sync_links',
      id: 'i.instance_id',
      from: 'app_instances i join sync_links k on k.instance_id = i.instance_id',
      fields: [{ name: 'credits_total', found: 'i.credits_total', expected: `i.credits_used_month + ${FREE}` }]
    },
    {
      rule: "the numbers of a link's events have no gaps, and the next one follows",
      table: 'sync_links',
      id: 'k.instance_id',
      from: `sync_links k left join (select instance_id, epoch, max(link_seq) as last, count(*) as events from outbox
        where link_seq is not null group by 1, 2) o on o.instance_id = k.instance_id and o.epoch = k.epoch`,
      fields: [
        { name: 'last number', found: 'coalesce(o.last, 0)', expected: 'k.next_seq - 1' },
        { name: 'events', found: 'coalesce(o.events, 0) + k.pruned', expected: 'k.next_seq - 1' },
        {
          name: 'acked_seq',
          found: 'k.acked_seq',
          expected: `'at most ' || (k.next_seq - 1)`,
          broken: 'k.acked_seq > k.next_seq - 1'
        }
      ]
    },
    {
      rule: 'what the backend has not acknowledged is still in the outbox',
      table: 'sync_links',
      id: 'k.instance_id',
      from: `sync_links k left join (
        select instance_id, epoch, sum(acked_at is null) as open, min(iif(acked_at is null, link_seq, null)) as first from outbox
        where link_seq is not null group by 1, 2) o on o.instance_id = k.instance_id and o.epoch = k.epoch`,
      fields: [
        { name: 'events to send', found: 'coalesce(o.open, 0)', expected: 'k.next_seq - 1 - k.acked_seq' },
        { name: 'first to send', found: 'o.first', expected: 'k.acked_seq + 1', broken: 'o.first <> k.acked_seq + 1' }
      ]
    },
    {
      rule: "an item of another device's job costs this one nothing",
      table: 'job_items',
      id: 'i.id',
      from: 'job_items i join jobs j on j.id = i.job_id',
      fields: [
        {
          name: 'credit',
          found: 'i.credit',
          expected: `iif(j.device_id is null, 'one of its own', 'ELSEWHERE')`,
          // Of a job of its own, only what an earlier life of this device delivered.
          broken: `iif(j.device_id is null, i.credit = 'ELSEWHERE' and i.status <> 'DONE', i.credit <> 'ELSEWHERE')`
        }
      ]
    },
    {
      rule: "another device's job holds no credits here",
      table: 'jobs',
      checked: 'select count(*) from jobs where device_id is not null',
      id: 'j.id',
      from: 'jobs j join (select job_id, sum(granted) as granted from reservations group by 1) r on r.job_id = j.id',
      fields: [{ name: 'reserved', found: 'r.granted', expected: '0', broken: 'j.device_id is not null' }]
    }
  ]
}
