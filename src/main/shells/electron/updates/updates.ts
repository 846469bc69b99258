import type { DesktopSettings } from '#shared/contract/desktop-settings.ts'
import { errorMessage } from '#shared/lib/error-message.ts'
import type { Log, Timers } from '../../../ports/system.ts'
import { say } from '../texts.ts'
import type { WorkWatch } from '../work/work-watch.ts'

export type Channel = Exclude<DesktopSettings['updates'], 'off'>

/** Where newer versions come from. */
export interface UpdateSource {
  /** The version that is newer than this one, or null. */
  find(channel: Channel): Promise<string | null>
  /** Fetches what `find` found last and checks that it is genuine. */
  download(): Promise<void>
  /** Puts it in place of this version and starts it. The app must have come to its end. */
  install(): void
}

/** What is asked and told on the way. */
export interface UpdateDialogs {
  download(version: string): Promise<boolean>
  install(version: string): Promise<boolean>
  tell(message: string, detail: string): void
}

export interface UpdatesOptions {
  readonly source: UpdateSource
  readonly wish: () => DesktopSettings['updates']
  readonly work: WorkWatch
  readonly dialogs: UpdateDialogs
  readonly timers: Timers
  /** Ends the app in order, then does what is given. */
  readonly endWith: (last: () => void) => void
  readonly log: Log
}

export interface Updates {
  /** Somebody asks: the answer is told, whatever it is. */
  checkNow(): void
}

/** Milliseconds. The start belongs to the merchant; after that twice a day is plenty. */
const FIRST_MS = 60_000
const AGAIN_MS = 12 * 3_600_000

/**
 * Looks for updates only where the merchant wants it, fetches one only after asking, and installs one only after asking again and never
 * while anything runs.
 */
export function followUpdates(options: UpdatesOptions): Updates {
  const { source, wish, work, dialogs, timers, endWith, log } = options
  let busy = false
  /** What the merchant put off is not asked about again before the next start. */
  let putOff = ''
  /** Fetched, and waits until nothing runs. */
  let waiting: string | null = null

  async function check(byHand: boolean): Promise<void> {
    if (busy) return
    busy = true
    try {
      await look(byHand)
    } catch (error) {
      log.warn('no update could be looked for', { error: errorMessage(error) })
      if (byHand) dialogs.tell(say('update.failed'), say('update.failedDetail'))
    } finally {
      busy = false
    }
  }

  async function look(byHand: boolean): Promise<void> {
    const channel = wish()
    const version = await source.find(channel === 'off' ? 'stable' : channel)
    if (version === null) {
      if (byHand) dialogs.tell(say('update.none'), say('update.noneDetail'))
      return
    }
    if (version === putOff && !byHand) return
    if (!(await dialogs.download(version))) {
      putOff = version
      return
    }
    await source.download()
    log.info('an update is fetched', { version })
    waiting = version
    await offer()
  }

  const isBusyWorking = (): boolean => work.unfinished().some(({ state }) => state === 'running')

  let offering = false
  async function offer(): Promise<void> {
    const version = waiting
    if (version === null || offering || isBusyWorking()) return
    offering = true
    const wanted = await dialogs.install(version).finally(() => {
      offering = false
    })
    if (!wanted) {
      putOff = version
      waiting = null
      return
    }
    // Something may have begun while the question was open; it is asked again when that rests.
    if (isBusyWorking()) return
    waiting = null
    endWith(() => source.install())
  }

  function lookAgainIn(ms: number): void {
    timers.after(ms, () => {
      if (wish() !== 'off') void check(false)
      lookAgainIn(AGAIN_MS)
    })
  }

  work.onChange(() => void offer())
  lookAgainIn(FIRST_MS)
  return { checkNow: () => void check(true) }
}
