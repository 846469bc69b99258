/** Files of the data folder. Names come from the engine or were checked by the contract; none holds a path separator. */
export interface DataFiles {
  /** Moves an upload among the imports. Null where no such upload exists. */
  takeUpload(uploadId: string): { readonly storedFile: string; readonly bytes: number } | null
  /** Puts a copy of the sample store among the imports. */
  copySample(name: string): { readonly storedFile: string; readonly bytes: number }
  importPath(storedFile: string): string
  importExists(storedFile: string): boolean
  removeImport(storedFile: string): void
  exportPath(exportId: string): string
  exportBytes(exportId: string): number
}

/** A plain table as CSV for spreadsheets: UTF-8 with byte-order mark, formulas escaped. */
export interface TableFile {
  write(
    path: string,
    header: readonly string[],
    rows: Iterable<readonly string[]>
  ): Promise<{ readonly escaped: number }>
}
