/** What a row of the review shows. */
export interface GridRow {
  readonly productName: string
  readonly attribute: string
  readonly original: string
  /** The edit, or else the proposal. */
  readonly text: string
  readonly html: boolean
  readonly language: string
  readonly length: number
  readonly risk: string
  readonly changed: string
  readonly flags: readonly string[]
  readonly review: string
}

/** All of them, in memory: what no list of the app ever holds. */
export async function readAllRows(pages: number): Promise<readonly GridRow[]> {
  const rows: GridRow[] = []
  for (let page = 0; page < pages; page += 1) {
    const answer = await fetch(`/rows/${page}`)
    rows.push(...((await answer.json()) as readonly GridRow[]))
  }
  return rows
}
