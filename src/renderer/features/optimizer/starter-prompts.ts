import { t } from '../../lib/i18n.ts'

const STARTERS = ['clear', 'benefits', 'search', 'correct', 'translate'] as const
type Starter = (typeof STARTERS)[number]

interface StarterPrompt {
  readonly id: Starter
  readonly name: string
  readonly text: string
}

/**
 * Prompts that work for any attribute; the rules of each attribute (length, HTML, one line) are added by the engine. They are in the
 * window's language, because a merchant reads and changes them; what is written is in the language of the job.
 */
export function starterPrompts(): readonly StarterPrompt[] {
  return STARTERS.map((id) => ({
    id,
    name: t(`optimizer:starter.${id}.name`),
    text: t(`optimizer:starter.${id}.text`)
  }))
}
