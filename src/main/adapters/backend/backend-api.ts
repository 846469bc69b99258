import { z } from 'zod'
import { Count } from '#shared/contract/fields.ts'
import {
  PAIR_PATH,
  PAIRING_CODES_PATH,
  PairingCode,
  PairReply,
  PairRequest,
  SYNC_PATH,
  SyncReply,
  SyncRequest
} from '#shared/sync/protocol.ts'
import type { BackendApi, BackendFailure } from '../../ports/backend-api.ts'
import { callBackend, type BackendDeps } from './backend-call.ts'

const SIGN_OUT_PATH = '/v1/devices/sign-out'

/** The store's backend over HTTP. A body that breaks the protocol is refused before anything is sent. */
export function createBackendApi(deps: BackendDeps): BackendApi {
  return {
    async sync({ url, token }, request, signal) {
      const parsed = SyncRequest.safeParse(request)
      if (!parsed.success) return refused(`Something here does not fit the protocol: ${issueOf(parsed.error)}.`)
      return callBackend(deps, { url, path: SYNC_PATH, token, body: parsed.data, answers: SyncReply }, signal)
    },
    async pair(url, request, signal) {
      const parsed = PairRequest.safeParse(request)
      if (!parsed.success) return refused(`${parsed.error.issues[0]?.message ?? 'The code cannot be read'}.`)
      return callBackend(deps, { url, path: PAIR_PATH, token: null, body: parsed.data, answers: PairReply }, signal)
    },
    invite({ url, token }, signal) {
      return callBackend(deps, { url, path: PAIRING_CODES_PATH, token, body: {}, answers: PairingCode }, signal)
    },
    writeOff({ url, token }, deviceId, signal) {
      const path = `/v1/devices/${encodeURIComponent(deviceId)}/write-off`
      return callBackend(deps, { url, path, token, body: {}, answers: z.object({ freed: Count }) }, signal)
    },
    signOut({ url, token }, signal) {
      return callBackend(deps, { url, path: SIGN_OUT_PATH, token, body: {}, answers: z.object({}) }, signal)
    }
  }
}

function refused(message: string): { readonly ok: false; readonly failure: BackendFailure } {
  return { ok: false, failure: { kind: 'refused', message } }
}

/** Where it is wrong, without what stands there. */
function issueOf({ issues: [issue] }: z.ZodError): string {
  return issue === undefined ? 'unknown' : `${issue.path.join('.')} (${issue.code})`
}
