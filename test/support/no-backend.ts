import type { BackendApi } from '../../src/main/ports/backend-api.ts'

const offline = {
  ok: false,
  failure: { kind: 'offline', message: 'There is no backend in this test.' }
} as const
const never = () => Promise.resolve(offline)

/** A store's backend as it is without a network: nothing is ever sent. */
export const NO_BACKEND: BackendApi = { sync: never, pair: never, invite: never, writeOff: never, signOut: never }
