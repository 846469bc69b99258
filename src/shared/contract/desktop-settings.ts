import { z } from 'zod'

const fields = {
  /** Tell through the system when a job or a publish ends or needs somebody, while no window has the focus. */
  notices: z.boolean(),
  /** What closing the last window does while something runs. */
  closing: z.enum(['ask', 'keep-running', 'quit']),
  /** The merchant knows that dictionaries may be fetched from the internet, and wants it. */
  spellCheck: z.boolean(),
  /** Look for newer versions by itself, and which. */
  updates: z.enum(['off', 'stable', 'beta'])
}

export const DesktopSettings = z.object(fields)
export type DesktopSettings = z.infer<typeof DesktopSettings>

/** Some of them. */
export const DesktopChange = z.strictObject(fields).partial()
