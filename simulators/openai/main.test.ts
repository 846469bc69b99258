import OpenAI from 'openai'
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'

const MAIN = fileURLToPath(new URL('main.ts', import.meta.url))

async function start(args: readonly string[]) {
  const child = spawn(process.execPath, [MAIN, '--port', '0', '--latency', '0', ...args], {
    stdio: ['ignore', 'pipe', 'pipe']
  })
  const ended = once(child, 'exit')
  const [line] = (await once(child.stdout, 'data')) as [Buffer]
  return { child, ended, line: line.toString() }
}

test('started from the command line, it says where it is, answers with its limits and ends on SIGTERM', async () => {
  const { child, ended, line } = await start(['--rpm', '500', '--seed', '1', '--model', 'one', '--api-key', 'sk-one'])
  try {
    expect(line).toMatch(/^READY http:\/\/127\.0\.0\.1:\d+\/v1\n$/)
    const sdk = new OpenAI({ apiKey: 'sk-one', baseURL: line.slice(6).trim(), maxRetries: 0, logLevel: 'off' })
    const { data, response } = await sdk.responses.create({ model: 'one', input: 'Say OK.' }).withResponse()
    expect(data.output_text).toBe('OK')
    expect(response.headers.get('x-ratelimit-limit-requests')).toBe('500')
  } finally {
    child.kill('SIGTERM')
  }
  expect(await ended).toEqual([0, null])
})

test('refuses an option that is not a number, with its usage', async () => {
  const child = spawn(process.execPath, [MAIN, '--rpm', 'many'], { stdio: ['ignore', 'ignore', 'pipe'] })
  const [said] = (await once(child.stderr, 'data')) as [Buffer]
  expect(said.toString()).toMatch(/^--rpm: not a number: many\nUsage:/)
  const [code] = (await once(child, 'exit')) as [number]
  expect(code).toBe(2)
})
