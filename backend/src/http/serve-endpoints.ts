import type { Hono } from 'hono'
import { errorMessage } from '#shared/lib/error-message.ts'
import { errorBody, type ErrorBody } from '#shared/contract/errors.ts'
import { readQuery } from '#shared/contract/query-input.ts'
import { bySpecificity } from '#shared/contract/route-pattern.ts'
import { validate } from '#shared/contract/validation.ts'
import { assertNever } from '#shared/lib/assert-never.ts'
import { err, ok, type Result } from '#shared/lib/result.ts'
import type { Who } from '../auth/who.ts'
import { backendContract, type EndpointName } from '../contract/contract.ts'
import type { Access, Endpoint } from '../contract/endpoint.ts'
import { codeOf, isPassing } from '../db/error-code.ts'
import { isStorable } from '../db/json-text.ts'
import type { Log } from '../deps.ts'
import { readSyncRequest } from '../sync/read-request.ts'
import { errorAnswer, jsonAnswer } from './answer.ts'
import type { CallsByAccess, Handlers } from './handlers.ts'
import { readJson } from './read-json.ts'
import { findUnstorable } from './unstorable.ts'

export interface ServeOptions {
  readonly handlers: Handlers
  readonly log: Log
  /** Null for a proof that is not good. */
  readonly whoIs: (headers: Headers) => Promise<Who | null>
  readonly addressOf: (request: Request, env: unknown) => string
  readonly checkAnswers: boolean
  /** Told of each answered call, for the log and the metrics. */
  readonly onAnswer: (call: AnsweredCall) => void
}

export interface AnsweredCall {
  readonly name: EndpointName
  readonly status: number
  readonly code: string | null
  readonly instanceId: string | null
  readonly ms: number
}

const DEFAULT_MAX_BYTES = 1_000_000
const MAX_KEY_LENGTH = 200

/** Serves the whole contract. What a call is about comes from the caller's proof; what it wants is checked before a handler sees it. */
export function serveEndpoints(app: Hono, options: ServeOptions, monotonic: () => number): void {
  const endpoints = Object.entries<Endpoint>(backendContract)
    .map(([name, endpoint]) => ({ name, endpoint, method: endpoint.method, path: endpoint.path }))
    .toSorted(bySpecificity)
  for (const { name, endpoint, method, path } of endpoints) {
    const known = name as EndpointName
    app.on(method, path, async (c) => {
      const started = monotonic()
      const state: { instanceId: string | null } = { instanceId: null }
      const result = await answer(options, known, endpoint, c.req.raw, c.req.param(), c.env, state)
      const response = result.ok ? jsonAnswer(result.value, endpoint.status ?? 200) : errorAnswer(result.error)
      options.onAnswer({
        name: known,
        status: response.status,
        code: result.ok ? null : result.error.code,
        instanceId: state.instanceId,
        ms: monotonic() - started
      })
      return response
    })
  }
}

/** Never throws: a bug inside becomes `INTERNAL` and is logged; it changed nothing, because every change is one transaction. A lost database is `UNAVAILABLE`. */
async function answer(
  options: ServeOptions,
  name: EndpointName,
  endpoint: Endpoint,
  request: Request,
  params: Readonly<Record<string, string>>,
  env: unknown,
  state: { instanceId: string | null }
): Promise<Result<unknown, ErrorBody>> {
  try {
    const who = await options.whoIs(request.headers)
    const call = admit(endpoint.access, who, request.headers, () => options.addressOf(request, env))
    if (!call.ok) return call
    state.instanceId = 'instanceId' in call.value ? call.value.instanceId : null
    const fields = await readFields(endpoint, request)
    if (!fields.ok) return fields
    // The path wins: what a URL names is what is acted on, whatever the body says.
    const given = { ...fields.value.fields, ...params }
    if ((fields.value.suspicious && endpoint.anyText !== true) || hasOddParameter(params)) {
      const odd = findUnstorable(given)
      if (odd !== null) return err(unstorable(odd))
    }
    const input = name === 'sync' ? readSyncRequest(given) : validate(endpoint.input, given)
    if (!input.ok) return input
    const handler = options.handlers[name] as (input: unknown, call: unknown) => Promise<Result<unknown, ErrorBody>>
    const result = await handler(input.value, call.value)
    return options.checkAnswers ? checked(options, name, endpoint, result) : result
  } catch (error) {
    return err(failed(options.log, name, error))
  }
}

