import { translated } from '../lib/error-words.ts'

/** What the engine said, in the window's language; else as it came, told to be English to whoever reads it aloud. */
export function EngineText({ message }: { readonly message: string }) {
  return (
    translated(message) ?? (
      <span lang="en" dir="ltr">
        {message}
      </span>
    )
  )
}
