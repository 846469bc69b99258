import { Anchor, Button, Textarea } from '@mantine/core'
import { useState } from 'react'
import { MAX_PROMPT_LENGTH } from '#shared/contract/jobs.ts'
import { t } from '../../lib/i18n.ts'
import { draft, type Form } from './draft.ts'
import { LanguageSelect } from './language-select.tsx'
import classes from './optimizer.module.css'
import type { FieldErrors } from './problem.ts'
import { Section } from './section.tsx'
import { starterPrompts } from './starter-prompts.ts'

export interface PromptSectionProps {
  readonly form: Form
  readonly language: string
  readonly errors: FieldErrors
}

export function PromptSection({ form, language, errors }: PromptSectionProps) {
  /** The merchant's own words that a starter prompt took the place of. */
  const [replaced, setReplaced] = useState<string | null>(null)
  const starters = starterPrompts()

  const use = (text: string): void => {
    const own = form.prompt.trim() !== '' && !starters.some((starter) => starter.text === form.prompt)
    setReplaced(own ? form.prompt : null)
    draft.change({ prompt: text })
  }

  return (
    <Section title={t('optimizer:prompt.label')} error={errors.prompt}>
      <div className={classes['starters']}>
        <span className={classes['aside']}>{t('optimizer:prompt.startWith')}</span>
        {starters.map(({ id, name, text }) => (
          <Button
            key={id}
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
        aria-label={t('optimizer:prompt.label')}
        placeholder={t('optimizer:prompt.hint')}
        autosize
        minRows={3}
        maxRows={12}
        value={form.prompt}
        error={errors.prompt !== undefined || form.prompt.length > MAX_PROMPT_LENGTH}
        onChange={(event) => {
          setReplaced(null)
          draft.change({ prompt: event.currentTarget.value })
        }}
      />
      <div className={classes['promptFoot']}>
        <span>
          {replaced !== null && (
            <>
              {t('optimizer:prompt.replaced')}{' '}
              <Anchor
                component="button"
                type="button"
                size="xs"
                onClick={() => {
                  draft.change({ prompt: replaced })
                  setReplaced(null)
                }}
              >
                {t('common:action.undo')}
              </Anchor>
            </>
          )}
        </span>
        <span>{t('optimizer:prompt.length', { length: form.prompt.length, most: MAX_PROMPT_LENGTH })}</span>
      </div>
      <LanguageSelect
        value={language}
        error={errors.language}
        onChange={(chosen) => draft.change({ language: chosen })}
      />
    </Section>
  )
}
