import type { BrowserWindow } from 'electron'
import type { EngineGateway } from '../../ports/gateway.ts'
import type { Log, Timers } from '../../ports/system.ts'
import { say } from './texts.ts'

/** Time that the engine gets to come to a safe point. Milliseconds. It is safe to cut it off after that: what was saved stays saved. */
const STOP_LIMIT_MS = 10_000

/** Time that whatever comes in place of quitting gets to end the app itself. Milliseconds. */
const LAST_LIMIT_MS = 30_000

export interface Lifecycle {
  isStopping(): boolean
  /** Ends the app in order and does this last, in place of quitting. */
  endWith(last: () => void): void
  /** Ends the app, after the question whether to start it again. Asks once, whatever else dies meanwhile. */
  died(what: string): Promise<void>
}

/** What of Electron's app has to do with its end. */
export interface QuittingApp {
  on(event: 'before-quit', listener: (event: { preventDefault(): void }) => void): unknown
  quit(): void
  relaunch(): void
}

export interface LifecycleOptions {
  readonly app: QuittingApp
  readonly gateway: EngineGateway
  readonly windows: () => readonly Pick<BrowserWindow, 'hide'>[]
  readonly timers: Timers
  readonly log: Log
  /** Says that something has died; resolves to whether the merchant wants to start again. */
  readonly askRestart: (what: string) => Promise<boolean>
}

/** The way out: however the app is told to quit, the engine stops first, and only then the process ends. */
export function stopEngineBeforeQuit(options: LifecycleOptions): Lifecycle {
  const { app, gateway, windows, timers, log, askRestart } = options
  let last = (): void => app.quit()
  let phase: 'running' | 'stopping' | 'stopped' = 'running'

  async function stop(): Promise<void> {
    const overdue = Promise.withResolvers<'overdue'>()
    const cancel = timers.after(STOP_LIMIT_MS, () => overdue.resolve('overdue'))
    const outcome = await Promise.race([
      gateway.stop().then(
        () => 'stopped' as const,
        (error: unknown) => `failed: ${String(error)}`
      ),
      overdue.promise
    ])
    cancel()
    log.info('the engine has been stopped', { outcome })
    phase = 'stopped'
    last()
  }

  app.on('before-quit', (event) => {
    if (phase === 'stopped') return
    event.preventDefault()
    if (phase === 'stopping') return
    phase = 'stopping'
    log.info('stopping')
    for (const window of windows()) window.hide()
    void stop()
  })

  let asked = false
  async function died(what: string): Promise<void> {
    if (asked) return
    asked = true
    if (await askRestart(what)) app.relaunch()
    app.quit()
  }

  void gateway.whenGone.then(() => {
    if (phase !== 'running') return undefined
    phase = 'stopped'
    log.error('the engine has died')
    return died(say('failure.engine'))
  })

  function endWith(run: () => void): void {
    last = () => {
      run()
      // Had it come to nothing, an app without engine and window would be left.
      timers.after(LAST_LIMIT_MS, () => app.quit())
    }
    app.quit()
  }

  return { isStopping: () => phase !== 'running', endWith, died }
}
