import type { Export } from '#shared/contract/exports.ts'
import type { Parsed } from '#shared/contract/contract.ts'
import { errorBody, type ErrorBody } from '#shared/contract/errors.ts'
import { err, ok, type Result } from '#shared/lib/result.ts'
import { ATTRIBUTE_RULES } from '#shared/model/attribute.ts'
import type { CellEdit } from '../../ports/catalog-file.ts'
import type { ApprovedValue, ImportRow } from '../../ports/store.ts'
import type { EngineDeps } from '../deps.ts'
import { notFound } from '../not-found.ts'

const SKIPPED_SHOWN = 100

type Skipped = Export['skippedItems'][number]

/**
 * Writes a job's approved values and nothing else. In the Wix format that is the imported file with the approved cells changed, where
 * the cell still holds the job's original: a value that the merchant changed since is theirs.
 */
export async function exportJob(
  deps: EngineDeps,
  instanceId: string,
  input: Parsed<'exports.create'>
): Promise<Result<Export, ErrorBody>> {
  const found = deps.store.read((db) =>
    db.getJob(instanceId, input.id)
      ? { values: db.getApprovedValues(input.id), imports: db.getJobImports(instanceId, input.id) }
      : null
  )
  if (!found) return err(notFound('Job', input.id))
  const exportId = `job-${input.id}-${deps.ids.uuid()}`
  return input.format === 'values'
    ? ok(await exportTable(deps, exportId, input.id, found.values))
    : exportWixFile(deps, instanceId, exportId, input, found.values, found.imports)
}

async function exportWixFile(
  deps: EngineDeps,
  instanceId: string,
  exportId: string,
  input: Parsed<'exports.create'>,
  values: readonly ApprovedValue[],
  imports: readonly ImportRow[]
): Promise<Result<Export, ErrorBody>> {
  const source = input.importId === undefined ? imports[0] : imports.find((row) => row.id === input.importId)
  if (!source) return err(input.importId === undefined ? noFile(deps, instanceId) : notFound('Import', input.importId))
  if (!deps.files.importExists(source.storedFile)) return err(fileGone(source.fileName))

  const byCell = new Map<string, ApprovedValue>()
  const edits: CellEdit[] = []
  const skipped: Skipped[] = []
  for (const value of values) {
    if (value.importId !== source.id) skipped.push(skippedOf(value, 'other-file'))
    else if (value.record === null) skipped.push(skippedOf(value, 'no-column'))
    else {
      edits.push({ record: value.record, attribute: value.attribute, expected: value.original, value: value.value })
      byCell.set(`${value.record} ${value.attribute}`, value)
    }
  }
  const target = deps.files.exportPath(exportId)
  const report = await deps.catalogFile.rewrite(
    deps.files.importPath(source.storedFile),
    target,
    edits,
    new AbortController().signal
  )
  for (const { edit, reason } of report.skipped) {
    const value = byCell.get(`${edit.record} ${edit.attribute}`)
    if (value) skipped.push(skippedOf(value, reason))
  }
  return ok({
    exportId,
    fileName: `${baseName(source.fileName)}-job-${input.id}.csv`,
    bytes: deps.files.exportBytes(exportId),
    written: report.written,
    skipped: skipped.length,
    skippedItems: skipped.slice(0, SKIPPED_SHOWN),
    escaped: report.escaped
  })
}

async function exportTable(
  deps: EngineDeps,
  exportId: string,
  jobId: number,
  values: readonly ApprovedValue[]
): Promise<Export> {
  const rows = values.map((value) => [
    value.productId,
    value.productName,
    ATTRIBUTE_RULES[value.attribute].label,
    value.original,
    value.value
  ])
  const header = ['product id', 'product', 'attribute', 'original', 'approved']
  const { escaped } = await deps.tableFile.write(deps.files.exportPath(exportId), header, rows)
  return {
    exportId,
    fileName: `wordshelf-job-${jobId}-values.csv`,
    bytes: deps.files.exportBytes(exportId),
    written: values.length,
    skipped: 0,
    skippedItems: [],
    escaped
  }
}

function skippedOf(value: ApprovedValue, reason: Skipped['reason']): Skipped {
  return { itemId: value.itemId, productName: value.productName, attribute: value.attribute, reason }
}

function baseName(fileName: string): string {
  return fileName.replace(/\.csv$/i, '')
}

function noFile(deps: EngineDeps, instanceId: string): ErrorBody {
  const onWix = deps.store.read((db) => db.getShopConnection(instanceId)) !== null
  // A file made up from the catalogue would make new products at Wix instead of changing these.
  const message = onWix
    ? 'These products come from Wix and not from a CSV file, so there is none to write back. Publish them, or choose the table of values instead.'
    : "This job's products did not come from a CSV file, so there is none to write back. Choose the table of values instead."
  return errorBody('CONFLICT', message, { details: { field: 'format' } })
}

function fileGone(fileName: string): ErrorBody {
  return errorBody(
    'CONFLICT',
    `The imported file ${fileName} is no longer in the data folder. Import it again, or choose the table of values instead.`,
    { details: { field: 'format' } }
  )
}
