export interface Page<T> {
  readonly rows: readonly T[]
  readonly nextCursor: string | null
  readonly total: number
}

export interface PageRequest {
  readonly cursor: string | undefined
  readonly limit: number
}
