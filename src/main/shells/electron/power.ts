import type { Signal } from '#shared/contract/app.ts'
import type { CallMeta, CallResult, Output, ProcedureName } from '#shared/contract/contract.ts'
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

/**
 * Tells the engine when the computer sleeps and wakes, and keeps it awake exactly while a job of any store is running. Once the
 * engine is gone the computer may sleep, whatever ran.
 */
export function followPower({ gateway, events, blocker, log }: PowerOptions): void {
  const running = new Set<string>()
  /** Jobs that an event told about while the first look was under way: the event is newer. */
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

  async function lookAtStart(): Promise<void> {
    const stores = read('instances.list', await gateway.call('instances.list', {}, {}))
    for (const { instanceId } of stores.instances) {
      let cursor: string | null | undefined
      do {
        const input = { status: 'RUNNING', limit: PAGE, ...(cursor ? { cursor } : {}) }
        const page = read('jobs.list', await gateway.call('jobs.list', input, { instanceId } satisfies CallMeta))
        for (const { id } of page.jobs) if (!heard.has(keyOf(instanceId, id))) running.add(keyOf(instanceId, id))
        cursor = page.nextCursor
      } while (cursor)
      settle()
    }
  }

  async function tell(signal: Signal): Promise<void> {
    if (gone) return
    log.info('the computer', { signal })
    const answer = await gateway.call('app.signal', { signal }, {})
    if (!answer.ok) log.warn('the engine did not take a signal', { signal, code: answer.error.code })
  }

  gateway.on((event) => {
    if (event.name !== 'job.progress') return
    const { instanceId, job } = event.payload
    const key = keyOf(instanceId, job.id)
    if (looking) heard.add(key)
    if (job.status === 'RUNNING') running.add(key)
    else running.delete(key)
    settle()
  })
  events.on('suspend', () => void tell('suspend'))
  events.on('resume', () => void tell('resume'))
  void gateway.whenGone.then(() => {
    gone = true
    settle()
  })
  lookAtStart()
    .catch((error: unknown) => log.warn('could not see which jobs run', { error: String(error) }))
    .finally(() => {
      looking = false
      heard.clear()
      settle()
    })
}

/** Numbers of jobs are told apart by their store, because nothing here should rest on how they are given out. */
function keyOf(instanceId: string, jobId: number): string {
  return `${jobId} ${instanceId}`
}

/** The engine has checked its own answer against the contract on its way out. */
function read<P extends ProcedureName>(procedure: P, answer: CallResult): Output<P> {
  if (answer.ok) return answer.value as Output<P>
  throw new Error(`${procedure}: ${answer.error.message}`)
}
