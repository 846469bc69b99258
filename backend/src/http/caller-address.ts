/** Where a request came from. Behind a proxy that is trusted it is what that proxy says, which is the last entry: those before it are hearsay. */
export function callerAddress(request: Request, env: unknown, trustProxy: boolean): string {
  if (trustProxy) {
    const said = request.headers.get('X-Forwarded-For')?.split(',').at(-1)?.trim()
    if (said !== undefined && said !== '') return said.slice(0, 100)
  }
  return socketAddress(env) ?? 'unknown'
}

/** As @hono/node-server passes the socket on; there is none where the app is called in process. */
function socketAddress(env: unknown): string | undefined {
  const incoming = property(env, 'incoming')
  const address = property(property(incoming, 'socket'), 'remoteAddress')
  return typeof address === 'string' ? address : undefined
}

function property(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>)[name] : undefined
}
