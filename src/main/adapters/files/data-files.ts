import { copyFileSync, existsSync, mkdirSync, readdirSync, renameSync, rmSync, statSync } from 'node:fs'
import path from 'node:path'
import type { DataFiles } from '../../ports/data-files.ts'
import type { SpoolFolders } from '../../ports/gateway.ts'

const REPORT = /^refused-\d+\.csv$/
const SAMPLE_STORE = 'sample-store.csv'

/** The folders that shells and engine share. */
export function spoolFolders(dataDir: string): SpoolFolders {
  return { uploads: path.join(dataDir, 'uploads'), exports: path.join(dataDir, 'exports') }
}

/**
 * Uploads and exports of an earlier run are nobody's any more and go. Imports stay, because exports are written from them, and so do
 * the reports of refused rows, which can be asked for as long as their import is listed.
 */
export function createDataFiles(dataDir: string, resourcesDir: string): DataFiles {
  const { uploads, exports } = spoolFolders(dataDir)
  const imports = path.join(dataDir, 'imports')
  rmSync(uploads, { recursive: true, force: true })
  for (const folder of [uploads, exports, imports]) mkdirSync(folder, { recursive: true })
  for (const name of readdirSync(exports)) if (!REPORT.test(name)) rmSync(path.join(exports, name), { force: true })

  const importPath = (storedFile: string): string => path.join(imports, storedFile)
  const exportPath = (exportId: string): string => path.join(exports, `${exportId}.csv`)
  return {
    takeUpload(uploadId) {
      const storedFile = `${uploadId}.csv`
      const upload = path.join(uploads, storedFile)
      if (!existsSync(upload)) return null
      renameSync(upload, importPath(storedFile))
      return { storedFile, bytes: statSync(importPath(storedFile)).size }
    },
    copySample(name) {
      const storedFile = `${name}.csv`
      copyFileSync(path.join(resourcesDir, SAMPLE_STORE), importPath(storedFile))
      return { storedFile, bytes: statSync(importPath(storedFile)).size }
    },
    importPath,
    importExists: (storedFile) => existsSync(importPath(storedFile)),
    removeImport: (storedFile) => rmSync(importPath(storedFile), { force: true }),
    exportPath,
    exportBytes: (exportId) => statSync(exportPath(exportId)).size
  }
}
