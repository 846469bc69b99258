import { useQueryClient } from '@tanstack/react-query'
import { useCallback } from 'react'
import type { ErrorBody } from '#shared/contract/errors.ts'
import type { Settings } from '#shared/contract/settings.ts'
import type { Result } from '#shared/lib/result.ts'
import { useApi } from './api.tsx'

/** The settings that can be changed without trying anything out first. */
export type Preferences = Partial<
  Pick<Settings, 'colorScheme' | 'contrast' | 'uiLanguage' | 'language' | 'concurrency'>
> & {
  readonly desktop?: Partial<Settings['desktop']>
}

const KEY = ['settings.get', {}] as const

/** Saves preferences; they show at once and go back to what they were if the engine refuses. */
export function useSavePreferences(): (change: Preferences) => Promise<Result<Settings, ErrorBody>> {
  const client = useApi()
  const queries = useQueryClient()
  return useCallback(
    async (change) => {
      const before = queries.getQueryData<Settings>(KEY)
      if (before)
        queries.setQueryData<Settings>(KEY, {
          ...before,
          ...change,
          desktop: { ...before.desktop, ...change.desktop }
        })
      const result = await client.call('settings.put', change)
      if (result.ok) queries.setQueryData<Settings>(KEY, result.value)
      else if (before) queries.setQueryData<Settings>(KEY, before)
      return result
    },
    [client, queries]
  )
}
