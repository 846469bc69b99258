import { Hono } from 'hono'
import { errorBody } from '#shared/contract/errors.ts'
import { allowedMethods } from '#shared/contract/route-pattern.ts'
import { authenticate } from './auth/authenticate.ts'
import { callerAddress } from './http/caller-address.ts'
import type { BackendDeps } from './deps.ts'
import { errorAnswer, jsonAnswer, textAnswer } from './http/answer.ts'
import type { Handlers } from './http/handlers.ts'
import { serveEndpoints, type AnsweredCall } from './http/serve-endpoints.ts'
import { createInstance, findWixInstance } from './instances/create-instance.ts'
import { createMetrics } from './metrics.ts'
import { backendDocument } from './openapi.ts'
import type { AppOptions } from './options.ts'
import { adminRoutes } from './routes/admin.ts'
import { deviceRoutes } from './routes/devices.ts'
import { healthRoutes } from './routes/health.ts'
import { instanceRoutes } from './routes/instance.ts'
import { jobRoutes } from './routes/jobs.ts'
import { pairingRoutes } from './routes/pairing.ts'
import { productRoutes } from './routes/products.ts'
import { syncRoutes } from './routes/sync.ts'

/** The whole HTTP face of the backend, without a socket: `fetch` of the result answers a request. */
export function createApp(deps: BackendDeps, options: AppOptions): Hono {
  const app = new Hono()
  const metrics = createMetrics()
  let inFlight = 0
  const handlers: Handlers = {
    ...jobRoutes(deps),
    ...syncRoutes(deps),
    ...pairingRoutes(deps, options),
    ...deviceRoutes(deps),
    ...instanceRoutes(deps),
    ...productRoutes(deps),
    ...adminRoutes(deps, options)
  }
  const auth = { ...deps, storeOfWix: (wixInstanceId: string) => storeOfWix(deps, options, wixInstanceId) }
  const whoIs = (headers: Headers) => authenticate(auth, options, headers)

  app.use(async (c, next) => {
    if (options.isDraining())
      return errorAnswer(errorBody('UNAVAILABLE', 'The store’s backend is closing.', { retry: { afterMs: 2_000 } }), {
        Connection: 'close'
      })
    // Bodies wait in memory: rather than take them all in, it asks for patience.
    if (inFlight >= MAX_IN_FLIGHT)
      return errorAnswer(errorBody('UNAVAILABLE', 'Too many requests at once.', { retry: { afterMs: 1_000 } }))
    inFlight += 1
    try {
      return await next()
    } finally {
      inFlight -= 1
    }
  })
  healthRoutes(app, deps)
  app.get('/metrics', async (c) => {
    const who = await whoIs(c.req.raw.headers)
    if (who?.kind !== 'admin')
      return errorAnswer(errorBody('UNAUTHORIZED', 'The metrics are the operator’s: send the admin key.'))
    return textAnswer(await metrics.text(deps.db, inFlight), 'text/plain; version=0.0.4; charset=utf-8')
  })
  app.get('/openapi.json', () => jsonAnswer(backendDocument(options.version)))
  serveEndpoints(
    app,
    {
      handlers,
      log: deps.log,
      whoIs,
      addressOf: (request, env) => callerAddress(request, env, options.trustProxy),
      checkAnswers: options.checkAnswers,
      onAnswer(call) {
        metrics.note(call)
        logCall(deps, call)
      }
    },
    options.monotonic
  )

  const { routes } = app
  app.notFound((c) => {
    const allowed = allowedMethods(routes, c.req.path)
    if (allowed.length === 0) return errorAnswer(errorBody('NOT_FOUND', 'There is nothing at this address'))
    const allow = { Allow: allowed.join(', ') }
    if (c.req.method === 'OPTIONS') return new Response(null, { status: 204, headers: allow })
    return errorAnswer(errorBody('NOT_FOUND', `This address does not answer to ${c.req.method}`), allow)
  })
  app.onError((error) => {
    deps.log.error('a request failed', { error: String(error) })
    return errorAnswer(errorBody('INTERNAL', 'Something went wrong in the store’s backend. Its log has the details.'))
  })
  return app
}

const MAX_IN_FLIGHT = 500

async function storeOfWix(deps: BackendDeps, options: AppOptions, wixInstanceId: string): Promise<string> {
  return (
    (await findWixInstance(deps.db, wixInstanceId)) ??
    createInstance(deps, { wixInstanceId, name: 'Store on Wix', plan: options.defaultPlan })
  )
}

function logCall({ log }: BackendDeps, { name, status, code, instanceId, ms }: AnsweredCall): void {
  const fields = { endpoint: name, status, code, instanceId, ms: Math.round(ms * 10) / 10 }
  if (status >= 500) log.warn('call', fields)
  else log.info('call', fields)
}
