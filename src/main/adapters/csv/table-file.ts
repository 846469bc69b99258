import { stringify } from 'csv-stringify'
import { createWriteStream } from 'node:fs'
import { rename } from 'node:fs/promises'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import type { TableFile } from '../../ports/data-files.ts'
import { escapeFormula } from './formula.ts'

/** The mark makes spreadsheets read UTF-8; a bare CR is not quoted by the library of its own accord. */
export function createTableFile(): TableFile {
  return {
    async write(path, header, rows) {
      let escaped = 0
      const escapeCell = (cell: string): string => {
        const result = escapeFormula(cell)
        if (result.escaped) escaped += 1
        return result.value
      }
      function* records(): Iterable<readonly string[]> {
        yield header
        for (const row of rows) yield row.map(escapeCell)
      }
      const part = `${path}.part`
      await pipeline(
        Readable.from(records()),
        stringify({ bom: true, record_delimiter: 'windows', quoted_match: /\r/ }),
        createWriteStream(part)
      )
      await rename(part, path)
      return { escaped }
    }
  }
}
