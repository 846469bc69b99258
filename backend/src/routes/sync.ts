import type { BackendDeps } from '../deps.ts'
import type { HandlersOf } from '../http/handlers.ts'
import { syncDevice } from '../sync/sync-device.ts'

export function syncRoutes(deps: BackendDeps): HandlersOf<'sync'> {
  return { sync: (request, device) => syncDevice(deps, device, request) }
}
