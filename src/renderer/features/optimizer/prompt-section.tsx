import { Anchor, Button, Textarea } from '@mantine/core'
import { useState } from 'react'
import { MAX_PROMPT_LENGTH } from '#shared/contract/jobs.ts'
import { formatNumber } from '../../lib/format.ts'
import { draft, type Form } from './draft.ts'
import { LanguageSelect } from './language-select.tsx'
import classes from './optimizer.module.css'
import type { FieldErrors } from './problem.ts'
import { Section } from './section.tsx'
import { STARTER_PROMPTS } from './starter-prompts.ts'

export interface PromptSectionProps {
  readonly form: Form
  readonly language: string
  readonly errors: FieldErrors
}

export function PromptSection({ form, language, errors }: PromptSectionProps) {
  /** The merchant's own words that a starter prompt took the place of. */
  const [replaced, setReplaced] = useState<string | null>(null)
  const length = form.prompt.length

  const use = (text: string): void => {
    const own = form.prompt.trim() !== '' && !STARTER_PROMPTS.some((starter) => starter.text === form.prompt)
    setReplaced(own ? form.prompt : null)
    draft.change({ prompt: text })
  }

  return (
    <Section title="Instructions" error={errors.prompt}>
      <div className={classes['starters']}>
        <span className={classes['aside']}>Start with</span>
        {STARTER_PROMPTS.map(({ name, text }) => (
          <Button
            key={name}
            size="compact-xs"
            variant={form.prompt === text ? 'outline' : 'default'}
            aria-pressed={form.prompt === text}
            onClick={() => use(text)}
          >
            {name}
          </Button>
        ))}
      </div>
      <Textarea
        aria-label="Prompt"
        placeholder="Say how the text should be written, for example: short sentences, friendly, no exaggeration."
        autosize
        minRows={3}
        maxRows={12}
        value={form.prompt}
        error={errors.prompt !== undefined || length > MAX_PROMPT_LENGTH}
        onChange={(event) => {
          setReplaced(null)
          draft.change({ prompt: event.currentTarget.value })
        }}
      />
      <div className={classes['promptFoot']}>
        <span>
          {replaced !== null && (
            <>
              Your text was replaced.{' '}
              <Anchor
                component="button"
                type="button"
                size="xs"
                onClick={() => {
                  draft.change({ prompt: replaced })
                  setReplaced(null)
                }}
              >
                Undo
              </Anchor>
            </>
          )}
        </span>
        <span>
          {formatNumber(length)} of {formatNumber(MAX_PROMPT_LENGTH)} characters
        </span>
      </div>
      <LanguageSelect
        value={language}
        error={errors.language}
        onChange={(chosen) => draft.change({ language: chosen })}
      />
    </Section>
  )
}
