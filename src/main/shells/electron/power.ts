import type { Signal } from '#shared/contract/app.ts'
import type { CallMeta, CallResult, Output, ProcedureName } from '#shared/contract/contract.ts'
import { assertNever } from '#shared/lib/assert-never.ts'
import type { EngineGateway } from '../../ports/gateway.ts'
import type { Log } from '../../ports/system.ts'

/** What of Electron's powerMonitor says that the computer goes to sleep and wakes up. */
export interface PowerEvents {
  on(event: 'suspend' | 'resume', listener: () => void): unknown
}

/** What of Electron's powerSaveBlocker keeps the computer from going to sleep by itself; the display may go dark. */
export interface SleepBlocker {
  start(kind: 'prevent-app-suspension'): number
  stop(id: number): unknown
}

export interface PowerOptions {
  readonly gateway: Pick<EngineGateway, 'call' | 'on' | 'whenGone'>
  readonly events: PowerEvents
  readonly blocker: SleepBlocker
  readonly log: Log
}

/** At most this many jobs of one store are asked for at once. */
const PAGE = 500

type Work = 'job' | 'pull' | 'publish'

/**
 * Tells the engine when the computer sleeps and wakes, and keeps it awake exactly while a job, a pull or a publish of any store
 * is running. Once the engine is gone the computer may sleep, whatever ran.
 */
export function followPower({ gateway, events, blocker, log }: PowerOptions): void {
  const running = new Set<string>()
  /** What an event told about while the first look was under way: the event is newer. */
  const heard = new Set<string>()
  let looking = true
  let held: number | null = null
  let gone = false

  function settle(): void {
    const wanted = running.size > 0 && !gone
    if (wanted && held === null) held = blocker.start('prevent-app-suspension')
    else if (!wanted && held !== null) {
      blocker.stop(held)
      held = null
    }
  }

  function seen(kind: Work, instanceId: string, { id }: { readonly id: number }): void {
    const key = keyOf(kind, instanceId, id)
    if (!heard.has(key)) running.add(key)
  }

  async function lookAtStart(): Promise<void> {
    const stores = read('instances.list', await gateway.call('instances.list', {}, {}))
    for (const { instanceId } of stores.instances) {
      const meta: CallMeta = { instanceId }
      for await (const { jobs } of pages('jobs.list', { status: 'RUNNING' }, meta))
        for (const job of jobs) seen('job', instanceId, job)
      for await (const { publishes } of pages('publishes.list', { state: 'RUNNING' }, meta))
        for (const publish of publishes) seen('publish', instanceId, publish)
      // One pull at a time per store, and it is the last one.
      const { pull } = read('shop.get', await gateway.call('shop.get', {}, meta))
      if (pull?.state === 'RUNNING') seen('pull', instanceId, pull)
      settle()
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

  async function tell(signal: Signal): Promise<void> {
    if (gone) return
    log.info('the computer', { signal })
    const answer = await gateway.call('app.signal', { signal }, {})
    if (!answer.ok) log.warn('the engine did not take a signal', { signal, code: answer.error.code })
  }

  function heardOf(kind: Work, instanceId: string, work: { readonly id: number }, runs: boolean): void {
    const key = keyOf(kind, instanceId, work.id)
    if (looking) heard.add(key)
    if (runs) running.add(key)
    else running.delete(key)
    settle()
  }

  gateway.on((event) => {
    switch (event.name) {
      case 'job.progress':
        return heardOf('job', event.payload.instanceId, event.payload.job, event.payload.job.status === 'RUNNING')
      case 'pull.progress':
        return heardOf('pull', event.payload.instanceId, event.payload.pull, event.payload.pull.state === 'RUNNING')
      case 'publish.progress': {
        const { instanceId, publish } = event.payload
        return heardOf('publish', instanceId, publish, publish.state === 'RUNNING')
      }
      case 'import.progress':
      case 'changed':
        return
      default:
        assertNever(event, 'event')
    }
  })
  events.on('suspend', () => void tell('suspend'))
  events.on('resume', () => void tell('resume'))
  void gateway.whenGone.then(() => {
    gone = true
    settle()
  })
  lookAtStart()
    .catch((error: unknown) => log.warn('could not see what runs', { error: String(error) }))
    .finally(() => {
      looking = false
      heard.clear()
      settle()
    })
}

/** Numbers are told apart by what they count and in which store, because nothing here should rest on how they are given out. */
function keyOf(kind: Work, instanceId: string, id: number): string {
  return `${kind} ${id} ${instanceId}`
}

/** The engine has checked its own answer against the contract on its way out. */
function read<P extends ProcedureName>(procedure: P, answer: CallResult): Output<P> {
  if (answer.ok) return answer.value as Output<P>
  throw new Error(`${procedure}: ${answer.error.message}`)
}
