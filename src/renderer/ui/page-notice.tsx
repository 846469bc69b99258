import type { ReactNode } from 'react'
import classes from './page-notice.module.css'

export interface PageNoticeProps {
  readonly tone?: 'warning' | 'info'
  readonly title?: ReactNode
  readonly children: ReactNode
  /** What can be done about it, the main thing last. */
  readonly actions?: ReactNode
  /** Makes it a place of its own, for a notice that asks for a choice. */
  readonly label?: string
}

/** Across a screen, below its header: how the whole of it stands. Read aloud when it appears or changes. */
export function PageNotice({ tone = 'warning', title, children, actions, label }: PageNoticeProps) {
  return (
    <div
      className={classes['notice']}
      data-tone={tone}
      {...(label === undefined ? {} : { role: 'region', 'aria-label': label })}
    >
      <div role="status">
        {title !== undefined && <b>{title}</b>}
        <div>{children}</div>
      </div>
      {actions && <div className={classes['actions']}>{actions}</div>}
    </div>
  )
}
