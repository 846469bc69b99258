import type { CatalogFile } from '../../ports/catalog-file.ts'
import { readFile } from './read.ts'
import { rewriteFile } from './rewrite.ts'

/** Wix's product CSV, both shapes, read and rewritten without holding more of it than one product. */
export function createCatalogFile(): CatalogFile {
  return { read: readFile, rewrite: rewriteFile }
}
