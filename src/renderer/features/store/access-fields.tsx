import { PasswordInput, TextInput } from '@mantine/core'
import { useState, type Ref } from 'react'
import { t } from '../../lib/i18n.ts'
import type { AccessDraft, AccessProblems } from './access-draft.ts'
import { siteIdIn } from './site-id.ts'
import classes from './store.module.css'

export interface AccessFieldsProps {
  readonly draft: AccessDraft
  readonly problems: AccessProblems
  readonly siteRef: Ref<HTMLInputElement>
  readonly keyRef: Ref<HTMLInputElement>
  readonly onChange: (part: Partial<AccessDraft>) => void
}

/** How an address begins that holds the id, in any language. */
const DASHBOARD = 'https://manage.wix.com/dashboard/…'

/** Site id and key. A whole dashboard address is cut down to its id as soon as it holds one. */
export function AccessFields({ draft, problems, siteRef, keyRef, onChange }: AccessFieldsProps) {
  const [taken, setTaken] = useState(false)

  function typeSite(text: string): void {
    const id = siteIdIn(text)
    const isAddress = id !== null && id !== text.trim().toLowerCase()
    setTaken(isAddress)
    onChange({ site: isAddress ? id : text })
  }

  return (
    <>
      <div>
        <TextInput
          ref={siteRef}
          label={t('store:access.site')}
          description={t('store:access.siteText')}
          placeholder={DASHBOARD}
          value={draft.site}
          error={problems.site}
          onChange={(event) => typeSite(event.currentTarget.value)}
          autoComplete="off"
          spellCheck={false}
        />
        <span role="status" className={classes['taken']} hidden={!taken}>
          {taken && t('store:access.taken')}
        </span>
      </div>
      <KeyInput ref={keyRef} value={draft.key} error={problems.key} onChange={(key) => onChange({ key })} />
    </>
  )
}

export interface KeyInputProps {
  readonly ref?: Ref<HTMLInputElement>
  readonly value: string
  readonly error: string | undefined
  /** Inside a dialog: where focus goes when it opens. */
  readonly focusFirst?: boolean
  readonly onChange: (key: string) => void
}

export function KeyInput({ ref, value, error, focusFirst = false, onChange }: KeyInputProps) {
  return (
    <PasswordInput
      {...(ref ? { ref } : {})}
      label={t('store:access.key')}
      description={t('store:access.keyText')}
      value={value}
      error={error}
      aria-invalid={error !== undefined}
      onChange={(event) => onChange(event.currentTarget.value)}
      autoComplete="off"
      spellCheck={false}
      visibilityToggleButtonProps={{ 'aria-label': t('store:access.show') }}
      {...(focusFirst ? { 'data-autofocus': true } : {})}
    />
  )
}
