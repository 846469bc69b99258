import { Button, Group, Text, TextInput } from '@mantine/core'
import { useQueryClient } from '@tanstack/react-query'
import { useEffect, useRef, useState } from 'react'
import type { SyncState } from '#shared/contract/sync.ts'
import { useApiCommand } from '../../lib/api.tsx'
import { t } from '../../lib/i18n.ts'
import { EngineText } from '../../ui/engine-text.tsx'
import { Note } from '../../ui/note.tsx'
import { blamedBy, LINK_FIELDS, linkInput, problemsOf, type LinkDraft, type LinkProblems } from './link-draft.ts'
import classes from './sync.module.css'

export interface LinkFormProps {
  /** What is known already, where a device links again. */
  readonly initial?: Pick<LinkDraft, 'url' | 'deviceName'>
}

/** Address, pairing code and the device's name. A refusal stands at the field that it is about. */
export function LinkForm({ initial }: LinkFormProps) {
  const queries = useQueryClient()
  const command = useApiCommand('sync.link')
  const form = useRef<HTMLFormElement>(null)
  const [draft, setDraft] = useState<LinkDraft>({ url: '', deviceName: '', ...initial, code: '' })
  const [asked, setAsked] = useState(0)
  const own = problemsOf(draft)
  const blamed = command.error ? blamedBy(command.error.body) : {}
  const problems: LinkProblems = { ...blamed, ...(asked > 0 ? own : {}) }

  // To the first field that is wrong, so that it is heard and can be put right at once.
  useEffect(() => {
    form.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus()
  }, [asked, command.error])

  function change(part: Partial<LinkDraft>): void {
    setDraft({ ...draft, ...part })
    command.reset()
  }

  function submit(): void {
    setAsked(asked + 1)
    if (Object.keys(own).length > 0) return
    command.mutate(
      { input: linkInput(draft) },
      {
        onSuccess: (state) => {
          queries.setQueryData<SyncState>(['sync.get', {}], state)
          // Credits, jobs and their items may all be others now.
          void queries.invalidateQueries()
        }
      }
    )
  }

  return (
    <form
      ref={form}
      className={classes['form']}
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        submit()
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
      {command.error && Object.keys(blamed).length === 0 && (
        <Note tone="danger" title={t('sync:link.refused')} announce>
          <EngineText message={command.error.body.message} />
        </Note>
      )}
      <Group gap="sm">
        <Button type="submit" loading={command.isPending}>
          {t('sync:linkThisStore')}
        </Button>
        {command.isPending && (
          <Text size="sm" c="dimmed" role="status">
            {t('sync:link.asking')}
          </Text>
        )}
      </Group>
    </form>
  )
}

const FIELDS = {
  url: { inputMode: 'url', maxLength: 500 },
  code: { maxLength: 20 },
  deviceName: { maxLength: 60 }
} as const
