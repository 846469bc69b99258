/** Milliseconds since 1970 for what people read; `monotonic` for durations, which never runs backwards. */
export interface Clock {
  now(): number
  monotonic(): number
}

/** The only way that the engine waits. `dispose` of an elapsed timer does nothing. */
export interface Timers {
  after(ms: number, run: () => void): () => void
}

export interface Ids {
  /** UUID version 7: unique, and near its neighbours in an index. Never used for order. */
  uuid(): string
}

export interface Random {
  /** Uniform in [0, 1). */
  next(): number
}

export type LogFields = Readonly<Record<string, string | number | boolean | null | undefined>>

/** Structured log. Never pass product text, prompts or keys. */
export interface Log {
  info(message: string, fields?: LogFields): void
  warn(message: string, fields?: LogFields): void
  error(message: string, fields?: LogFields): void
}

export interface Hash {
  /** SHA-256 of the UTF-8 text, base64url. */
  digest(text: string): string
}
