import { Hono } from 'hono'
import { contract, isProcedureName, type CallMeta, type CallResult } from '#shared/contract/contract.ts'
import { errorBody, type ErrorBody } from '#shared/contract/errors.ts'
import type { Procedure } from '#shared/contract/procedure.ts'
import { err, ok, type Result } from '#shared/lib/result.ts'
import type { EngineGateway } from '../../ports/gateway.ts'
import { errorAnswer, jsonAnswer } from './answers.ts'
import { readJsonObject } from './read-json.ts'
import { readQuery } from '#shared/contract/query-input.ts'
import { readMeta } from './request-meta.ts'
import { bySpecificity } from '#shared/contract/route-pattern.ts'

export interface RestOptions {
  readonly gateway: EngineGateway
  /** Bytes of a JSON body at most; the default is right outside of tests. */
  readonly maxJsonBytes?: number
}

/** The contract's HTTP face, generated: every procedure that is not a file, at its method and path. */
export function createRestApp(options: RestOptions): Hono {
  const app = new Hono()
  const procedures = Object.entries<Procedure>(contract)
    .map(([name, procedure]) => ({ name, procedure, method: procedure.method, path: procedure.path }))
    .filter(({ procedure }) => procedure.file === undefined)
    .toSorted(bySpecificity)
  for (const { name, procedure, method, path } of procedures) {
    app.on(method, path, (c) => answerProcedure(options, name, procedure, c.req.raw, c.req.param()))
  }
  return app
}

/** Puts the input together, calls, and answers. Used by hand-written routes too, so that all of them read a request alike. */
export async function answerProcedure(
  options: RestOptions,
  name: string,
  procedure: Procedure,
  request: Request,
  params: Readonly<Record<string, string>>
): Promise<Response> {
  const result = await callProcedure(options, name, procedure, request, params)
  return result.ok ? jsonAnswer(result.value, procedure.status ?? 200) : errorAnswer(result.error)
}

export async function callProcedure(
  options: RestOptions,
  name: string,
  procedure: Procedure,
  request: Request,
  params: Readonly<Record<string, string>>
): Promise<CallResult> {
  const meta = readMeta(request.headers)
  if (!meta.ok) return meta
  const fields = await readFields(procedure, request, options.maxJsonBytes)
  if (!fields.ok) return fields
  // The path wins: what a URL names is what is acted on, whatever the body says.
  return safeCall(options.gateway, name, { ...fields.value, ...params }, meta.value)
}

function readFields(
  procedure: Procedure,
  request: Request,
  maxJsonBytes: number | undefined
): Promise<Result<Readonly<Record<string, unknown>>, ErrorBody>> {
  switch (procedure.method) {
    case 'GET':
    case 'DELETE':
      return Promise.resolve(readQuery(new URL(request.url).searchParams, procedure.input))
    case 'POST':
    case 'PUT':
      return readJsonObject(request, maxJsonBytes)
  }
}

/** The gateway promises never to reject; a shell still has to answer if that promise is broken. */
export async function safeCall(
  gateway: EngineGateway,
  name: string,
  input: unknown,
  meta: CallMeta
): Promise<CallResult> {
  if (!isProcedureName(name)) return err(errorBody('NOT_FOUND', 'There is no such procedure'))
  try {
    const result = await gateway.call(name, input, meta)
    return result.ok ? ok(result.value) : result
  } catch {
    return err(
      errorBody('INTERNAL', 'The engine did not answer. Try again, and restart Wordshelf if it stays like this.')
    )
  }
}
