const WITH_VALUE: ReadonlySet<string> = new Set([
  'data-dir',
  'port',
  'token',
  'allowance',
  'openai-base-url',
  'openai-api',
  'model',
  'wix-base-url',
  'wix-site',
  'backend'
])
const WITHOUT_VALUE: ReadonlySet<string> = new Set(['sample', 'help'])

/** The app's own options among those of Chromium, Electron and whatever started it, in the form that the options' parser takes. */
export function ownArguments(argv: readonly string[]): readonly string[] {
  const own: string[] = []
  for (let at = 0; at < argv.length; at += 1) {
    const argument = argv[at] ?? ''
    const [, name = '', value] = /^--([a-z-]+)(=[^]*)?$/.exec(argument) ?? []
    if (WITHOUT_VALUE.has(name)) own.push(argument)
    else if (WITH_VALUE.has(name)) {
      own.push(argument)
      const next = argv[at + 1]
      if (value === undefined && next !== undefined) {
        own.push(next)
        at += 1
      }
    }
  }
  return own
}
