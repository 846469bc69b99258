import { Button, FileButton, Radio, Stack, Text, TextInput } from '@mantine/core'
import { FileUp } from 'lucide-react'
import { useCallback, useId, useState } from 'react'
import type { Instance } from '#shared/contract/app.ts'
import { useFileDrop } from '../../lib/use-file-drop.ts'
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
  const [name, setName] = useState('My store')
  const [problem, setProblem] = useState<string | null>(null)
  const hint = useId()
  const asks = instance?.sample ?? false

  const newStore = asks && into === 'new' ? name.trim() : null
  const unnamed = newStore === '' ? 'Give the new store a name first.' : null

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
          label="Import into"
          value={into}
          onChange={(value) => setInto(value === 'this' ? 'this' : 'new')}
          className={classes['panel'] ?? ''}
        >
          <Stack gap="xs" mt={6}>
            <Radio size="xs" value="new" label="A new store" description="The sample store stays as it is." />
            {into === 'new' && (
              <TextInput
                size="xs"
                ms={28}
                w={260}
                aria-label="Name of the new store"
                maxLength={80}
                value={name}
                onChange={(event) => setName(event.currentTarget.value)}
              />
            )}
            <Radio
              size="xs"
              value="this"
              label={`This store (${instance?.name ?? ''})`}
              description="Your products are added to the sample products."
            />
          </Stack>
        </Radio.Group>
      )}
      <div className={classes['drop']} data-over={over || undefined}>
        <FileUp size={28} strokeWidth={1.5} aria-hidden />
        <Text fw={600}>{over ? 'Let go to read this file' : (offered?.name ?? 'Drop your Wix product CSV here')}</Text>
        {offered && instance && <Button onClick={takeOffered}>Read this file</Button>}
        <FileButton
          accept=".csv,text/csv"
          onChange={(file) => file && take([file])}
          inputProps={{ 'aria-label': 'Product CSV' }}
        >
          {(props) => (
            <Button {...props} aria-describedby={hint} variant={offered ? 'default' : 'filled'}>
              {offered ? 'Choose another file' : 'Choose a file'}
            </Button>
          )}
        </FileButton>
        <Text size="sm" c="dimmed" ta="center" maw={460} id={hint}>
          In Wix, open the list of your store’s products and choose More actions, then Export. You see what the file
          holds before anything is taken in.
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
