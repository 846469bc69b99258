import { Button, FileButton, Radio, Stack, Text, TextInput } from '@mantine/core'
import { FileUp } from 'lucide-react'
import { useCallback, useId, useState } from 'react'
import type { Instance } from '#shared/contract/app.ts'
import classes from './import.module.css'
import { useFileDrop } from './use-file-drop.ts'

export interface ImportStartProps {
  /** The active store; undefined while it isn't known. */
  readonly instance: Instance | undefined
  readonly onFile: (file: File, newStore: string | null) => void
}

/** Where a file is given, and which store it is for. */
export function ImportStart({ instance, onFile }: ImportStartProps) {
  const [into, setInto] = useState<'new' | 'this'>('new')
  const [name, setName] = useState('My store')
  const [problem, setProblem] = useState<string | null>(null)
  const hint = useId()
  const asks = instance?.sample ?? false

  const take = useCallback(
    (files: readonly File[]) => {
      const [file] = files
      const wrong = problemOf(files, asks && into === 'new' ? name : null)
      setProblem(wrong)
      if (file && wrong === null) onFile(file, asks && into === 'new' ? name.trim() : null)
    },
    [asks, into, name, onFile]
  )
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
                ml={28}
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
        <Text fw={600}>{over ? 'Let go to read this file' : 'Drop your Wix product CSV here'}</Text>
        <FileButton
          accept=".csv,text/csv"
          onChange={(file) => file && take([file])}
          inputProps={{ 'aria-label': 'Product CSV' }}
        >
          {(props) => (
            <Button {...props} aria-describedby={hint}>
              Choose a file
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

function problemOf(files: readonly File[], newStore: string | null): string | null {
  const [file] = files
  if (!file) return 'This was not a file. Drop the CSV file itself.'
  if (files.length > 1) return 'Please import one file at a time.'
  if (!/\.csv$/i.test(file.name)) return `${file.name} is not a CSV file. Export the products from Wix as CSV.`
  if (file.size === 0) return `${file.name} is empty. Export it from Wix again.`
  if (newStore !== null && newStore.trim() === '') return 'Give the new store a name first.'
  return null
}
