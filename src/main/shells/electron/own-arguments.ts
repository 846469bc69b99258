import { SERVE_OPTIONS } from '../common/serve-options.ts'

const TYPES = new Map(Object.entries(SERVE_OPTIONS).map(([name, { type }]) => [name, type]))

export interface SortedArguments {
  /** The app's own options among those of Chromium, Electron and whatever started it, in the form that the options' parser takes. */
  readonly options: readonly string[]
  /** What stands by itself: files and links that the system hands over. */
  readonly others: readonly string[]
}

/** After `--` there are no options any more: a link that the system passes on may try to look like one. */
export function sortArguments(argv: readonly string[]): SortedArguments {
  const options: string[] = []
  const others: string[] = []
  for (let at = 0; at < argv.length; at += 1) {
    const argument = argv[at] ?? ''
    if (argument === '--') return { options, others: [...others, ...argv.slice(at + 1)] }
    const [, name = '', value] = /^--([a-z-]+)(=[^]*)?$/.exec(argument) ?? []
    const type = TYPES.get(name)
    if (type === 'boolean') options.push(argument)
    else if (type === 'string') {
      options.push(argument)
      const next = argv[at + 1]
      if (value === undefined && next !== undefined) {
        options.push(next)
        at += 1
      }
    } else if (!argument.startsWith('-')) others.push(argument)
  }
  return { options, others }
}
