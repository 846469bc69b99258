/** Texts that are nearly the same are put into groups, a while after they were written. */
export interface NearStoreRead {
  hasUngroupedTexts(): boolean
}

export interface NearStoreTx {
  /** Finds the next texts their groups. The stores that they are of, and whether there are more. */
  groupTexts(limit: number): { readonly left: boolean; readonly instanceIds: readonly string[] }
}
