import path from 'node:path'
import { parseArgs } from 'node:util'
import { errorMessage } from '#shared/lib/error-message.ts'
import { err, ok, type Result } from '#shared/lib/result.ts'
import type { DatabaseSource } from './db/open.ts'
import type { Plan } from './credits/plan.ts'

export interface CommandLine {
  readonly help: boolean
  readonly host: string
  /** 0 takes any free one. */
  readonly port: number
  /** PGlite's folder is below it. Null with PostgreSQL. */
  readonly dataDir: string | null
  readonly database: DatabaseSource
  readonly plan: Plan
  /** Name of a store to be there, with a fresh pairing code. */
  readonly demo: string | null
  readonly adminKey: string | null
  readonly wixAppSecrets: readonly string[]
  readonly wixTokenMaxAgeMs: number
  readonly trustProxy: boolean
  readonly quiet: boolean
}

export const USAGE = `Usage: npm run backend -- [options]
  --port N          port (default 4800; 0: a free one)
  --host ADDRESS    address to listen on (default 127.0.0.1; 0.0.0.0 behind a proxy that does TLS)
  --data-dir DIR    where PGlite keeps its data (default .data/backend); not used with DATABASE_URL
  --plan N          credits a month of a new store (default 1000)
  --demo NAME       have a store of this name, and print a pairing code for it
  --trust-proxy     the last entry of X-Forwarded-For is the caller's address
  --quiet           log only what is wrong, not every call
  --help            this text
Environment:
  DATABASE_URL                PostgreSQL instead of PGlite: postgres://user:password@host/database
  WORDSHELF_ADMIN_KEY         opens /v1/admin and /metrics; at least 16 characters
  WIX_APP_SECRET              lets stores in by the \`instance\` value that Wix signs
  WIX_APP_SECRET_PREVIOUS     the secret before it, while the two are exchanged
  WORDSHELF_WIX_TOKEN_HOURS   how long a signed value is good (default 12)
When it is up it prints one line, READY and its address. It logs to standard error, one JSON object a line. SIGTERM ends it cleanly.`

const LEAST_KEY_LENGTH = 16
const HOUR_MS = 3_600_000

/** @returns what was asked for, or one sentence about what is wrong with it */
export function readCommandLine(
  args: readonly string[],
  env: Readonly<Record<string, string | undefined>>,
  folder: string
): Result<CommandLine, string> {
  try {
    return read(args, env, folder)
  } catch (error) {
    return err(errorMessage(error))
  }
}

function read(
  args: readonly string[],
  env: Readonly<Record<string, string | undefined>>,
  folder: string
): Result<CommandLine, string> {
  const { values } = parseArgs({
    args: [...args],
    options: {
      port: { type: 'string', default: '4800' },
      host: { type: 'string', default: '127.0.0.1' },
      'data-dir': { type: 'string', default: '.data/backend' },
      plan: { type: 'string', default: '1000' },
      demo: { type: 'string' },
      'trust-proxy': { type: 'boolean', default: false },
      quiet: { type: 'boolean', default: false },
      help: { type: 'boolean', default: false }
    }
  })
  const url = filled(env['DATABASE_URL'])
  const adminKey = filled(env['WORDSHELF_ADMIN_KEY'])
  if (adminKey !== null && adminKey.length < LEAST_KEY_LENGTH)
    return err(`WORDSHELF_ADMIN_KEY must have at least ${LEAST_KEY_LENGTH} characters`)
  const dataDir = url === null ? path.resolve(folder, values['data-dir']) : null
  return ok({
    help: values.help,
    host: values.host,
    port: whole(values.port, '--port', 65_535),
    dataDir,
    database: url === null ? { folder: path.join(dataDir ?? folder, 'pglite') } : { url },
    plan: { name: 'default', allowance: whole(values.plan, '--plan', 10_000_000) },
    demo: filled(values.demo),
    adminKey,
    wixAppSecrets: [filled(env['WIX_APP_SECRET']), filled(env['WIX_APP_SECRET_PREVIOUS'])].filter(
      (secret) => secret !== null
    ),
    wixTokenMaxAgeMs: whole(env['WORDSHELF_WIX_TOKEN_HOURS'] ?? '12', 'WORDSHELF_WIX_TOKEN_HOURS', 24 * 365) * HOUR_MS,
    trustProxy: values['trust-proxy'],
    quiet: values.quiet
  })
}

function filled(text: string | undefined): string | null {
  return text === undefined || text.trim() === '' ? null : text.trim()
}

function whole(text: string, name: string, max: number): number {
  const value = Number(text)
  if (!/^\d+$/.test(text.trim()) || value > max) throw new Error(`${name} must be a whole number from 0 to ${max}`)
  return value
}
