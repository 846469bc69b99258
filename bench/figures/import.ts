import { parse } from 'csv-parse'
import { createReadStream, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { startServe, type ServeProcess } from '../../test/support/serve-process.ts'
import { writeWixCsv } from '../support/csv-files.ts'
import type { Figure, FigureContext } from '../support/figure.ts'

interface ImportReport {
  readonly state: string
  readonly products: number
  readonly variants: number
  readonly mediaRows: number
  readonly refusedRows: number
  readonly message?: string
}

const ROUNDS = 5
const BAD_ROWS = 25

export const figure: Figure = {
  name: 'import',
  what: 'Wix product CSVs of both shapes come in whole, every bad row is reported, and an export with nothing approved is the same file.',
  unit: '× the time of csv-parse alone on the same file',
  goal: 'every count exact, every file byte for byte the same, one changed byte noticed, at most 8 × csv-parse alone (median of 5)',
  needs: ['build'],
  async run(context) {
    const dir = mkdtempSync(path.join(tmpdir(), 'wordshelf-import-'))
    const wrong: string[] = []
    const ratios: number[] = []
    try {
      for (const shape of ['v1', 'v3'] as const) {
        const file = path.join(dir, `${shape}.csv`)
        const products = context.full ? 10_000 : 1_000
        const made = await writeWixCsv(
          { shape, products, variantsPerProduct: 3, seed: context.seed, badRows: BAD_ROWS, seoColumns: false },
          file
        )
        for (let round = 0; round < (context.full ? ROUNDS : 2); round++) {
          const alone = await timed(() => parseOnly(file))
          const server = await startServe()
          let report: ImportReport | undefined
          const ours = await timed(async () => {
            report = await importFile(server, file)
          })
          ratios.push(ours / alone)
          context.progress(`${shape}: ${Math.round(ours)} ms, csv-parse alone ${Math.round(alone)} ms`)
          const expected = { products: made.products, variants: made.variants, refusedRows: made.refused }
          for (const [what, count] of Object.entries(expected))
            if (report?.[what as keyof typeof expected] !== count)
              wrong.push(`${shape}: ${String(report?.[what as keyof typeof expected])} ${what} instead of ${count}`)
          if (round === 0) wrong.push(...(await roundTrip(server, file)))
          await server.stop()
        }
      }
      wrong.push(...(await realFiles(context)))
    } finally {
      rmSync(dir, { recursive: true, force: true })
    }
    for (const line of wrong) context.progress(line)
    const value = Math.round(median(ratios) * 100) / 100
    return {
      value,
      against: 1,
      ok: wrong.length === 0 && value <= 8,
      details: [`${wrong.length} wrong counts or bytes`]
    }
  }
}

/** Real exports, which are their shops' and not ours to keep: `npm run figure -- import --dir FOLDER`. */
async function realFiles({ args, progress }: FigureContext): Promise<string[]> {
  const folder = args[args.indexOf('--dir') + 1]
  if (!args.includes('--dir') || folder === undefined) return []
  const wrong: string[] = []
  for (const name of readdirSync(folder).filter((entry) => entry.endsWith('.csv'))) {
    const server = await startServe()
    const report = await importFile(server, path.join(folder, name))
    progress(`${name}: ${report.products} products, ${report.variants} variants, ${report.refusedRows} refused`)
    if (report.refusedRows > 0 || report.products === 0) wrong.push(`${name}: not whole`)
    wrong.push(...(await roundTrip(server, path.join(folder, name))))
    await server.stop()
  }
  return wrong
}

async function importFile(server: ServeProcess, file: string): Promise<ImportReport> {
  const reply = await server.api('POST', `/api/imports?name=${path.basename(file)}`, readFileSync(file, 'utf8'))
  if (reply.status !== 201) throw new Error(`the import answered ${reply.status} ${reply.text}`)
  return reply.json as ImportReport
}

/** Exports with nothing approved, and shows that the comparison would notice one changed byte. */
async function roundTrip(server: ServeProcess, file: string): Promise<string[]> {
  const { products } = (await server.api('GET', '/api/products?limit=1')).json as { products: { id: string }[] }
  const created = await server.api('POST', '/api/jobs', {
    sourceScope: 'products',
    productIds: products.map((product) => product.id),
    attributes: ['title'],
    language: 'en',
    prompt: 'x',
    autoStart: false
  })
  const { jobId } = created.json as { jobId: number }
  const response = await fetch(`${server.origin}/api/jobs/${jobId}/export`, {
    headers: { authorization: 'Bearer test-token' }
  })
  const bytes = Buffer.from(await response.arrayBuffer())
  const original = readFileSync(file)
  const wrong = original.equals(bytes) ? [] : [`${path.basename(file)}: the export is not the same file`]
  const altered = Buffer.from(bytes)
  altered[Math.floor(altered.length / 2)] = (altered[Math.floor(altered.length / 2)] ?? 0) ^ 1
  return original.equals(altered) ? [...wrong, 'a changed byte went unnoticed'] : wrong
}

async function parseOnly(file: string): Promise<void> {
  let records = 0
  const parser = createReadStream(file).pipe(parse({ bom: true, relax_column_count: true, relax_quotes: true }))
  for await (const _record of parser) records += 1
  if (records === 0) throw new Error('csv-parse read nothing')
}

async function timed(run: () => Promise<void>): Promise<number> {
  const start = performance.now()
  await run()
  return performance.now() - start
}

function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b)
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN
}
