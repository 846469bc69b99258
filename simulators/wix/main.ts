import { serve, type ServerType } from '@hono/node-server'
import { parseArgs } from 'node:util'
import { seededRandom } from '../random.ts'
import { FULL_KEY } from './access.ts'
import { readRate } from './control.ts'
import { sdkCheck } from './request-check/sdk-check.ts'
import { SEED_SITE_ID, seedStore } from './seed-store.ts'
import { createWixSimulator } from './simulator.ts'

const USAGE = `Usage: node simulators/wix/main.ts [options]
  --port N          port on 127.0.0.1 (0: a free one)
  --version V       V1, V3 or STORES_NOT_INSTALLED
  --size N          products in the store
  --seed N          of the store, of ids and of the chance of faults
  --name TEXT       the store's name
  --latency MS      how long an answer takes, or MIN-MAX
  --rate KIND:N     requests per minute; KIND is fixed, bucket or sliding (none: no limit)
  --burst N         for bucket: what a quiet time saves up
  --retry-after     say in 429 answers how long to wait
  --api-key KEY     the one key that is let in, with every permission (${FULL_KEY.key})
  --check           hold each request against the types of Wix's SDK: GET /__control/violations
  --stale-body B    of a 409: assumed or empty
Site id: ${SEED_SITE_ID}
Tests in other processes use /__control: snapshot, contents, log, writes, violations; edit, add, delete, faults, version, site, keys, rate`

function main(): void {
  const { values } = parseArgs({
    options: {
      port: { type: 'string', default: '0' },
      version: { type: 'string', default: 'V3' },
      size: { type: 'string', default: '1000' },
      seed: { type: 'string', default: '1' },
      name: { type: 'string' },
      latency: { type: 'string', default: '120' },
      rate: { type: 'string' },
      burst: { type: 'string' },
      'retry-after': { type: 'boolean', default: false },
      'api-key': { type: 'string', default: FULL_KEY.key },
      check: { type: 'boolean', default: false },
      'stale-body': { type: 'string', default: 'assumed' },
      help: { type: 'boolean', default: false }
    }
  })
  if (values.help) {
    process.stdout.write(`${USAGE}\n`)
    return
  }
  const { version } = values
  if (version !== 'V1' && version !== 'V3' && version !== 'STORES_NOT_INSTALLED') {
    refuse(`--version: none of the versions: ${version}`)
    return
  }
  const [min = 0, max] = values.latency.split('-').map((part) => count(part, 'latency'))
  const clock = { now: () => Date.now(), monotonic: () => performance.now() }
  const seed = count(values.seed, 'seed')
  const rate = rateOf(values.rate, values.burst, values['retry-after'])
  const simulator = createWixSimulator({
    store: seedStore({
      size: count(values.size, 'size'),
      seed,
      version,
      clock,
      ...(values.name === undefined ? {} : { siteName: values.name })
    }),
    clock,
    random: seededRandom(seed),
    timers: {
      after(ms, run) {
        const timer = setTimeout(run, ms)
        return () => clearTimeout(timer)
      }
    },
    latencyMs: max === undefined ? min : { min, max },
    keys: [{ ...FULL_KEY, key: values['api-key'] }],
    staleBody: values['stale-body'] === 'empty' ? 'empty' : 'assumed',
    checks: values.check ? [sdkCheck()] : [],
    ...(rate === undefined ? {} : { rate })
  })
  const server = serve(
    { fetch: simulator.app.fetch, hostname: '127.0.0.1', port: count(values.port, 'port') },
    (address) => {
      process.stdout.write(`READY http://127.0.0.1:${address.port}\n`)
    }
  )
  for (const signal of ['SIGTERM', 'SIGINT'] as const) process.once(signal, () => stop(server))
}

function rateOf(text: string | undefined, burst: string | undefined, retryAfter: boolean): ReturnType<typeof readRate> {
  if (text === undefined) return undefined
  const [kind, perMinute = ''] = text.split(':')
  try {
    return readRate({
      kind,
      perMinute: count(perMinute, 'rate'),
      retryAfter,
      ...(burst === undefined ? {} : { burst: count(burst, 'burst') })
    })
  } catch (error) {
    return refuse(`--rate: ${error instanceof Error ? error.message : text}`)
  }
}

function stop(server: ServerType): void {
  server.close()
  if ('closeAllConnections' in server) server.closeAllConnections()
}

function count(text: string, name: string): number {
  const value = Number(text)
  return Number.isFinite(value) && value >= 0 && text !== '' ? value : refuse(`--${name}: not a number: ${text}`)
}

function refuse(message: string): never {
  process.stderr.write(`${message}\n${USAGE}\n`)
  process.exit(2)
}

main()
