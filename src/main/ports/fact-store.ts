/** What lists know of the texts, brought up to date where another version of the app has measured them. */
export interface FactStoreRead {
  hasOldFacts(): boolean
}

export interface FactStoreTx {
  /**
   * Measures the next texts by today's rules, and keeps how far it is. Whether there are more, and the stores of which lists know something
   * else now.
   */
  renewFacts(limit: number): { readonly left: boolean; readonly instanceIds: readonly string[] }
}
