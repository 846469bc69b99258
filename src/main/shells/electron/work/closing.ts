import type { DesktopSettings } from '#shared/contract/desktop-settings.ts'
import { assertNever } from '#shared/lib/assert-never.ts'
import type { WorkWatch } from './work-watch.ts'

/** What of a window has to do with its closing. */
export interface ClosingWindow {
  on(event: 'close', listener: (event: { preventDefault(): void }) => void): unknown
  hide(): void
}

export interface ClosingAnswer {
  readonly choice: 'keep-running' | 'quit' | 'cancel'
  readonly remember: boolean
}

export interface ClosingOptions {
  readonly work: WorkWatch
  readonly platform: NodeJS.Platform
  readonly isStopping: () => boolean
  readonly wish: () => DesktopSettings['closing']
  /** `names` is what runs, such as `Job 12`. */
  readonly ask: (names: readonly string[]) => Promise<ClosingAnswer>
  readonly remember: (closing: 'keep-running' | 'quit') => void
  readonly quit: () => void
}

/** Closing the window over work that runs: it goes on out of sight, or the app comes to a safe point and ends. Asked once if need be. */
export function guardClosing(window: ClosingWindow, options: ClosingOptions): void {
  const { work, platform, isStopping, wish, ask, remember, quit } = options
  let asking = false

  async function decide(names: readonly string[]): Promise<void> {
    const closing = wish()
    if (closing !== 'ask') return act(closing)
    asking = true
    const answer = await ask(names).finally(() => {
      asking = false
    })
    if (answer.remember && answer.choice !== 'cancel') remember(answer.choice)
    act(answer.choice)
  }

  function act(choice: ClosingAnswer['choice']): void {
    switch (choice) {
      case 'keep-running':
        // Hidden, not destroyed: what was typed is still there when the window comes back.
        return window.hide()
      case 'quit':
        return quit()
      case 'cancel':
        return
      default:
        assertNever(choice, 'choice')
    }
  }

  window.on('close', (event) => {
    // On macOS an app without windows goes on anyway.
    if (platform === 'darwin' || isStopping()) return
    const running = work.unfinished().filter(({ state }) => state === 'running')
    if (running.length === 0) return
    event.preventDefault()
    if (!asking) void decide(running.map(({ name }) => name))
  })
}
