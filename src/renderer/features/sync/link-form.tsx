import { Button, Group, TextInput } from '@mantine/core'
import { useQueryClient } from '@tanstack/react-query'
import { useEffect, useRef, useState } from 'react'
import type { ErrorBody } from '#shared/contract/errors.ts'
import type { SyncState } from '#shared/contract/sync.ts'
import { t } from '../../lib/i18n.ts'
import { useCancellable } from '../../lib/use-cancellable.ts'
import { CancelAsking } from '../../ui/cancel-asking.tsx'
import { Outcome } from '../../ui/outcome.tsx'
import { RefusalNote } from '../../ui/refusal-note.tsx'
import { blamedBy, LINK_FIELDS, linkInput, problemsOf, type LinkDraft, type LinkProblems } from './link-draft.ts'
import classes from './sync.module.css'

export interface LinkFormProps {
  /** What is known already, where a device links again. */
  readonly initial?: Pick<LinkDraft, 'url' | 'deviceName'>
}

/** Address, pairing code and the device's name. A refusal stands at the field that it is about. */
export function LinkForm({ initial }: LinkFormProps) {
  const queries = useQueryClient()
  const linking = useCancellable()
  const [busy, setBusy] = useState(false)
  const [refusal, setRefusal] = useState<ErrorBody | null>(null)
  const form = useRef<HTMLFormElement>(null)
  const [draft, setDraft] = useState<LinkDraft>({ url: '', deviceName: '', ...initial, code: '' })
  const [asked, setAsked] = useState(0)
  const own = problemsOf(draft)
  const blamed = refusal === null ? {} : blamedBy(refusal)
  const problems: LinkProblems = { ...blamed, ...(asked > 0 ? own : {}) }

  // To the first field that is wrong, so that it is heard and can be put right at once.
  useEffect(() => {
    form.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus()
  }, [asked, refusal])

  function change(part: Partial<LinkDraft>): void {
    setDraft({ ...draft, ...part })
    setRefusal(null)
  }

  async function submit(): Promise<void> {
    setAsked(asked + 1)
    if (Object.keys(own).length > 0) return
    setBusy(true)
    setRefusal(null)
    const linked = await linking.call('sync.link', linkInput(draft))
    setBusy(false)
    if (!linked.ok) return setRefusal(linked.error)
    queries.setQueryData<SyncState>(['sync.get', {}], linked.value)
    // Credits, jobs and their items may all be others now.
    void queries.invalidateQueries()
  }

  return (
    <form
      ref={form}
      className={classes['form']}
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        void submit()
      }}
    >
      {LINK_FIELDS.map((field) => (
        <TextInput
          key={field}
          {...FIELDS[field]}
          label={t(`sync:link.${field}.label`)}
          description={t(`sync:link.${field}.description`)}
          placeholder={t(`sync:link.${field}.example`)}
          value={draft[field]}
          error={problems[field]}
          onChange={(event) => change({ [field]: event.currentTarget.value })}
          autoComplete="off"
          spellCheck={false}
        />
      ))}
      <Group gap="xs">
        <Button type="submit" loading={busy}>
          {t('sync:linkThisStore')}
        </Button>
        {busy && <CancelAsking what={t('sync:link.asking')} onCancel={linking.cancel} />}
      </Group>
      {refusal !== null && Object.keys(blamed).length === 0 && (
        <Outcome>
          <RefusalNote error={refusal} title={t('sync:link.refused')} />
        </Outcome>
      )}
    </form>
  )
}

const FIELDS = {
  url: { inputMode: 'url', maxLength: 500 },
  code: { maxLength: 20 },
  deviceName: { maxLength: 60 }
} as const
