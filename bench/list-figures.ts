// Every figure with its claim and its goal. Started by scripts/figures.mjs under the app's own Node.
import { figureNames, loadFigure } from './support/load.ts'

for (const name of await figureNames()) {
  const figure = await loadFigure(name)
  process.stdout.write(`${figure.name}\n    ${figure.what}\n    goal: ${figure.goal}\n`)
}
