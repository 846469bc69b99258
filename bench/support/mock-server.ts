// A model server that costs nearly nothing: every POST gets the same answer after the same wait. A process of its own, so that its work
// is nobody else's. Arguments: milliseconds to wait, file with the body to answer. Prints `LISTENING port` when it is ready.
import { readFileSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'

const [wait, file] = process.argv.slice(2)
const latencyMs = Number(wait)
const answer = readFileSync(file ?? '')
/** So wide that nothing but the number of requests at once limits a client. */
const headers = {
  'content-type': 'application/json',
  'content-length': answer.byteLength,
  'x-request-id': 'req_00000000000000000000000000000000',
  'x-ratelimit-limit-requests': '10000000',
  'x-ratelimit-remaining-requests': '9999999',
  'x-ratelimit-reset-requests': '1ms',
  'x-ratelimit-limit-tokens': '1000000000',
  'x-ratelimit-remaining-tokens': '999999999',
  'x-ratelimit-reset-tokens': '1ms'
}

const server = createServer({ keepAlive: true, keepAliveTimeout: 60_000 }, (request, response) => {
  request.resume().on('end', () => {
    setTimeout(() => {
      response.writeHead(200, headers)
      response.end(answer)
    }, latencyMs)
  })
})
server.listen(0, '127.0.0.1', () => {
  process.stdout.write(`LISTENING ${(server.address() as AddressInfo).port}\n`)
})
// Whoever started it is gone: so is it.
process.stdin.resume().on('end', () => process.exit())
