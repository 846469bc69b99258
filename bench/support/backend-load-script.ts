/** The statements that the backend ran for one call, in order, `begin` and `commit` among them. */
export type Script = readonly Statement[]

export interface Statement {
  readonly text: string
  readonly values: readonly unknown[]
}

interface Recordable {
  query(...args: never[]): unknown
}

/** Keeps what goes through a driver's `query` while `run` works. The texts of one statement are one string, however often it is run. */
export async function record(
  drivers: readonly (readonly [prototype: object, method: string])[],
  run: () => Promise<unknown>
): Promise<Script> {
  const script: Statement[] = []
  const restore = drivers.map(([prototype, method]) => {
    const original: unknown = Reflect.get(prototype, method)
    if (typeof original !== 'function') throw new Error(`There is no ${method} to record`)
    const recorded = function (this: Recordable, ...args: unknown[]): unknown {
      const statement = statementOf(args)
      if (statement) script.push(statement)
      return Reflect.apply(original, this, args)
    }
    Reflect.set(prototype, method, recorded)
    return () => Reflect.set(prototype, method, original)
  })
  try {
    await run()
    return script
  } finally {
    for (const undo of restore) undo()
  }
}

const texts = new Map<string, string>()

function statementOf([first, second]: readonly unknown[]): Statement | undefined {
  const [text, values] =
    typeof first === 'string'
      ? [first, second]
      : [(first as { text?: unknown }).text, (first as { values?: unknown }).values ?? second]
  if (typeof text !== 'string') return undefined
  const known = texts.get(text) ?? text
  texts.set(text, known)
  return { text: known, values: Array.isArray(values) ? values : [] }
}
