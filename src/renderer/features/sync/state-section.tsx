import type { ReactNode } from 'react'
import type { SyncState } from '#shared/contract/sync.ts'
import { formatCount } from '../../lib/format.ts'
import { TitledSection } from '../../ui/titled-section.tsx'
import { SyncProblem } from './sync-problem.tsx'
import { LastSync, NextTry } from './sync-times.tsx'
import { waitingWords } from './sync-words.ts'
import classes from './sync.module.css'

export function StateSection({ state }: { readonly state: SyncState }) {
  return (
    <TitledSection title="State" text="Everything but the model and Wix works offline; what you do is sent later.">
      <SyncProblem problem={state.problem} here />
      <dl className={classes['facts']} data-focus-home tabIndex={-1}>
        <Fact name="Last sync">
          <LastSync at={state.lastSyncedAt} />
        </Fact>
        <Fact name="Next try">
          <NextTry state={state} />
        </Fact>
        <Fact name="Waits to be sent">{waitingWords(state.waiting)}</Fact>
        {state.quarantined > 0 && (
          <Fact name="Not understood">
            {formatCount(state.quarantined, 'change')}. The backend keeps {state.quarantined === 1 ? 'it' : 'them'} and
            goes on without; the log says why.
          </Fact>
        )}
        <Fact name="Backend">{state.url}</Fact>
      </dl>
    </TitledSection>
  )
}

function Fact({ name, children }: { readonly name: string; readonly children: ReactNode }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  )
}
