import { UnstyledButton } from '@mantine/core'
import { useLayoutEffect, useRef, useState, type ReactNode } from 'react'
import { t } from '../lib/i18n.ts'
import classes from './clamp.module.css'
import { onResize } from './on-resize.ts'

export interface ClampProps {
  readonly open: boolean
  readonly onToggle: () => void
  /** One element, which stays while what is in it changes. */
  readonly children: ReactNode
}

/** Pixels that are shown of a text that is not open. */
const MAX_HEIGHT = 264

/**
 * Keeps a long text from pushing everything else out of sight, and says that there is more. Only what is too long is clipped: a clip
 * costs each frame of a list that scrolls, and most texts are short.
 */
export function Clamp({ open, onToggle, children }: ClampProps) {
  const box = useRef<HTMLDivElement>(null)
  const [isLong, setLong] = useState(false)
  useLayoutEffect(() => {
    const content = box.current?.firstElementChild
    return content ? onResize(content, (height) => setLong(height > MAX_HEIGHT + 1)) : undefined
  }, [])
  return (
    <>
      <div
        ref={box}
        className={classes['box']}
        style={open ? undefined : CLOSED}
        data-more={(isLong && !open) || undefined}
      >
        {children}
      </div>
      {(open || isLong) && (
        <UnstyledButton className={classes['toggle']} onClick={onToggle} aria-expanded={open} tabIndex={-1}>
          {open ? t('common:ui.clamp.less') : t('common:ui.clamp.more')}
        </UnstyledButton>
      )}
    </>
  )
}

const CLOSED = { maxHeight: MAX_HEIGHT }
