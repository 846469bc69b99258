import type { Holder } from '../credits/book.ts'
import { BACKEND_DEVICE } from '#shared/sync/protocol.ts'

/** Credits of jobs that are created here are held by a lease of the backend's own. */
export const BACKEND_HOLDER: Holder = { deviceId: BACKEND_DEVICE, epoch: BACKEND_DEVICE }
