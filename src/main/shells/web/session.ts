import { sameSecret } from './token.ts'

export interface SessionOptions {
  /** Given with --token: good for any number of uses. Null where a token was made for this run. */
  readonly fixedToken: string | null
  /** The token of this run and the secret in the cookie; at least 128 random bits each. */
  readonly newSecret: () => string
}

/**
 * Who may use the web shell. The printed token is traded once for a cookie and is worth nothing afterwards, so what stays behind in
 * a browser's history opens nothing. Until it is traded a script may use it as its bearer token; a fixed token stays good.
 */
export class Session {
  readonly #fixed: boolean
  readonly #cookie: string
  readonly #token: string
  #traded = false

  constructor({ fixedToken, newSecret }: SessionOptions) {
    this.#fixed = fixedToken !== null
    this.#token = fixedToken ?? newSecret()
    this.#cookie = newSecret()
  }

  /** For the one line that is printed. */
  get token(): string {
    return this.#token
  }

  /** The cookie's value for a good token, null for any other. */
  trade(token: string): string | null {
    if (!this.#tokenIsGood(token)) return null
    this.#traded = true
    return this.#cookie
  }

  admitsCookie(value: string): boolean {
    return sameSecret(value, this.#cookie)
  }

  admitsBearer(token: string): boolean {
    return this.#tokenIsGood(token)
  }

  #tokenIsGood(token: string): boolean {
    const same = sameSecret(token, this.#token)
    return same && (this.#fixed || !this.#traded)
  }
}

/** Cookies know hosts but no ports: the port in the name keeps two running Wordshelves from signing each other out. */
export function cookieName(port: number): string {
  return `wordshelf_${port}`
}

export function setCookie(port: number, value: string): string {
  return `${cookieName(port)}=${value}; Path=/; HttpOnly; SameSite=Strict`
}

/** Every cookie of the name: a browser may send two with different paths, and a forged one must not hide the real one. */
export function readCookies(header: string | null, name: string): readonly string[] {
  return (header ?? '')
    .split(';')
    .map((pair) => pair.trim())
    .filter((pair) => pair.startsWith(`${name}=`))
    .map((pair) => pair.slice(name.length + 1))
}

export function readBearer(header: string | null): string | null {
  return /^Bearer +([^\s]+) *$/i.exec(header ?? '')?.[1] ?? null
}
