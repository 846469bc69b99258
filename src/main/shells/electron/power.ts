import type { Signal } from '#shared/contract/app.ts'
import type { EngineGateway } from '../../ports/gateway.ts'
import type { Log } from '../../ports/system.ts'
import type { WorkWatch } from './work/work-watch.ts'

/** What of Electron's powerMonitor says how the computer is doing. */
export interface PowerEvents {
  /** Electron's typings leave out the event, by which a shutdown can be put off until the app has ended. */
  on(
    event: 'suspend' | 'resume' | 'on-ac' | 'on-battery' | 'shutdown',
    listener: (event?: { preventDefault(): void }) => void
  ): unknown
  isOnBatteryPower(): boolean
}

/** What of Electron's powerSaveBlocker keeps the computer from going to sleep by itself; the display may go dark. */
export interface SleepBlocker {
  start(kind: 'prevent-app-suspension'): number
  stop(id: number): unknown
}

export interface PowerOptions {
  readonly work: WorkWatch
  readonly gateway: Pick<EngineGateway, 'call' | 'whenGone'>
  readonly events: PowerEvents
  readonly blocker: SleepBlocker
  readonly log: Log
  /** Ends the app in order: the engine comes to a safe point first. */
  readonly quit: () => void
}

/**
 * Tells the engine when the computer sleeps and wakes, and keeps it awake exactly while a job, a pull or a publish of any store
 * is running and there is power from the wall: on battery an idle computer may sleep, and the work goes on when it wakes.
 */
export function followPower({ work, gateway, events, blocker, log, quit }: PowerOptions): void {
  let held: number | null = null
  let gone = false

  function settle(): void {
    const runs = work.unfinished().some(({ state }) => state === 'running')
    const wanted = runs && !events.isOnBatteryPower()
    if (wanted && held === null) held = blocker.start('prevent-app-suspension')
    else if (!wanted && held !== null) {
      blocker.stop(held)
      held = null
    }
  }

  async function tell(signal: Signal): Promise<void> {
    if (gone) return
    log.info('the computer', { signal })
    const answer = await gateway.call('app.signal', { signal }, {})
    if (!answer.ok) log.warn('the engine did not take a signal', { signal, code: answer.error.code })
  }

  work.onChange(settle)
  events.on('suspend', () => void tell('suspend'))
  events.on('resume', () => void tell('resume'))
  events.on('on-ac', settle)
  events.on('on-battery', settle)
  events.on('shutdown', (event) => {
    log.info('the computer shuts down')
    event?.preventDefault()
    quit()
  })
  void gateway.whenGone.then(() => {
    gone = true
  })
}
