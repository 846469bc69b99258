import { brokenBody, slowBody, stalledBody, type SimulatorTimers } from '../transport.ts'
import { BLANK } from './access.ts'
import type { WixFaultRule } from './faults.ts'
import type { WixAnswer } from './route.ts'

export interface RespondOptions {
  readonly fault: WixFaultRule | undefined
  readonly requestId: string
  readonly timers: SimulatorTimers
  readonly signal: AbortSignal
  readonly hangUp: (() => void) | undefined
}

/** Turns an answer into a response, whole or as its fault leaves it. Text is sent as an edge's HTML, everything else as JSON. */
export function respond(answer: WixAnswer, options: RespondOptions): Response {
  const { fault, hangUp, signal, timers } = options
  const blank = answer.body === BLANK
  const html = typeof answer.body === 'string'
  const text = blank ? '' : html ? String(answer.body) : JSON.stringify(answer.body)
  const init = {
    status: answer.status,
    headers: {
      'content-type': html ? 'text/html; charset=utf-8' : 'application/json',
      'x-wix-request-id': options.requestId,
      ...answer.headers
    }
  }
  const half = text.slice(0, Math.floor(text.length / 2))
  switch (fault?.kind) {
    case 'drop-body':
      return new Response(brokenBody(half, hangUp), init)
    case 'hang-body':
      return new Response(stalledBody(half, signal, hangUp), init)
    case 'truncated-json':
      return new Response(half, init)
    case 'slow-body':
      return new Response(slowBody(text, fault.delayMs ?? 3_000, timers, signal), init)
    default:
      return new Response(text, init)
  }
}
