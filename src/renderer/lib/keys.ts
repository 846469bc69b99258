export interface KeyPress {
  readonly key: string
  /** The place on the keyboard, such as `KeyJ`: what counts where the layout writes no Latin letters. */
  readonly code: string
  readonly ctrlKey: boolean
  readonly metaKey: boolean
  readonly altKey: boolean
  readonly shiftKey: boolean
  /** The key is held down and sends itself again. */
  readonly repeat?: boolean
}

/** The key in lower case; on a keyboard that writes no Latin letters, the letter that stands in its place. */
export function latinKey({ key, code }: KeyPress): string {
  if (key.length > 1 || /^[\u0021-\u007e]$/.test(key)) return key.toLowerCase()
  return /^Key[A-Z]$/.test(code) ? code.slice(3).toLowerCase() : key
}

const TEXT_FIELD = 'textarea, select, [contenteditable]:not([contenteditable="false"])'
const OVER_THE_PAGE = '[role="dialog"], [role="menu"], [role="listbox"]'
/** What the space bar presses. */
const PRESSED = 'button, summary, a[href], [role="tab"], [role="switch"]'
const KEYLESS_INPUTS: ReadonlySet<string> = new Set(['checkbox', 'radio', 'button'])

/** Where letters are written, or find a choice. */
export function takesLetters(target: EventTarget | null): boolean {
  if (target instanceof HTMLInputElement) return !KEYLESS_INPUTS.has(target.type) && !isClosedChoice(target)
  return target instanceof Element && target.closest(TEXT_FIELD) !== null
}

/** A field that nothing is typed into, while its choices are not shown. */
function isClosedChoice(input: HTMLInputElement): boolean {
  return input.readOnly && input.getAttribute('aria-expanded') === 'false'
}

/** True where a key press belongs to a text field, a set of choices or a dialog, and not to the list. */
export function belongsElsewhere({
  target,
  key
}: {
  readonly target: EventTarget | null
  readonly key: string
}): boolean {
  if (!(target instanceof Element)) return false
  if (takesLetters(target) || target.closest(OVER_THE_PAGE) !== null) return true
  if (target instanceof HTMLInputElement) {
    if (key === ' ') return true
    // Choices are made with the arrows, or shown by them; letters mean nothing to them, so they stay with the list.
    return isClosedChoice(target) ? key.length > 1 : target.type === 'radio' && key.startsWith('Arrow')
  }
  return key === ' ' && target.closest(PRESSED) !== null
}
