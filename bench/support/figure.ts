/** What a figure is given to work with. */
export interface FigureContext {
  /** False: a short run, in seconds. True: the counts that the goal asks for. */
  readonly full: boolean
  /** Seeds every random choice of the figure, so that a run can be repeated. */
  readonly seed: number
  /** Prints one line while the figure works. */
  progress(text: string): void
  /** What was given after the known options, for a figure that can be turned (`-- NAME --full --size 5000`). */
  readonly args: readonly string[]
}

export interface FigureResult {
  readonly value: number
  /** The limit or peer that was measured in the same run, in the figure's unit; left out where there is none. */
  readonly against?: number
  /** Whether the goal is met, the figure's own control included: a control that was not caught is not ok. */
  readonly ok: boolean
  /** More that is worth reading, printed above the result. */
  readonly details?: readonly string[]
}

/**
 * A claim of speed, scale or safety with the command that proves it. Its file is bench/figures/NAME.ts and exports it as
 * `figure`; `npm run figure -- NAME` runs it.
 */
export interface Figure {
  /** The name of its file. */
  readonly name: string
  /** The claim, in one sentence. */
  readonly what: string
  /** Unit of `value` and `against`: 'items/s', 'ms', 'violations'. */
  readonly unit: string
  /** What must hold for the claim to stand, in words. */
  readonly goal: string
  /** What the figure needs beside the dependencies: the built app, or the peers in bench/package.json. */
  readonly needs?: readonly ('build' | 'peers')[]
  run(context: FigureContext): Promise<FigureResult>
}

/** The last line of a run, as JSON. */
export interface FigureLine {
  readonly name: string
  readonly value: number | null
  readonly unit: string
  readonly against: number | null
  readonly goal: string
  readonly ok: boolean
  readonly seed: number
  /** Seconds. */
  readonly took_s: number
}

/** @param tookMs milliseconds; @param result undefined if the run broke off, which is never ok */
export function figureLine(figure: Figure, result: FigureResult | undefined, seed: number, tookMs: number): FigureLine {
  return {
    name: figure.name,
    value: result?.value ?? null,
    unit: figure.unit,
    against: result?.against ?? null,
    goal: figure.goal,
    ok: result?.ok ?? false,
    seed,
    took_s: Math.round(tookMs / 100) / 10
  }
}

export interface FigureOptions {
  readonly name: string | undefined
  readonly full: boolean
  readonly seed: number
  readonly args: readonly string[]
}

/** The seed of a run that names none: fixed, so that two machines do the same work. */
export const defaultSeed = 20_261

/** @returns the options, or what is wrong with them */
export function parseFigureOptions(argv: readonly string[]): FigureOptions | string {
  const [name, ...rest] = argv
  if (name?.startsWith('-')) return `The name of the figure comes first, then ${name}.`
  const args: string[] = []
  let full = false
  let seed = defaultSeed
  for (let i = 0; i < rest.length; i += 1) {
    const arg = rest[i] ?? ''
    if (arg === '--full') full = true
    else if (arg === '--seed') {
      i += 1
      seed = Number(rest[i])
      if (!Number.isSafeInteger(seed)) return '--seed takes a whole number.'
    } else args.push(arg)
  }
  return { name, full, seed, args }
}
