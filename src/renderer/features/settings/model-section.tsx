import { Button, Group, Radio, Stack } from '@mantine/core'
import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import type { Output } from '#shared/contract/contract.ts'
import type { ErrorBody } from '#shared/contract/errors.ts'
import type { Settings } from '#shared/contract/settings.ts'
import { t } from '../../lib/i18n.ts'
import { notifyDone } from '../../lib/notify.ts'
import { useCancellable } from '../../lib/use-cancellable.ts'
import { CancelAsking } from '../../ui/cancel-asking.tsx'
import { Outcome as OutcomeBox } from '../../ui/outcome.tsx'
import { RefusalNote } from '../../ui/refusal-note.tsx'
import { draftOf, isChanged, modelOptions, problemsOf, type ModelDraft } from './model-draft.ts'
import { ServerFields } from './server-fields.tsx'
import { TitledSection } from '../../ui/titled-section.tsx'
import { TestResult } from './test-result.tsx'

type Outcome =
  | { readonly kind: 'tested'; readonly result: Output<'settings.testModel'> }
  | { readonly kind: 'refused'; readonly error: ErrorBody }

export interface ModelSectionProps {
  readonly settings: Settings
}

/**
 * Which model writes. A key goes straight from the field to the engine and is dropped here: it is never in a cache, and a stored
 * one is never shown. Calls are made by hand for that reason; a mutation would keep its input.
 */
export function ModelSection({ settings }: ModelSectionProps) {
  const asking = useCancellable()
  const queries = useQueryClient()
  const [draft, setDraft] = useState(() => draftOf(settings))
  const [busy, setBusy] = useState<'test' | 'save' | null>(null)
  const [outcome, setOutcome] = useState<Outcome | null>(null)
  const [asked, setAsked] = useState(false)
  const problems = problemsOf(draft)
  const sound = Object.keys(problems).length === 0

  function change(part: Partial<ModelDraft>): void {
    setDraft((old) => ({ ...old, ...part }))
    setOutcome(null)
  }

  async function test(): Promise<void> {
    setAsked(true)
    if (!sound) return
    setBusy('test')
    setOutcome(null)
    const result = await asking.call('settings.testModel', modelOptions(draft))
    setOutcome(result.ok ? { kind: 'tested', result: result.value } : { kind: 'refused', error: result.error })
    setBusy(null)
  }

  async function save(): Promise<void> {
    setAsked(true)
    if (!sound) return
    setBusy('save')
    setOutcome(null)
    const result = await asking.call(
      'settings.put',
      draft.provider === 'sample' ? { provider: 'sample' } : { provider: 'openai', ...modelOptions(draft) }
    )
    if (result.ok) {
      accept(result.value)
      notifyDone(t('settings:model.saved'))
    } else setOutcome({ kind: 'refused', error: result.error })
    setBusy(null)
  }

  function accept(next: Settings): void {
    queries.setQueryData(['settings.get', {}], next)
    void queries.invalidateQueries({ queryKey: ['app.status'] })
    setDraft(draftOf(next))
    setAsked(false)
  }

  return (
    <TitledSection title={t('settings:model.title')} text={t('settings:model.text')}>
      <Radio.Group
        aria-label={t('settings:model.title')}
        value={draft.provider}
        onChange={(value) => change({ provider: value === 'openai' ? 'openai' : 'sample' })}
      >
        <Stack gap={10}>
          <Radio value="sample" label={t('settings:model.sample')} description={t('settings:model.sampleText')} />
          <Radio value="openai" label={t('settings:model.own')} description={t('settings:model.ownText')} />
        </Stack>
      </Radio.Group>
      {draft.provider === 'openai' && (
        <ServerFields
          draft={draft}
          settings={settings}
          problems={asked ? problems : {}}
          onChange={change}
          onForgotten={(next) => {
            queries.setQueryData(['settings.get', {}], next)
            change({ replacing: false })
          }}
        />
      )}
      <Group gap="xs" align="center">
        <Button
          onClick={() => void save()}
          loading={busy === 'save'}
          disabled={busy === 'test' || !isChanged(draft, settings)}
        >
          {t('settings:save')}
        </Button>
        {draft.provider === 'openai' && (
          <Button variant="default" onClick={() => void test()} loading={busy === 'test'} disabled={busy === 'save'}>
            {t('settings:model.test')}
          </Button>
        )}
        {busy !== null && draft.provider === 'openai' && (
          <CancelAsking
            what={busy === 'save' ? t('settings:model.trying') : t('settings:model.asking')}
            onCancel={asking.cancel}
          />
        )}
      </Group>
      {outcome !== null && (
        <OutcomeBox>
          {outcome.kind === 'tested' ? (
            <TestResult result={outcome.result} />
          ) : (
            <RefusalNote error={outcome.error}>{t('settings:model.nothingSaved')}</RefusalNote>
          )}
        </OutcomeBox>
      )}
    </TitledSection>
  )
}
