import type { OptionColumns } from './header.ts'

/** A colour token and its label: `rgb(255, 192, 203):pink`, `#FD04BF:Pink`. */
const COLOUR_TOKEN = /^(?:(?:rgb|hsl)a?\([^)]*\)|#[0-9a-f]{3,8})\s*:\s*(\S.*)$/isu

const COLOUR_TYPE = /COLOR|SWATCH/iu

/** The label of a choice: what a shopper reads. Only colour options carry tokens; a drop-down's text is left as it is. */
function choiceLabel(choice: string, type: string): string {
  const text = choice.trim()
  const label = COLOUR_TYPE.test(type) ? COLOUR_TOKEN.exec(text)?.[1] : undefined
  return label ?? text
}

/** Parts of a cell that Wix joins with `;`. Commas belong to the parts. */
export function splitList(cell: string): readonly string[] {
  return cell
    .split(';')
    .map((part) => part.trim())
    .filter((part) => part !== '')
}

/** `Size: S, M, L` for each option of a product row. */
export function productOptions(columns: readonly OptionColumns[], cells: readonly string[]): readonly string[] {
  return columns.flatMap((option) => {
    const name = cellAt(cells, option.name).trim()
    const type = cellAt(cells, option.type)
    const choices = splitList(cellAt(cells, option.choices)).map((choice) => choiceLabel(choice, type))
    if (choices.length === 0) return name === '' ? [] : [name]
    return [name === '' ? choices.join(', ') : `${name}: ${choices.join(', ')}`]
  })
}

/** The choice of each option that a variant row names; its own type column is often blank, so the product's row tells it. */
export function variantChoices(
  columns: readonly OptionColumns[],
  cells: readonly string[],
  productCells: readonly string[]
): readonly string[] {
  return columns.flatMap((option) => {
    const choice = cellAt(cells, option.choices)
    if (choice.trim() === '') return []
    const type = cellAt(cells, option.type)
    return [choiceLabel(choice, type.trim() === '' ? cellAt(productCells, option.type) : type)]
  })
}

export function cellAt(cells: readonly string[], column: number | undefined): string {
  return column === undefined ? '' : (cells[column] ?? '')
}