type AnyCall = CallsByAccess[Access]

const SIGN_IN = 'Sign in again: the token is missing, not good, or not good any longer.'

function admit(access: Access, who: Who | null, headers: Headers, address: () => string): Result<AnyCall, ErrorBody> {
  if (access === 'open') return ok({ address: address() })
  if (who === null || who.kind === 'anybody') return err(errorBody('UNAUTHORIZED', SIGN_IN))
  switch (access) {
    case 'admin':
      return who.kind === 'admin' ? ok({}) : err(errorBody('FORBIDDEN', 'Only the operator may do this.'))
    case 'device':
      return who.kind === 'device'
        ? ok({ instanceId: who.instanceId, deviceId: who.deviceId })
        : err(errorBody('FORBIDDEN', 'Only a device may do this, with the token that it got when it was linked.'))
    case 'owner':
    case 'store':
      if (who.kind === 'admin')
        return err(errorBody('FORBIDDEN', 'Name the store with the header X-Wordshelf-Instance.'))
      if (who.kind === 'device' && access === 'owner')
        return err(errorBody('FORBIDDEN', 'Only the owner of the store may do this.'))
      return storeCall(who, headers)
    default:
      return assertNever(access)
  }
}

function storeCall(who: Extract<Who, { instanceId: string }>, headers: Headers): Result<AnyCall, ErrorBody> {
  const key = headers.get('Idempotency-Key')
  // A cut key would make two commands look like one.
  if (key !== null && (key.length < 1 || key.length > MAX_KEY_LENGTH))
    return err(
      errorBody('VALIDATION_ERROR', `The header Idempotency-Key must have 1 to ${MAX_KEY_LENGTH} characters`, {
        details: { field: 'Idempotency-Key' }
      })
    )
  return ok({
    instanceId: who.instanceId,
    deviceId: who.kind === 'device' ? who.deviceId : null,
    idempotencyKey: key ?? undefined
  })
}

interface Fields {
  readonly fields: Readonly<Record<string, unknown>>
  readonly suspicious: boolean
}

async function readFields(endpoint: Endpoint, request: Request): Promise<Result<Fields, ErrorBody>> {
  switch (endpoint.method) {
    case 'GET':
    case 'DELETE': {
      const at = request.url.indexOf('?')
      if (at === -1) return ok({ fields: {}, suspicious: false })
      const fields = readQuery(new URLSearchParams(request.url.slice(at)), endpoint.input)
      // A query is short: looked through whatever it holds.
      return fields.ok ? ok({ fields: fields.value, suspicious: true }) : fields
    }
    case 'POST':
    case 'PUT':
      return readJson(request, endpoint.maxBytes ?? DEFAULT_MAX_BYTES)
  }
}

function hasOddParameter(params: Readonly<Record<string, string>>): boolean {
  return !Object.values(params).every(isStorable)
}

function unstorable(field: string): ErrorBody {
  return errorBody('VALIDATION_ERROR', `${field} must not contain control characters or broken ones`, {
    details: { field }
  })
}

function checked(
  options: ServeOptions,
  name: EndpointName,
  endpoint: Endpoint,
  result: Result<unknown, ErrorBody>
): Result<unknown, ErrorBody> {
  if (!result.ok) return result
  const output = endpoint.output.safeParse(result.value)
  if (output.success) return ok(output.data)
  const where = output.error.issues.map((issue) => `${issue.path.join('.')} ${issue.code}`).join('; ')
  options.log.error('an answer does not fit its contract', { endpoint: name, where })
  return err(errorBody('INTERNAL', INSIDE))
}

const INSIDE = 'Something went wrong in the store’s backend. Nothing was changed; its log has the details.'

function failed(log: Log, name: EndpointName, error: unknown): ErrorBody {
  // What looks through a body goes as deep as it does.
  if (error instanceof RangeError && error.message.includes('call stack'))
    return errorBody('VALIDATION_ERROR', 'The body is nested too deeply', { details: { field: 'body' } })
  const code = codeOf(error)
  log.error('a call failed', { endpoint: name, code, error: errorMessage(error) })
  return isPassing(code)
    ? // Whether a change was kept is not known where the connection was lost at its commit.
      errorBody('UNAVAILABLE', 'The store’s backend cannot reach its data for the moment. Try again in a moment.', {
        retry: { afterMs: 2_000 }
      })
    : errorBody('INTERNAL', INSIDE)
}
