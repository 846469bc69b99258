import { globSync, readFileSync } from 'node:fs'
import path from 'node:path'
import * as icons from 'lucide-react'
import type { LucideIcon } from 'lucide-react'
import postcss from 'postcss'
import { createElement } from 'react'
import { renderToStaticMarkup } from 'react-dom/server'
import { expect, test } from 'vitest'

// Hebrew is read from right to left: whatever says left or right in a style sheet stays on the wrong side there. oxlint's
// no-physical-side watches over props and style objects.

const root = path.resolve(import.meta.dirname, '../..')

const SIDED_PROPERTY =
  /^(?:left|right|(?:margin|padding|border|scroll-margin|scroll-padding)-(?:left|right)(?:-.+)?|border-(?:top|bottom)-(?:left|right)-radius)$/
const SIDED_VALUE = /^(?:text-align|float|clear|caption-side|transform-origin|background-position|object-position)$/
/** `top right bottom left`. */
const FOUR_SIDES = /^(?:margin|padding|inset|border-width|border-style|border-color|scroll-margin|scroll-padding)$/

function isPhysical(property: string, value: string): boolean {
  if (SIDED_PROPERTY.test(property)) return true
  if (SIDED_VALUE.test(property)) return /\b(?:left|right)\b/.test(value)
  if (/\bto (?:left|right)\b/.test(value)) return true
  const sides = postcss.list.space(value)
  if (FOUR_SIDES.test(property)) return sides.length === 4 && sides[1] !== sides[3]
  return property === 'border-radius' && sides.length > 1
}

function physicalSides(css: string): readonly string[] {
  const found: string[] = []
  postcss.parse(css).walkDecls(({ prop, value }) => {
    if (isPhysical(prop, value)) found.push(`${prop}: ${value}`)
  })
  return found
}

test('a side that would stay where it is is seen', () => {
  expect(
    physicalSides(`a {
      margin-left: 1px; right: 0; border-left-width: 1px; border-top-right-radius: 4px; text-align: right; padding: 1px 2px 3px 4px;
      border-radius: 4px 0 0 4px; background: linear-gradient(to right, red, blue);
    }`)
  ).toHaveLength(8)
  expect(
    physicalSides(`a {
      margin-inline-start: 1px; inset-inline-end: 0; border-radius: 4px; text-align: start; padding: 1px 2px 3px; margin: 1px 2px 3px 2px;
      inset: 0; background: linear-gradient(to bottom, red, blue);
    }`)
  ).toEqual([])
})

test('no style sheet of the window names a physical side', () => {
  const sheets = globSync('src/renderer/**/*.css', { cwd: root })
  expect(sheets.length).toBeGreaterThan(30)
  const found = sheets.flatMap((sheet) =>
    physicalSides(readFileSync(path.join(root, sheet), 'utf8')).map((declaration) => `${sheet}: ${declaration}`)
  )
  expect(found).toEqual([])
})

/** Names that stand for a direction of reading. A clock and a turn run the same way everywhere. */
const POINTING =
  /Left|Right|Undo|Redo|External|Log(?:In|Out)|Corner|Reply|Forward|Send|Wrap|^Text$|^List(?:Checks|Todo)$/

test('every icon that points to a side is turned round in a window that is read from right to left', () => {
  const used = globSync('src/renderer/**/*.tsx', { cwd: root }).flatMap((file) =>
    [...readFileSync(path.join(root, file), 'utf8').matchAll(/import \{([^}]*)\} from 'lucide-react'/g)].flatMap(
      ([, names = '']) => names.split(',').map((name) => name.trim().split(' as ')[0] ?? '')
    )
  )
  const pointing = new Set(used.filter((name) => POINTING.test(name)))
  expect(pointing).toContain('ChevronLeft')
  const tokens = readFileSync(path.join(root, 'src/renderer/ui/tokens.css'), 'utf8')
  const turned = new Set(tokens.match(/\.lucide-[a-z0-9-]+/g))
  const left = Object.entries(icons).filter(([name, icon]) => {
    if (!pointing.has(name)) return false
    const [, classes = ''] = /class="([^"]*)"/.exec(renderToStaticMarkup(createElement(icon as LucideIcon))) ?? []
    return !classes.split(' ').some((each) => turned.has(`.${each}`))
  })
  expect(left.map(([name]) => name)).toEqual([])
})
