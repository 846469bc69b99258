import { Monitor, Moon, Sun } from 'lucide-react'
import type { Settings } from '#shared/contract/settings.ts'

/** The choices of appearance, named the same in the menu and in the command palette. */
export const SCHEMES = [
  { value: 'system', label: 'Same as the system', icon: Monitor },
  { value: 'light', label: 'Light', icon: Sun },
  { value: 'dark', label: 'Dark', icon: Moon }
] as const satisfies readonly {
  readonly value: Settings['colorScheme']
  readonly label: string
  readonly icon: typeof Sun
}[]
