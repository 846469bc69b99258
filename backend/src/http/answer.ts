import { ERRORS, type ErrorBody } from '#shared/contract/errors.ts'

/** On every answer: nothing here is to be cached, sniffed, framed or read by another origin. */
const HEADERS = {
  'Content-Type': 'application/json',
  'Cache-Control': 'no-store',
  'X-Content-Type-Options': 'nosniff',
  'Cross-Origin-Resource-Policy': 'same-origin',
  'Content-Security-Policy': "default-src 'none'; frame-ancestors 'none'"
} as const

export function jsonAnswer(value: unknown, status = 200, headers: Readonly<Record<string, string>> = {}): Response {
  return new Response(JSON.stringify(value), { status, headers: { ...HEADERS, ...headers } })
}

export function textAnswer(text: string, contentType: string): Response {
  return new Response(text, { headers: { ...HEADERS, 'Content-Type': contentType } })
}

/** The error's own status; `retry.afterMs` is also said as Retry-After, in whole seconds and never less than it takes. */
export function errorAnswer(body: ErrorBody, headers: Readonly<Record<string, string>> = {}): Response {
  const retry = body.retry ? { 'Retry-After': String(Math.max(1, Math.ceil(body.retry.afterMs / 1000))) } : {}
  const challenge = body.code === 'UNAUTHORIZED' ? { 'WWW-Authenticate': 'Bearer' } : {}
  return jsonAnswer(body, ERRORS[body.code].status, { ...retry, ...challenge, ...headers })
}
