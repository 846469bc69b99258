import { writeFileSync } from 'node:fs'
import { stringify } from 'csv-stringify/sync'
import { COLUMNS } from './sample-store/columns.mjs'
import { storeRows } from './sample-store/rows.mjs'
import { sections } from './sample-store/store.mjs'

// A bare CR needs quotes as well: strict readers take it for a line end, and csv-stringify looks for the record end only.
const csv = stringify(storeRows(sections), {
  bom: true,
  header: true,
  columns: COLUMNS,
  record_delimiter: '\n',
  quoted_match: /\r/
})

if (process.argv.includes('--stdout')) process.stdout.write(csv)
else writeFileSync(new URL('../resources/sample-store.csv', import.meta.url), csv)
