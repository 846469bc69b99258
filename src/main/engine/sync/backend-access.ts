import type { HostServices } from '../../ports/host.ts'
import type { BackendAccess } from '../../ports/backend-api.ts'
import { serverOrigin } from './server-origin.ts'

/** Null where this computer holds no token for that very address. */
export async function backendAccess(
  host: HostServices,
  { instanceId, url }: { readonly instanceId: string; readonly url: string }
): Promise<BackendAccess | null> {
  const token = await host.loadBackendToken(instanceId)
  return token !== null && token.origin === serverOrigin(url) ? { url, token: token.key } : null
}

export const NO_TOKEN =
  'This computer has no key for the backend any more: link the store again with a new pairing code.'
