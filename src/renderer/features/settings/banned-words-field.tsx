import { TagsInput, Text } from '@mantine/core'
import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import type { Output } from '#shared/contract/contract.ts'
import {
  bannedWordProblem,
  MAX_BANNED_WORD_LENGTH,
  MAX_BANNED_WORDS,
  tidyBannedWords
} from '#shared/model/banned-words.ts'
import { useApiCommand, useApiQuery } from '../../lib/api.tsx'
import { errorText } from '../../lib/error-words.ts'
import { t } from '../../lib/i18n.ts'
import { ErrorState } from '../../ui/error-state.tsx'

/** The list of this store. It is saved with each word, as everything in its section. */
export function BannedWordsField() {
  const { data, error, refetch } = useApiQuery('wording.get', {})
  if (error) return <ErrorState error={error.body} onRetry={() => void refetch()} />
  return data ? <WordsInput {...data} /> : null
}

function WordsInput({ bannedWords, checking }: Output<'wording.get'>) {
  const queries = useQueryClient()
  const command = useApiCommand('wording.put')
  const [problem, setProblem] = useState<string | null>(null)
  const shown = command.isPending ? command.variables.input.bannedWords : bannedWords

  const save = (typed: readonly string[]): void => {
    const refused = typed.find((word) => bannedWordProblem(word) !== undefined)
    const words = tidyBannedWords(typed.filter((word) => word !== refused))
    setProblem(refused === undefined ? tooMany(words) : problemWords(refused))
    if (words.length > MAX_BANNED_WORDS || words.join('\n') === bannedWords.join('\n')) return
    command.mutate(
      { input: { bannedWords: [...words] } },
      { onSuccess: (answer) => queries.setQueryData<Output<'wording.get'>>(['wording.get', {}], answer) }
    )
  }

  return (
    <div>
      <TagsInput
        label={t('settings:banned.label')}
        description={t('settings:banned.text')}
        placeholder={bannedWords.length === 0 ? t('settings:banned.placeholder') : ''}
        value={[...shown]}
        onChange={save}
        error={problem ?? (command.error === null ? undefined : errorText(command.error.body))}
        clearable
        spellCheck={false}
        maw={560}
      />
      <Text size="xs" c="dimmed" mt={4} role="status">
        {checking ? t('settings:banned.checking') : ''}
      </Text>
    </div>
  )
}

function tooMany(words: readonly string[]): string | null {
  return words.length > MAX_BANNED_WORDS ? t('settings:banned.tooMany', { most: MAX_BANNED_WORDS }) : null
}

function problemWords(refused: string): string | null {
  const word = refused.trim().slice(0, MAX_BANNED_WORD_LENGTH)
  const problem = bannedWordProblem(refused)
  switch (problem) {
    case undefined:
      return null
    case 'too-long':
      return t('settings:banned.tooLong', { word, most: MAX_BANNED_WORD_LENGTH })
    case 'no-letter':
      return t('settings:banned.noLetter', { word })
    case 'control':
      return t('settings:banned.control', { word })
    case 'broken':
      return t('settings:banned.broken', { word })
  }
}
