import type { ReactNode } from 'react'
import type { ErrorBody } from '#shared/contract/errors.ts'
import { errorTitle } from '../lib/error-words.ts'
import { EngineText } from './engine-text.tsx'
import { Note } from './note.tsx'

export interface RefusalNoteProps {
  readonly error: ErrorBody
  /** The error's own headline where not given. */
  readonly title?: string
  readonly children?: ReactNode
}

/** Why a call was refused, in the form that made it. Whoever cancelled it has not failed. */
export function RefusalNote({ error, title, children }: RefusalNoteProps) {
  const cancelled = error.code === 'CANCELLED'
  return (
    <Note
      tone={cancelled ? 'info' : 'danger'}
      title={cancelled ? errorTitle(error) : (title ?? errorTitle(error))}
      announce
    >
      <EngineText message={error.message} />
      {!cancelled && children !== undefined && <> {children}</>}
    </Note>
  )
}
