import { Button, FileButton, Radio, Stack, Text, TextInput } from '@mantine/core'
import { FileUp } from 'lucide-react'
import { useCallback, useId, useState } from 'react'
import type { Instance } from '#shared/contract/app.ts'
import { t } from '../../lib/i18n.ts'
import { useFileDrop } from '../../lib/use-file-drop.ts'
import { storeLabel, storeNameOf } from '../../lib/store-label.ts'
import classes from './import.module.css'
import { problemOf } from './offered-file.ts'

export interface ImportStartProps {
  /** The active store; undefined while it isn't known. */
  readonly instance: Instance | undefined
  readonly onFile: (file: File, newStore: string | null) => void
  /** A file that is there already and waits for the answer which store it is for. */
  readonly offered?: { readonly name: string; readonly onTake: (newStore: string | null) => void }
}

/** Where a file is given, and which store it is for. */
export function ImportStart({ instance, onFile, offered }: ImportStartProps) {
  const [into, setInto] = useState<'new' | 'this'>('new')
  const [typed, setTyped] = useState<string | null>(null)
  const name = typed ?? t('common:store.own')
  const [problem, setProblem] = useState<string | null>(null)
  const hint = useId()
  const asks = instance?.sample ?? false

  const newStore = asks && into === 'new' ? storeNameOf(name.trim()) : null
  const unnamed = newStore === '' ? t('imports:start.unnamed') : null

  const take = useCallback(
    (files: readonly File[]) => {
      const [file] = files
      const wrong = problemOf(files) ?? unnamed
      setProblem(wrong)
      if (file && wrong === null) onFile(file, newStore)
    },
    [unnamed, newStore, onFile]
  )
  const takeOffered = (): void => {
    setProblem(unnamed)
    if (unnamed === null) offered?.onTake(newStore)
  }
  const over = useFileDrop(take)

  return (
    <Stack gap="md">
      {asks && (
        <Radio.Group
          label={t('imports:start.into')}
          value={into}
          onChange={(value) => setInto(value === 'this' ? 'this' : 'new')}
          className={classes['panel'] ?? ''}
        >
          <Stack gap="xs" mt={6}>
            <Radio
              size="xs"
              value="new"
              label={t('imports:start.newStore')}
              description={t('imports:start.newStoreText')}
            />
            {into === 'new' && (
              <TextInput
                size="xs"
                ms={28}
                w={260}
                aria-label={t('imports:start.newStoreName')}
                maxLength={80}
                value={name}
                onChange={(event) => setTyped(event.currentTarget.value)}
              />
            )}
            <Radio
              size="xs"
              value="this"
              label={t('imports:start.thisStore', { name: instance ? storeLabel(instance) : '' })}
              description={t('imports:start.thisStoreText')}
            />
          </Stack>
        </Radio.Group>
      )}
      <div className={classes['drop']} data-over={over || undefined}>
        <FileUp size={28} strokeWidth={1.5} aria-hidden />
        <Text fw={600}>{over ? t('imports:start.letGo') : (offered?.name ?? t('imports:start.drop'))}</Text>
        {offered && instance && <Button onClick={takeOffered}>{t('imports:start.read')}</Button>}
        <FileButton
          accept=".csv,text/csv"
          onChange={(file) => file && take([file])}
          inputProps={{ 'aria-label': t('imports:start.file') }}
        >
          {(props) => (
            <Button {...props} aria-describedby={hint} variant={offered ? 'default' : 'filled'}>
              {offered ? t('imports:start.chooseAnother') : t('imports:start.choose')}
            </Button>
          )}
        </FileButton>
        <Text size="sm" c="dimmed" ta="center" maw={460} id={hint}>
          {t('imports:start.hint')}
        </Text>
        {problem !== null && (
          <Text role="alert" size="sm" className={classes['problem'] ?? ''}>
            {problem}
          </Text>
        )}
      </div>
    </Stack>
  )
}
