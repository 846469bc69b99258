import type { Import } from '#shared/contract/imports.ts'
import { errorBody, type ErrorBody } from '#shared/contract/errors.ts'
import { err, ok, type Result } from '#shared/lib/result.ts'
import { SAMPLE_STORE } from '#shared/model/store-name.ts'
import type { CsvProduct } from '../../ports/catalog-file.ts'
import type { ImportChange } from '../../ports/import-change.ts'
import type { EngineDeps } from '../deps.ts'
import { notFound } from '../not-found.ts'
import { countEvent, newTally, reportOf, type Tally } from './import-tally.ts'
import { importView } from './import-view.ts'

/** Products staged per transaction: long enough to be fast, short enough that other calls get their turn in between. */
const STAGE_BATCH = 200

interface Upload {
  readonly uploadId: string
  readonly fileName: string
  readonly storedFile: string
  readonly bytes: number
}

export interface Importer {
  importUpload(
    instanceId: string,
    input: { readonly uploadId: string; readonly fileName: string; readonly apply: boolean }
  ): Promise<Result<Import, ErrorBody>>
  loadSample(instanceId: string): Promise<Result<Import, ErrorBody>>
  apply(instanceId: string, importId: number): Result<Import, ErrorBody>
  cancel(instanceId: string, importId: number): Result<Import, ErrorBody>
  /** Imports that a stopped process left half read: nothing of them is in the catalogue. */
  failInterrupted(): void
  stop(): void
}

/**
 * Reading stages products beside the catalogue; only `apply`, in one transaction, takes them over. So a file that turns out unreadable,
 * a cancel or a crash in the middle leaves the catalogue as it was.
 */
