import { existsSync } from 'node:fs'
import { readdir } from 'node:fs/promises'
import path from 'node:path'
import { pathToFileURL } from 'node:url'
import type { Figure } from './figure.ts'

const folder = path.resolve(import.meta.dirname, '../figures')

/** Names of all figures, in order. */
export async function figureNames(): Promise<readonly string[]> {
  const files = existsSync(folder) ? await readdir(folder) : []
  return files
    .filter((file) => file.endsWith('.ts') && !file.endsWith('.test.ts'))
    .map((file) => file.slice(0, -'.ts'.length))
    .sort((a, b) => a.localeCompare(b, 'en'))
}

/** @throws if the file does not export a figure of its own name */
export async function loadFigure(name: string): Promise<Figure> {
  const loaded: unknown = await import(pathToFileURL(path.join(folder, `${name}.ts`)).href)
  const figure = typeof loaded === 'object' && loaded !== null && 'figure' in loaded ? loaded.figure : undefined
  if (!isFigure(figure) || figure.name !== name)
    throw new Error(`bench/figures/${name}.ts must export "figure" with the name "${name}"`)
  return figure
}

function isFigure(value: unknown): value is Figure {
  if (typeof value !== 'object' || value === null) return false
  const fields = ['name', 'what', 'unit', 'goal'] as const
  return (
    fields.every((field) => typeof (value as Partial<Figure>)[field] === 'string') &&
    typeof (value as Partial<Figure>).run === 'function'
  )
}
