import { ERRORS, type ErrorBody } from '#shared/contract/errors.ts'

/** On every answer that is not the page itself: nothing here is to be cached, sniffed, framed or read by another origin. */
const API_HEADERS = {
  'Cache-Control': 'no-store',
  'X-Content-Type-Options': 'nosniff',
  'Cross-Origin-Resource-Policy': 'same-origin'
} as const

export function jsonAnswer(value: unknown, status = 200, headers: Readonly<Record<string, string>> = {}): Response {
  return new Response(JSON.stringify(value ?? {}), {
    status,
    headers: { 'Content-Type': 'application/json', ...API_HEADERS, ...headers }
  })
}

/** The error's own status; `retry.afterMs` is also said as Retry-After, in whole seconds and never less than it takes. */
export function errorAnswer(body: ErrorBody, headers: Readonly<Record<string, string>> = {}): Response {
  const retry = body.retry ? { 'Retry-After': String(Math.max(1, Math.ceil(body.retry.afterMs / 1000))) } : {}
  return jsonAnswer(body, ERRORS[body.code].status, { ...retry, ...headers })
}

export function streamAnswer(body: ReadableStream | null, headers: Readonly<Record<string, string>>): Response {
  return new Response(body, { headers: { ...API_HEADERS, ...headers } })
}
