import { serve, type ServerType } from '@hono/node-server'
import { parseArgs } from 'node:util'
import { seededRandom } from '../random.ts'
import { createOpenAiSimulator } from './simulator.ts'

const USAGE = `Usage: node simulators/openai/main.ts [options]
  --port N         port on 127.0.0.1 (0: a free one)
  --latency MS     how long an answer takes, or MIN-MAX
  --rpm N --tpm N  requests and tokens per minute (none: no limit)
  --burst N        requests that may come at once after a quiet minute
  --api-key KEY    the one key that is let in (none: every key is)
  --model NAME     a model to serve; may be given again
  --no-headers     no rate and no vendor headers, as a local server
  --seed N
Faults: header x-simulate, or POST /_control/faults {"faults":[{"kind":"…"}]}`

const MODELS = ['gpt-6-luna', 'gpt-6.1-terra', 'gpt-6.1-sol', 'gpt-5.4-mini', 'local-model']

function main(): void {
  const { values } = parseArgs({
    options: {
      port: { type: 'string', default: '0' },
      latency: { type: 'string', default: '400' },
      rpm: { type: 'string' },
      tpm: { type: 'string' },
      burst: { type: 'string' },
      'api-key': { type: 'string' },
      model: { type: 'string', multiple: true },
      'no-headers': { type: 'boolean', default: false },
      seed: { type: 'string', default: '1' },
      help: { type: 'boolean', default: false }
    }
  })
  if (values.help) {
    process.stdout.write(`${USAGE}\n`)
    return
  }
  const [min, max] = values.latency.split('-').map((part) => count(part, 'latency'))
  const rpm = optionalCount(values.rpm, 'rpm')
  const tpm = optionalCount(values.tpm, 'tpm')
  const burst = optionalCount(values.burst, 'burst')
  const simulator = createOpenAiSimulator({
    clock: { now: () => Date.now(), monotonic: () => performance.now() },
    random: seededRandom(count(values.seed, 'seed')),
    timers: {
      after(ms, run) {
        const timer = setTimeout(run, ms)
        return () => clearTimeout(timer)
      }
    },
    latencyMs: max === undefined ? (min ?? 0) : { min: min ?? 0, max },
    models: values.model ?? MODELS,
    headers: !values['no-headers'],
    limits: {
      ...(rpm === undefined ? {} : { requestsPerMinute: rpm }),
      ...(tpm === undefined ? {} : { tokensPerMinute: tpm }),
      ...(burst === undefined ? {} : { requestBurst: burst })
    },
    ...(values['api-key'] === undefined ? {} : { apiKey: values['api-key'] })
  })
  const server = serve(
    { fetch: simulator.app.fetch, hostname: '127.0.0.1', port: count(values.port, 'port') },
    (address) => {
      process.stdout.write(`READY http://127.0.0.1:${address.port}/v1\n`)
    }
  )
  for (const signal of ['SIGTERM', 'SIGINT'] as const) process.once(signal, () => stop(server))
}

function stop(server: ServerType): void {
  server.close()
  if ('closeAllConnections' in server) server.closeAllConnections()
}

function optionalCount(text: string | undefined, name: string): number | undefined {
  return text === undefined ? undefined : count(text, name)
}

function count(text: string, name: string): number {
  const value = Number(text)
  if (!Number.isFinite(value) || value < 0 || text === '') {
    process.stderr.write(`--${name}: not a number: ${text}\n${USAGE}\n`)
    process.exit(2)
  }
  return value
}

main()
