import type { CallMeta, CallResult, Output, ProcedureName } from '#shared/contract/contract.ts'
import type { EngineGateway } from '../../../ports/gateway.ts'
import type { Log } from '../../../ports/system.ts'
import { isOver, jobWork, publishWork, pullWork, workOf, type Work, type WorkState } from './work.ts'

export interface WorkWatch {
  /** What runs, and what ran since the app started and is not over. Of every store, and of this computer only. */
  unfinished(): readonly Work[]
  /** Called at each change, also where nothing but the numbers moved. */
  onChange(listener: () => void): void
  /** Called where the state of something moved; `before` is null where it was not known. */
  onMove(listener: (work: Work, before: WorkState | null) => void): void
}

export interface WorkWatchOptions {
  readonly gateway: Pick<EngineGateway, 'call' | 'on' | 'whenGone'>
  readonly log: Log
}

/** At most this many jobs of one store are asked for at once. */
const PAGE = 500

/** Knows what runs in the engine: from a look at the start, then from its events. Once the engine is gone, nothing does. */
export function watchWork({ gateway, log }: WorkWatchOptions): WorkWatch {
  const known = new Map<string, Work>()
  /** The last state that each was heard in, so that old news is no news: a job that has waited for a week is told about by events too. */
  const states = new Map<string, WorkState>()
  /** What an event told about while the first look was under way: the event is newer. */
  const heard = new Set<string>()
  const changeListeners: (() => void)[] = []
  const moveListeners: ((work: Work, before: WorkState | null) => void)[] = []
  let looking = true
  let gone = false

  const changed = (): void => {
    for (const listener of changeListeners) listener()
  }

  function seen(work: Work | null): void {
    if (work !== null && !gone && !heard.has(keyOf(work))) known.set(keyOf(work), work)
  }

  function take(work: Work): void {
    if (gone) return
    const key = keyOf(work)
    if (looking) heard.add(key)
    const before = states.get(key) ?? known.get(key)?.state ?? null
    states.set(key, work.state)
    // What never ran while the app was open is no work of now, such as a job that was paused last week.
    if (isOver(work.state) || (!known.has(key) && work.state !== 'running')) known.delete(key)
    else known.set(key, work)
    if (before !== work.state) for (const listener of moveListeners) listener(work, before)
    changed()
  }

  async function lookAtStart(): Promise<void> {
    const stores = read('instances.list', await gateway.call('instances.list', {}, {}))
    for (const { instanceId } of stores.instances) {
      const meta: CallMeta = { instanceId }
      for await (const { jobs } of pages('jobs.list', { status: 'RUNNING' }, meta))
        for (const job of jobs) seen(jobWork(instanceId, job))
      for await (const { publishes } of pages('publishes.list', { state: 'RUNNING' }, meta))
        for (const publish of publishes) seen(publishWork(instanceId, publish))
      // One pull at a time per store, and it is the last one.
      const { pull } = read('shop.get', await gateway.call('shop.get', {}, meta))
      if (pull?.state === 'RUNNING') seen(pullWork(instanceId, pull))
      changed()
    }
  }

  async function* pages<P extends 'jobs.list' | 'publishes.list'>(
    procedure: P,
    filter: object,
    meta: CallMeta
  ): AsyncGenerator<Output<P>> {
    let cursor: string | null | undefined
    do {
      const input = { ...filter, limit: PAGE, ...(cursor ? { cursor } : {}) }
      const page = read(procedure, await gateway.call(procedure, input, meta))
      yield page
      cursor = page.nextCursor
    } while (cursor)
  }

  gateway.on((event) => {
    const work = workOf(event)
    if (work !== null) take(work)
  })
  void gateway.whenGone.then(() => {
    gone = true
    known.clear()
    changed()
  })
  lookAtStart()
    .catch((error: unknown) => log.warn('could not see what runs', { error: String(error) }))
    .finally(() => {
      looking = false
      heard.clear()
      changed()
    })

  return {
    unfinished: () => [...known.values()],
    onChange: (listener) => changeListeners.push(listener),
    onMove: (listener) => moveListeners.push(listener)
  }
}

/** Numbers are told apart by what they count and in which store, because nothing here should rest on how they are given out. */
function keyOf({ kind, instanceId, id }: Work): string {
  return `${kind} ${id} ${instanceId}`
}

/** The engine has checked its own answer against the contract on its way out. */
function read<P extends ProcedureName>(procedure: P, answer: CallResult): Output<P> {
  if (answer.ok) return answer.value as Output<P>
  throw new Error(`${procedure}: ${answer.error.message}`)
}
