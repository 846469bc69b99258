import { isObject, type JsonObject } from '../json.ts'
import { checkValue } from './check-value.ts'
import { headerProblems } from './documented-rules.ts'
import { cursorOf, fieldsText, judge } from './judge.ts'
import type { WixMethod } from './methods.ts'

/** A request that Wix's types or documentation don't allow, or an answer that they don't describe. */
export interface WatchedProblem {
  /** The request's place, counted from 1. */
  readonly number: number
  /** Method and path. */
  readonly call: string
  readonly what: string
}

export interface RequestWatchOptions {
  /** Also holds the server's own answers against the types. They are listed apart, as `answerFaults`. */
  readonly answers?: boolean
}

type Fetch = (request: Request, env?: unknown) => Response | Promise<Response>

/**
 * Stands before a simulator and judges each request, headers and unknown addresses included, and each page by the page before it. It
 * only watches: the server answers as it would.
 */
export class RequestWatch {
  /** Every request that was seen. */
  count = 0
  readonly answerFaults: WatchedProblem[] = []
  readonly #answers: boolean
  readonly #found: WatchedProblem[] = []
  /** Which `fields` were asked for by the requests whose answers gave a cursor. Another query may well give the same one. */
  readonly #givers = new Map<string, { readonly number: number; readonly fields: string }[]>()
  /** Uses of cursors. They are judged last: the caller may have had its answer before it was looked at here. */
  readonly #uses: (Omit<WatchedProblem, 'what'> & { readonly cursor: string; readonly fields: string })[] = []
  readonly #reading = new Set<Promise<void>>()

  constructor(options: RequestWatchOptions = {}) {
    this.#answers = options.answers ?? false
  }

  /** What was wrong so far. Complete once `settled` has answered. */
  get violations(): readonly WatchedProblem[] {
    const late = this.#uses.flatMap(({ number, call, cursor, fields }) => {
      const givers = (this.#givers.get(cursor) ?? []).filter((giver) => giver.number < number)
      if (givers.some((giver) => giver.fields === fields)) return []
      const what =
        givers.length === 0
          ? 'the cursor was never given'
          : 'the fields of the first page are not sent again with this one'
      return [{ number, call, what }]
    })
    return [...this.#found, ...late].toSorted((a, b) => a.number - b.number)
  }

  /** The same server, watched. */
  watch(fetch: Fetch): (request: Request, env?: unknown) => Promise<Response> {
    return async (request, env) => {
      this.count += 1
      const number = this.count
      const { pathname, searchParams } = new URL(request.url)
      const body = await request.clone().text()
      const at = { number, call: `${request.method} ${pathname}` }
      const { problems, method, asked } = judge({ verb: request.method, path: pathname, query: searchParams, body })
      for (const what of [...headerProblems(request.headers, body !== ''), ...problems]) {
        this.#found.push({ ...at, what })
      }
      const cursor = asked === undefined ? undefined : cursorOf(asked)
      if (asked !== undefined && cursor !== undefined) this.#uses.push({ ...at, cursor, fields: fieldsText(asked) })
      const response = await fetch(request, env)
      if (method !== undefined) this.#readLater(response, at, method, asked)
      return response
    }
  }

  /** Waits until all answers given so far are looked at. */
  async settled(): Promise<void> {
    await Promise.all(this.#reading)
  }

  /** The answer is read beside the caller, who must neither wait for it nor see it fail. */
  #readLater(
    response: Response,
    at: Omit<WatchedProblem, 'what'>,
    method: WixMethod,
    asked: JsonObject | undefined
  ): void {
    const json = (response.headers.get('content-type') ?? '').startsWith('application/json')
    if (response.status !== 200 || !json || response.body === null) return
    const reading = this.#read(response.clone(), at, method, asked).finally(() => this.#reading.delete(reading))
    this.#reading.add(reading)
  }

  async #read(
    response: Response,
    at: Omit<WatchedProblem, 'what'>,
    method: WixMethod,
    asked: JsonObject | undefined
  ): Promise<void> {
    let answer: unknown
    try {
      answer = await response.json()
    } catch {
      return // a fault that was asked for: cut off, or not JSON
    }
    const next = isObject(answer) ? nextCursor(answer) : undefined
    if (next !== undefined && asked !== undefined) {
      this.#givers.set(next, [...(this.#givers.get(next) ?? []), { number: at.number, fields: fieldsText(asked) }])
    }
    if (!this.#answers) return
    for (const what of checkValue(method.types, method.answer, answer, 'answer'))
      this.answerFaults.push({ ...at, what })
  }
}

function nextCursor(answer: JsonObject): string | undefined {
  const paging = answer['pagingMetadata']
  const cursors = isObject(paging) ? paging['cursors'] : undefined
  const next = isObject(cursors) ? cursors['next'] : undefined
  return typeof next === 'string' && next !== '' ? next : undefined
}
