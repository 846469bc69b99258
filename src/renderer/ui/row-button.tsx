import { useLayoutEffect, useRef } from 'react'
import { fillAttribute, fillText, made } from './fill.ts'
import classes from './row-button.module.css'

/** Signs that stand for themselves, should the font not be there: see row-button.module.css. */
const ICONS = { approve: '✓', reject: '✕', edit: '✎', reopen: '↺', ask: '✦' } as const

export interface RowButtonLook {
  readonly icon: keyof typeof ICONS
  readonly label: string
  /** What a pointer that rests on it is told. */
  readonly title: string
  /** Left out where it is no switch. */
  readonly pressed?: boolean
  readonly tone?: 'accent' | 'danger' | undefined
}

/** An empty button for `fillRowButton`. The list's keys do what it does, so that Tab need not stop at each. */
export function makeRowButton(): HTMLButtonElement {
  const button = made('button', classes['button'])
  button.type = 'button'
  button.tabIndex = -1
  return button
}

/** A button with an icon in a row of a long list: an element and nothing more, because rows are filled by the dozen while a list scrolls. */
export function fillRowButton(button: HTMLButtonElement, { icon, label, title, pressed, tone }: RowButtonLook): void {
  fillText(button, ICONS[icon])
  fillAttribute(button, 'data-tone', tone)
  fillAttribute(button, 'title', title)
  fillAttribute(button, 'aria-label', label)
  fillAttribute(button, 'aria-pressed', pressed === undefined ? undefined : String(pressed))
}

export interface RowButtonProps extends RowButtonLook {
  readonly onClick: () => void
}

/** The same where React draws. */
export function RowButton({ onClick, ...look }: RowButtonProps) {
  const button = useRef<HTMLButtonElement>(null)
  useLayoutEffect(() => {
    if (button.current !== null) fillRowButton(button.current, look)
  })
  return <button type="button" ref={button} className={classes['button']} tabIndex={-1} onClick={onClick} />
}
