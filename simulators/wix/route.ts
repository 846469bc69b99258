import type { WixStore } from './store.ts'

/** A permission that a merchant may give a key. Writing includes reading. */
export const WIX_PERMISSIONS = [
  'read-products',
  'write-products',
  'read-categories',
  'write-categories',
  'read-site'
] as const
export type WixPermission = (typeof WIX_PERMISSIONS)[number]

/** A parsed request, as a route sees it: on the right version, let in, and within the rate. */
export interface WixRequest {
  /** `{}` where there is none. */
  readonly body: Readonly<Record<string, unknown>>
  /** Decoded parameters of the path, as `id`. */
  readonly params: Readonly<Record<string, string>>
  readonly query: URLSearchParams
  /** Whether the key has a permission; the one that the route asks for it has. */
  readonly may: (permission: WixPermission) => boolean
  /** Of a bulk request: whether this product is to fail, as the fault `partial-failure` has it. */
  readonly fails: (id: string) => boolean
  readonly staleBody: 'assumed' | 'empty'
}

export interface WixAnswer {
  readonly status: number
  /** Plain JSON; a string is sent as HTML, `BLANK` as nothing. */
  readonly body: unknown
  readonly headers?: Readonly<Record<string, string>>
}

export interface WixRoute {
  readonly method: 'GET' | 'POST' | 'PATCH' | 'DELETE'
  /** As Hono writes it: `/stores/v1/products/:id`. */
  readonly path: string
  /** The version to which the endpoint belongs; others are answered with 428 before the route is asked. */
  readonly catalog: 'V1' | 'V3' | 'any'
  readonly permission: WixPermission
  /** Synchronous: reads and writes the store as one step. */
  handle(request: WixRequest, store: WixStore): WixAnswer
}

/**
 * Looks at every request that names a known route, before it is answered, and says what a good client would never send. What it says is
 * recorded as a violation and changes no answer.
 */
export type RequestCheck = (request: {
  readonly method: string
  readonly path: string
  readonly route: WixRoute
  readonly body: Readonly<Record<string, unknown>>
  readonly query: URLSearchParams
}) => readonly string[]

/** An error in Wix's own form, by application code. */
export function applicationError(status: number, code: string, message: string, data: unknown = {}): WixAnswer {
  return { status, body: { message, details: { applicationError: { code, description: message, data } } } }
}

export interface FieldViolation {
  readonly field: string
  readonly description: string
  readonly violatedRule: string
  readonly ruleName?: string
  readonly data?: unknown
}

/** 400 for a request that breaks a documented rule; nothing of it was applied. */
export function validationError(subject: string, violations: readonly FieldViolation[]): WixAnswer {
  const text = violations.map(({ field, description }) => `${field.split('.').at(-1) ?? field} ${description}`)
  return {
    status: 400,
    body: {
      message: `${subject} is invalid: \`-- ${text.join(', ')}`,
      details: { validationError: { fieldViolations: violations } }
    }
  }
}

/** A length that Wix refuses, in UTF-16 code units; undefined where the text fits. */
export function lengthViolation(field: string, text: string, min: number, max: number): FieldViolation | undefined {
  if (text.length > max) {
    return {
      field,
      description: `has size ${text.length}, expected ${max} or less`,
      violatedRule: 'MAX_LENGTH',
      data: { threshold: max }
    }
  }
  if (text.length >= min) return undefined
  return {
    field,
    description: `has size ${text.length}, expected ${min} or more`,
    violatedRule: 'MIN_LENGTH',
    data: { threshold: min }
  }
}
