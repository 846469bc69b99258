import { contentsOf, differences } from '../../simulators/wix/snapshot.ts'
import type { WixStore } from '../../simulators/wix/store.ts'

/** One thing that Wix's SDK must be able to do with the simulator, or must be refused. */
export interface ProtocolCheck<World> {
  readonly name: string
  /** What is wrong, empty where nothing is. */
  run(world: World): Promise<readonly string[]>
}

/** Equality by JSON text. @returns what differs, in one line */
export function same(what: string, got: unknown, wanted: unknown): readonly string[] {
  const [one, other] = [JSON.stringify(got), JSON.stringify(wanted)]
  return one === other ? [] : [`${what}: wanted ${cut(other)}, got ${cut(one)}`]
}

/** How many come on each page, a hundred at a time. */
export function pagesOf(total: number): readonly number[] {
  return Array.from({ length: Math.max(1, Math.ceil(total / 100)) }, (_, page) => Math.min(100, total - page * 100))
}

/** A cursor that never ends is noticed at this many pages. */
export const MANY_PAGES = 40

export interface Refusal {
  readonly status: number
  /** Wix's code; a number where its body had none. */
  readonly code?: string | number
  /** Path and rule of the first field that broke one. */
  readonly field?: string
  readonly rule?: string
}

/** Runs what has to be refused and compares the error that the SDK throws, whose shape is Wix's own. */
export async function refused(what: string, wanted: Refusal, work: () => Promise<unknown>): Promise<readonly string[]> {
  let error: unknown
  try {
    await work()
  } catch (thrown) {
    error = thrown
  }
  if (error === undefined) return [`${what}: was not refused`]
  const got = readRefusal(error)
  if (got === undefined) return [`${what}: threw ${cut(error instanceof Error ? error.message : typeof error)}`]
  const wrong = [
    ...same(`${what}, status`, got.status, wanted.status),
    ...(wanted.code === undefined ? [] : same(`${what}, code`, got.code, wanted.code)),
    ...(wanted.field === undefined ? [] : same(`${what}, field`, got.field, wanted.field)),
    ...(wanted.rule === undefined ? [] : same(`${what}, rule`, got.rule, wanted.rule))
  ]
  return got.requestId === '' ? [...wrong, `${what}: no x-wix-request-id`] : wrong
}

function readRefusal(error: unknown): (Refusal & { readonly requestId: string }) | undefined {
  const { status, requestId, details } = error as {
    readonly status?: number
    readonly requestId?: string | null
    readonly details?: {
      readonly applicationError?: { readonly code?: string | number }
      readonly validationError?: {
        readonly fieldViolations?: readonly { readonly field?: string; readonly violatedRule?: string }[]
      }
    }
  }
  if (status === undefined) return undefined
  const code = details?.applicationError?.code
  const [first] = details?.validationError?.fieldViolations ?? []
  return {
    status,
    requestId: requestId ?? '',
    ...(code === undefined ? {} : { code }),
    ...(first?.field === undefined ? {} : { field: first.field }),
    ...(first?.violatedRule === undefined ? {} : { rule: first.violatedRule })
  }
}

/**
 * Runs `work` and compares the whole store before and after it. @param allowed dotted paths of what may differ, all of which must
 */
export async function changesOnly(
  what: string,
  store: WixStore,
  allowed: readonly string[],
  work: () => Promise<readonly string[]>
): Promise<readonly string[]> {
  const before = structuredClone(contentsOf(store))
  const wrong = await work()
  const changed = differences(before, contentsOf(store)).map(({ path }) => path)
  const covers = (one: string, path: string): boolean => path === one || path.startsWith(`${one}.`)
  return [
    ...wrong,
    ...changed
      .filter((path) => !allowed.some((one) => covers(one, path)))
      .map((path) => `${what}: ${path} changed too`),
    ...allowed
      .filter((one) => !changed.some((path) => covers(one, path)))
      .map((one) => `${what}: ${one} did not change`)
  ]
}

function cut(text: string | undefined): string {
  const whole = text ?? 'undefined'
  return whole.length > 160 ? `${whole.slice(0, 157)}…` : whole
}
