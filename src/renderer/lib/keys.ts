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
/** What the space bar presses. */
const PRESSED = 'button, summary, a[href], [role="tab"], [role="switch"]'
const KEYLESS_INPUTS: ReadonlySet<string> = new Set(['checkbox', 'radio', 'button'])

/** True where a key press belongs to a text field, a set of choices or a dialog, and not to the list. */
export function belongsElsewhere({
  target,
  key
}: {
  readonly target: EventTarget | null
  readonly key: string
}): boolean {
  if (!(target instanceof Element)) return false
  if (target instanceof HTMLInputElement) {
    // Choices are made with the arrows; letters mean nothing to them, so they stay with the list.
    return !KEYLESS_INPUTS.has(target.type) || key === ' ' || (target.type === 'radio' && key.startsWith('Arrow'))
  }
  if (key === ' ' && target.closest(PRESSED) !== null) return true
  return target.closest(`${TEXT_FIELD}, [role="dialog"], [role="menu"], [role="listbox"]`) !== null
}
