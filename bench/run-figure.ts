// One figure, from its name to its line of JSON. Started by scripts/figure.mjs under the app's own Node.
import path from 'node:path'
import { ensureBuilt } from '../scripts/lib/build.mjs'
import { ensureInstalled } from '../scripts/lib/install.mjs'
import { type Figure, type FigureOptions, figureLine, type FigureResult, parseFigureOptions } from './support/figure.ts'
import { figureNames, loadFigure } from './support/load.ts'

const root = path.resolve(import.meta.dirname, '..')

function say(line: string): void {
  process.stdout.write(`${line}\n`)
}

/** Settles to undefined if the figure broke off; the reason has been printed. */
async function result(figure: Figure, options: FigureOptions): Promise<FigureResult | undefined> {
  try {
    return await figure.run({ ...options, progress: (text) => say(`  ${text}`) })
  } catch (error) {
    say(error instanceof Error ? (error.stack ?? error.message) : String(error))
    return undefined
  }
}

async function main(): Promise<number> {
  const options = parseFigureOptions(process.argv.slice(2))
  if (typeof options === 'string') {
    say(options)
    return 2
  }
  const names = await figureNames()
  if (options.name === undefined || !names.includes(options.name)) {
    say(options.name === undefined ? 'Which figure? npm run figure -- NAME' : `There is no figure "${options.name}".`)
    say(`Figures: ${names.join(', ') || 'none yet'}`)
    return 2
  }
  const figure = await loadFigure(options.name)
  if (figure.needs?.includes('peers')) await ensureInstalled(path.join(root, 'bench'))
  if (figure.needs?.includes('build')) await ensureBuilt(root)
  say(`${figure.name}: ${figure.what}`)
  say(`goal: ${figure.goal}${options.full ? '' : ' (short run; --full for the counts of the goal)'}`)
  const started = performance.now()
  const found = await result(figure, options)
  const tookMs = performance.now() - started
  for (const line of found?.details ?? []) say(`  ${line}`)
  say(JSON.stringify(figureLine(figure, found, options.seed, tookMs)))
  return found?.ok === true ? 0 : 1
}

const code = await main()
// A figure may leave workers and timers behind; the last line must be out before they are cut off.
process.stdout.write('', () => process.exit(code))
