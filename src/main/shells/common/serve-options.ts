import { parseArgs } from 'node:util'
import { isLoopbackHost } from '#shared/lib/loopback.ts'
import { err, ok, type Result } from '#shared/lib/result.ts'

/** What the command line says. Null or absent means: not said. */
export interface ServeOptions {
  readonly dataDir: string | null
  readonly port: number
  readonly token: string | null
  readonly sample: boolean
  readonly allowance: number | null
  readonly openai: {
    readonly baseUrl: string | null
    readonly api: 'responses' | 'chat' | null
    readonly model: string | null
  }
  readonly wix: {
    /** Where Wix answers: for tests, and for trying the app on the simulator. */
    readonly baseUrl: string | null
    /** The store to connect at the start; its key comes from WIX_API_KEY. */
    readonly siteId: string | null
  }
  /** The backend to link the active store with; its pairing code comes from WORDSHELF_BACKEND_TOKEN. */
  readonly backendUrl: string | null
}

export type ParsedServeOptions = { readonly kind: 'run'; readonly options: ServeOptions } | { readonly kind: 'help' }

export const HELP = `Wordshelf. As a local page it prints one line when ready: READY http://127.0.0.1:N/?token=...

  --data-dir DIR           where everything is kept (default: this account's data folder)
  --port N                 port on 127.0.0.1 (default: a free one)
  --token T                a fixed token, for scripts: Authorization: Bearer T
  --sample                 load the sample store
  --allowance N            credits per month without a backend (new data folder only)
  --openai-base-url URL    where the model answers; the key comes from OPENAI_API_KEY
  --openai-api WHICH       responses or chat
  --model NAME             the model to ask
  --wix-base-url URL       where Wix answers (default: https://www.wixapis.com)
  --wix-site ID            the store to connect; the key comes from WIX_API_KEY
  --backend URL            the store's backend; a pairing code comes from WORDSHELF_BACKEND_TOKEN
  --help                   this text
`

/** Every option by its name, without the hyphens. */
export const SERVE_OPTIONS = {
  'data-dir': { type: 'string' },
  port: { type: 'string' },
  token: { type: 'string' },
  sample: { type: 'boolean' },
  allowance: { type: 'string' },
  'openai-base-url': { type: 'string' },
  'openai-api': { type: 'string' },
  model: { type: 'string' },
  'wix-base-url': { type: 'string' },
  'wix-site': { type: 'string' },
  backend: { type: 'string' },
  help: { type: 'boolean', short: 'h' }
} as const

type Name = keyof typeof SERVE_OPTIONS

const MAX_ALLOWANCE = 10_000_000

/** The error is one line that names the option and what it takes. */
export function parseServeOptions(args: readonly string[]): Result<ParsedServeOptions, string> {
  const parsed = parse(args)
  if (!parsed.ok) return parsed
  const values = parsed.value
  if (values.help === true) return ok({ kind: 'help' })
  const wrong = firstWrong(values)
  if (wrong !== null) return err(wrong)
  return ok({
    kind: 'run',
    options: {
      dataDir: values['data-dir'] ?? null,
      port: Number(values.port ?? 0),
      token: values.token ?? null,
      sample: values.sample ?? false,
      allowance: values.allowance === undefined ? null : Number(values.allowance),
      openai: {
        baseUrl: values['openai-base-url'] ?? null,
        api: values['openai-api'] === undefined ? null : values['openai-api'] === 'chat' ? 'chat' : 'responses',
        model: values.model ?? null
      },
      wix: { baseUrl: values['wix-base-url'] ?? null, siteId: values['wix-site'] ?? null },
      backendUrl: values.backend ?? null
    }
  })
}

type Values = { readonly [N in Name]?: (typeof SERVE_OPTIONS)[N]['type'] extends 'boolean' ? boolean : string }

function parse(args: readonly string[]): Result<Values, string> {
  try {
    return ok(parseArgs({ args: [...args], options: SERVE_OPTIONS, strict: true }).values)
  } catch (error) {
    // Node's own text goes on for several sentences about how to write file names.
    const text = error instanceof Error ? error.message : String(error)
    const [, name] = /'([^']*)'/.exec(text) ?? []
    const { code } = error as NodeJS.ErrnoException
    if (code === 'ERR_PARSE_ARGS_UNKNOWN_OPTION') return err(`unknown option ${name ?? ''}: --help lists them all`)
    if (code === 'ERR_PARSE_ARGS_UNEXPECTED_POSITIONAL')
      return err(`unexpected argument ${name ?? ''}: --help lists the options`)
    const option = /--[a-z-]+/.exec(text)?.[0] ?? 'an option'
    return err(text.includes('does not take') ? `${option} takes no value` : `${option} needs a value`)
  }
}

function firstWrong(values: Values): string | null {
  const checks: readonly (readonly [Name, (value: string) => boolean, string])[] = [
    ['data-dir', (value) => value.trim() !== '' && !value.includes('\0'), 'a folder'],
    ['port', (value) => isWhole(value, 65_535), 'a whole number from 0 to 65535'],
    ['token', (value) => /^[\x21-\x7e]{1,256}$/.test(value), '1 to 256 letters, digits and signs without blanks'],
    ['allowance', (value) => isWhole(value, MAX_ALLOWANCE), `a whole number from 0 to ${MAX_ALLOWANCE}`],
    ['openai-base-url', (value) => isWebUrl(value), 'an http or https address without a name or password in it'],
    ['openai-api', (value) => value === 'responses' || value === 'chat', 'responses or chat'],
    ['model', (value) => value.trim() !== '' && value.length <= 200, 'the name of a model'],
    ['wix-base-url', isSafeUrl, 'an https address, or http on this computer'],
    ['wix-site', (value) => /^[0-9a-f]{8}-([0-9a-f]{4}-){3}[0-9a-f]{12}$/i.test(value), "a site's id"],
    ['backend', isSafeUrl, 'an https address, or http on this computer']
  ]
  for (const [name, isRight, takes] of checks) {
    const value = values[name]
    if (typeof value === 'string' && !isRight(value)) return `--${name} takes ${takes}`
  }
  return null
}

function isWhole(value: string, max: number): boolean {
  return /^\d{1,9}$/.test(value) && Number(value) <= max
}

function isWebUrl(value: string): boolean {
  const url = URL.parse(value)
  return (
    value.length <= 500 &&
    (url?.protocol === 'http:' || url?.protocol === 'https:') &&
    url.username === '' &&
    url.password === ''
  )
}

/** Keys and product text would be readable on the way to anything else. */
function isSafeUrl(value: string): boolean {
  const url = URL.parse(value)
  if (!url || !isWebUrl(value)) return false
  return url.protocol === 'https:' || isLoopbackHost(url.hostname)
}
