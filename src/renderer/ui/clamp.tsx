import { UnstyledButton } from '@mantine/core'
import { useLayoutEffect, useRef, useState, type ReactNode } from 'react'
import { t } from '../lib/i18n.ts'
import classes from './clamp.module.css'

export interface ClampProps {
  readonly open: boolean
  readonly onToggle: () => void
  readonly children: ReactNode
}

/** Keeps a long text from pushing everything else out of sight, and says that there is more. */
export function Clamp({ open, onToggle, children }: ClampProps) {
  const box = useRef<HTMLDivElement>(null)
  const [overflows, setOverflows] = useState(false)
  useLayoutEffect(() => {
    const element = box.current
    if (element === null) return
    const measure = (): void => setOverflows(element.scrollHeight > element.clientHeight + 1)
    measure()
    const observer = new ResizeObserver(measure)
    observer.observe(element)
    return () => observer.disconnect()
  }, [open, children])
  return (
    <>
      <div ref={box} className={classes['box']} data-closed={!open || undefined} data-more={overflows || undefined}>
        {children}
      </div>
      {(open || overflows) && (
        <UnstyledButton className={classes['toggle']} onClick={onToggle} aria-expanded={open} tabIndex={-1}>
          {open ? t('common:ui.clamp.less') : t('common:ui.clamp.more')}
        </UnstyledButton>
      )}
    </>
  )
}
