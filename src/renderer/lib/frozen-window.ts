/** What of a page tells whether it still gets frames. */
export interface FramePage {
  /** Calls `then` before the next frame, if there is one. */
  nextFrame(then: () => void): void
  /** Calls `then` after so many milliseconds. */
  later(milliseconds: number, then: () => void): void
  isVisible(): boolean
  /** Calls `then` whenever somebody presses a key or a button. */
  onPress(then: () => void): void
  reload(): void
}

/** Without a frame for so long after a press, somebody sees nothing of what was pressed. Milliseconds. */
const LONGEST_WITHOUT_FRAME = 5_000
/** Looked at so often meanwhile: while one long task runs there is no frame either, but neither is there a look. */
const LOOKS = 10

/**
 * Loads a page again that has stopped getting frames although all else in it goes on, which Chromium's pages can (decision 0029): nothing
 * that is pressed is seen any more. Only a press is a reason to look, since a page that nobody looks at, on a locked or covered screen,
 * gets no frames either.
 */
export function thawFrozenWindow(page: FramePage): void {
  let looking = false
  page.onPress(() => {
    if (looking) return
    looking = true
    let drawn = false
    let looks = 0
    const look = (): void => {
      if (drawn || !page.isVisible()) {
        looking = false
        return
      }
      looks += 1
      if (looks < LOOKS) page.later(LONGEST_WITHOUT_FRAME / LOOKS, look)
      else page.reload()
    }
    page.nextFrame(() => {
      drawn = true
    })
    page.later(LONGEST_WITHOUT_FRAME / LOOKS, look)
  })
}

const THAWED = 'wordshelf.thawed'

/** The page of this window. */
export function framePage(): FramePage {
  return {
    nextFrame: (then) => {
      requestAnimationFrame(then)
    },
    later: (milliseconds, then) => {
      setTimeout(then, milliseconds)
    },
    isVisible: () => document.visibilityState === 'visible',
    onPress: (then) => {
      for (const event of ['keydown', 'pointerdown'])
        window.addEventListener(event, then, { capture: true, passive: true })
    },
    reload: () => {
      // First, and it only begins here: a full storage must not keep the window frozen.
      window.location.reload()
      sessionStorage.setItem(THAWED, 'true')
    }
  }
}

/** Whether the page was loaded because it had got no frames: true once. */
export function wasThawed(): boolean {
  const thawed = sessionStorage.getItem(THAWED) !== null
  sessionStorage.removeItem(THAWED)
  return thawed
}
