import type { EndpointName } from '../../backend/src/contract/contract.ts'
import type { Endpoint } from '../../backend/src/contract/endpoint.ts'
import type { ForeignIds } from './tenant-world.ts'

/** What a caller who means it well would send, so that an attack gets past the checks of form. Ids are the other store's. */
export function exampleBodies(ids: ForeignIds): Readonly<Partial<Record<EndpointName, Record<string, unknown>>>> {
  return {
    'jobs.create': {
      sourceScope: 'products',
      productIds: ['own0', 'own1'],
      attributes: ['title', 'description'],
      language: 'en',
      prompt: 'Make it better.',
      autoStart: false,
      trial: false,
      reuse: false
    },
    'jobs.cancel': {},
    sync: {
      proto: 1,
      minProto: 1,
      appVersion: '1.0.0',
      deviceId: ids.deviceId,
      epoch: 'epoch-1',
      events: [
        {
          seq: 1,
          id: 'event-1',
          type: 'job.standing',
          payload: JSON.stringify({ jobUid: ids.jobUid }),
          hash: 'x',
          at: 1_764_000_000_000,
          rows: [{ position: 0, publish: 'PUBLISHED', published: 'x', publishedAt: null }]
        }
      ],
      leaseRequest: { requestId: 'request-1', want: 5, exact: false },
      pull: { cursor: 0, limit: 500 }
    },
    'pairingCodes.create': {},
    'devices.pair': { code: 'K7QM-2RXD', deviceName: 'Laptop' },
    'devices.rename': { name: 'Renamed' },
    'devices.writeOff': {},
    'devices.signOut': {},
    'products.put': {
      products: [{ id: 'own0', name: 'Own', texts: { title: 'Own title' }, collectionIds: ['own-collection'] }]
    },
    'admin.createInstance': { name: 'Another', planName: 'default', allowance: 10 },
    'admin.setPlan': { planName: 'default', allowance: 10 },
    'admin.refund': { refundId: 'refund-1', itemId: ids.itemId, note: 'Sorry' }
  }
}

/** The path with the other store's ids in it. */
export function foreignPath(name: EndpointName, { path }: Endpoint, ids: ForeignIds): string {
  return path.replace(':id', idFor(name, ids))
}

export function hasBody({ method }: Endpoint): boolean {
  return method === 'POST' || method === 'PUT'
}

function idFor(name: EndpointName, ids: ForeignIds): string {
  if (name.startsWith('jobs.')) return String(ids.jobId)
  return name.startsWith('devices.') ? ids.deviceId : ids.instanceId
}
