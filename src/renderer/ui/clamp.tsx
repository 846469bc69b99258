import { UnstyledButton } from '@mantine/core'
import { useLayoutEffect, useRef, useState, type ReactNode } from 'react'
import { t } from '../lib/i18n.ts'
import classes from './clamp.module.css'
import { onResize } from './on-resize.ts'

export interface ClampProps {
  readonly open: boolean
  readonly onToggle: () => void
  readonly children: ReactNode
}

/** Pixels that are shown of a text that is not open. */
const MAX_HEIGHT = 264

/** Keeps a long text from pushing everything else out of sight, and says that there is more. */
export function Clamp({ open, onToggle, children }: ClampProps) {
  const content = useRef<HTMLDivElement>(null)
  const [isLong, setLong] = useState(false)
  useLayoutEffect(() => {
    const element = content.current
    return element === null ? undefined : onResize(element, (height) => setLong(height > MAX_HEIGHT + 1))
  }, [])
  const more = isLong && !open
  return (
    <>
      <div
        className={classes['box']}
        style={open ? undefined : { maxHeight: MAX_HEIGHT }}
        data-closed={!open || undefined}
        data-more={more || undefined}
      >
        <div ref={content}>{children}</div>
      </div>
      {(open || isLong) && (
        <UnstyledButton className={classes['toggle']} onClick={onToggle} aria-expanded={open} tabIndex={-1}>
          {open ? t('common:ui.clamp.less') : t('common:ui.clamp.more')}
        </UnstyledButton>
      )}
    </>
  )
}
