import { useMediaQuery } from '@mantine/hooks'
import { useEffect } from 'react'
import { useApiQuery } from '../../lib/api.tsx'

const MEMORY = 'wordshelf.contrast'

/** Marks the document where the merchant or the system asks for more contrast; ui/contrast.css does the rest. */
export function useChosenContrast(): void {
  const asked = useMediaQuery('(prefers-contrast: more)', undefined, { getInitialValueInEffect: false })
  const saved = useApiQuery('settings.get', {}).data?.contrast
  // Until the settings are here the window looks as it did the last time.
  const chosen = saved ?? localStorage.getItem(MEMORY) ?? 'system'
  const more = chosen === 'more' || (chosen === 'system' && asked)
  useEffect(() => {
    if (saved !== undefined) localStorage.setItem(MEMORY, saved)
  }, [saved])
  useEffect(() => {
    document.documentElement.dataset['contrast'] = more ? 'more' : 'normal'
  }, [more])
}
