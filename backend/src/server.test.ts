import { once } from 'node:events'
import { Agent, request, type IncomingMessage } from 'node:http'
import { expect, test } from 'vitest'
import { startServer } from './server.ts'

async function start(fetch: () => Response | Promise<Response>) {
  const started = await startServer({ fetch }, { host: '127.0.0.1', port: 0 })
  if (!started.ok) throw new Error(started.error)
  return started.value
}

test('a server that closes answers what is under way, and keeps no connection for more', async () => {
  const asked = Promise.withResolvers<void>()
  const answer = Promise.withResolvers<Response>()
  const server = await start(() => {
    asked.resolve()
    return answer.promise
  })
  const agent = new Agent({ keepAlive: true })
  const response = once(request(server.address, { agent }).end(), 'response') as Promise<[IncomingMessage]>
  await asked.promise
  const closed = server.close()
  answer.resolve(new Response('done'))
  const [message] = await response
  message.resume()
  expect(message.headers.connection).toBe('close')
  await closed
  agent.destroy()
})

test('a port that is taken is one sentence', async () => {
  const server = await start(() => new Response())
  const port = Number(new URL(server.address).port)
  expect(await startServer({ fetch: () => new Response() }, { host: '127.0.0.1', port })).toEqual({
    ok: false,
    error: `port ${port} is in use: choose another with --port, or 0 for any free one`
  })
  await server.close()
})