export function createImporter(deps: EngineDeps): Importer {
  const reading = new Map<number, AbortController>()

  async function read(instanceId: string, upload: Upload, apply: boolean): Promise<Result<Import, ErrorBody>> {
    const importId = deps.store.write((tx) =>
      tx.createImport({
        instanceId,
        fileName: upload.fileName,
        storedFile: upload.storedFile,
        bytes: upload.bytes,
        at: deps.clock.now()
      })
    )
    const controller = new AbortController()
    reading.set(importId, controller)
    const tally = newTally()
    try {
      await stage(instanceId, importId, upload, tally, controller.signal)
      await writeRefused(importId, tally.refused)
    } catch (error) {
      // A stop closes the database under the reading; the next start finds it in READING and says so.
      if (!controller.signal.aborted)
        fail(importId, upload.storedFile, 'Wordshelf could not read this file to its end.')
      throw error
    } finally {
      reading.delete(importId)
    }
    if (controller.signal.aborted) return viewOf(instanceId, importId)
    const change = reportOf(tally)
    if (tally.unreadable === null && tally.products === 0 && tally.refused.length === 0)
      tally.unreadable =
        'The file has a header but no products. Export your products from Wix again and choose that file.'
    if (tally.unreadable !== null) {
      const message = tally.unreadable
      fail(importId, upload.storedFile, message, change)
      deps.bus.changed(instanceId, ['imports'])
      return err(errorBody('UNREADABLE_FILE', message, { details: { field: 'file', importId } }))
    }
    deps.store.write((tx) => tx.updateImport(importId, { ...change, ...tx.compareStaged(importId), state: 'READY' }))
    deps.bus.changed(instanceId, ['imports'])
    return apply ? applyImport(instanceId, importId) : viewOf(instanceId, importId)
  }

  function fail(importId: number, storedFile: string, message: string, change: ImportChange = {}): void {
    deps.store.write((tx) => {
      tx.dropStaged(importId)
      tx.updateImport(importId, { ...change, state: 'FAILED', message })
    })
    deps.files.removeImport(storedFile)
  }

  async function stage(
    instanceId: string,
    importId: number,
    upload: Upload,
    tally: Tally,
    signal: AbortSignal
  ): Promise<void> {
    let batch: CsvProduct[] = []
    const flush = (): void => {
      const products = batch
      batch = []
      if (products.length > 0) deps.store.write((tx) => tx.stageProducts(importId, products))
    }
    for await (const event of deps.catalogFile.read(deps.files.importPath(upload.storedFile), signal)) {
      if (signal.aborted) return
      if (event.kind === 'product') batch.push(event.product)
      countEvent(tally, event)
      if (batch.length >= STAGE_BATCH) flush()
      if (event.kind === 'progress')
        deps.bus.emit({
          name: 'import.progress',
          payload: {
            instanceId,
            uploadId: upload.uploadId,
            importId,
            bytesRead: event.bytesRead,
            bytesTotal: event.bytesTotal,
            products: tally.products,
            refusedRows: tally.refused.length
          }
        })
    }
    if (!signal.aborted) flush()
  }

  async function writeRefused(importId: number, refused: Import['refused']): Promise<void> {
    const rows = refused.map((row) => [String(row.line), row.column ?? '', row.reason])
    await deps.tableFile.write(deps.files.exportPath(`refused-${importId}`), ['line', 'column', 'reason'], rows)
  }

  function applyImport(instanceId: string, importId: number): Result<Import, ErrorBody> {
    const result = deps.store.write((tx): Result<null, ErrorBody> => {
      const row = tx.getImport(instanceId, importId)
      if (!row) return err(notFound('Import', importId))
      if (row.state !== 'READY') return err(wrongState(row.state))
      // Compared again: another import may have been applied since the preview.
      const counts = tx.compareStaged(importId)
      tx.applyStaged(importId, deps.clock.now())
      tx.updateImport(importId, { ...counts, state: 'APPLIED' })
      return ok(null)
    })
    if (!result.ok) return result
    deps.bus.changed(instanceId, ['imports', 'products', 'status'])
    return viewOf(instanceId, importId)
  }

  function viewOf(instanceId: string, importId: number): Result<Import, ErrorBody> {
    const row = deps.store.read((db) => db.getImport(instanceId, importId))
    return row ? ok(importView(row)) : err(notFound('Import', importId))
  }

  /** The next pull would overwrite whatever a file brought. */
  function refusedByWix(instanceId: string): ErrorBody | null {
    const shop = deps.store.read((db) => db.getShopConnection(instanceId))
    if (!shop) return null
    return errorBody(
      'CONFLICT',
      `${shop.name} is a store on Wix and its products come from there. Add a local store for this file, or change the products at Wix and fetch them.`
    )
  }

  return {
    async importUpload(instanceId, { uploadId, fileName, apply }) {
      const taken = deps.files.takeUpload(uploadId)
      const refusal = refusedByWix(instanceId)
      if (refusal) {
        if (taken) deps.files.removeImport(taken.storedFile)
        return err(refusal)
      }
      if (!taken)
        return err(
          errorBody('VALIDATION_ERROR', 'uploadId: no such upload. Send the file again.', {
            details: { field: 'uploadId' }
          })
        )
      return read(instanceId, { uploadId, fileName, ...taken }, apply)
    },

    async loadSample(instanceId) {
      const refusal = refusedByWix(instanceId)
      if (refusal) return err(refusal)
      const wasEmpty = deps.store.read((db) => db.getImports(instanceId)).length === 0
      const uploadId = deps.ids.uuid()
      const result = await read(
        instanceId,
        { uploadId, fileName: 'sample-store.csv', ...deps.files.copySample(uploadId) },
        true
      )
      if (result.ok) {
        deps.store.write((tx) => tx.markSample(instanceId, wasEmpty ? SAMPLE_STORE : null))
        deps.bus.changed(instanceId, ['status', 'products'])
      }
      return result
    },

    apply: applyImport,

    cancel(instanceId, importId) {
      const result = deps.store.write((tx): Result<string, ErrorBody> => {
        const row = tx.getImport(instanceId, importId)
        if (!row) return err(notFound('Import', importId))
        if (row.state !== 'READING' && row.state !== 'READY') return err(wrongState(row.state))
        tx.dropStaged(importId)
        tx.updateImport(importId, { state: 'CANCELLED' })
        return ok(row.storedFile)
      })
      if (!result.ok) return result
      reading.get(importId)?.abort()
      deps.files.removeImport(result.value)
      deps.bus.changed(instanceId, ['imports'])
      return viewOf(instanceId, importId)
    },

    failInterrupted() {
      const interrupted = deps.store.read((db) =>
        db
          .getInstances()
          .flatMap(({ instanceId }) => db.getImports(instanceId).filter((row) => row.state === 'READING'))
      )
      for (const { id, storedFile } of interrupted)
        fail(
          id,
          storedFile,
          'Wordshelf was stopped while it read this file. Nothing of it was taken over; import it again.'
        )
    },

    stop() {
      for (const controller of reading.values()) controller.abort()
    }
  }
}

const STATE_WORDS: Readonly<Record<Import['state'], string>> = {
  READING: 'is still being read',
  READY: 'waits to be applied',
  APPLIED: 'was applied already',
  CANCELLED: 'was cancelled',
  FAILED: 'could not be read'
}

function wrongState(state: Import['state']): ErrorBody {
  return errorBody('CONFLICT', `Not possible: this import ${STATE_WORDS[state]}.`, {
    details: { field: 'state', state }
  })
}
