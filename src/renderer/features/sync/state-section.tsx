import type { ReactNode } from 'react'
import type { SyncState } from '#shared/contract/sync.ts'
import { t } from '../../lib/i18n.ts'
import { TitledSection } from '../../ui/titled-section.tsx'
import { SyncProblem } from './sync-problem.tsx'
import { LastSync, NextTry } from './sync-times.tsx'
import { waitingWords } from './sync-words.ts'
import classes from './sync.module.css'

export function StateSection({ state }: { readonly state: SyncState }) {
  return (
    <TitledSection title={t('sync:state.title')} text={t('sync:state.text')}>
      <SyncProblem problem={state.problem} here />
      <dl className={classes['facts']} data-focus-home tabIndex={-1}>
        <Fact name={t('sync:state.last')}>
          <LastSync at={state.lastSyncedAt} />
        </Fact>
        <Fact name={t('sync:state.next')}>
          <NextTry state={state} />
        </Fact>
        <Fact name={t('sync:state.waiting')}>{waitingWords(state.waiting)}</Fact>
        {state.quarantined > 0 && (
          <Fact name={t('sync:state.notUnderstood')}>{t('sync:state.quarantined', { count: state.quarantined })}</Fact>
        )}
        <Fact name={t('sync:state.backend')}>{state.url}</Fact>
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
