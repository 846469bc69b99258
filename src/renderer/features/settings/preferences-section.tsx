import { NumberInput, SegmentedControl, Input, Select } from '@mantine/core'
import { useState } from 'react'
import { COLOR_SCHEMES, CONTRASTS, type Settings } from '#shared/contract/settings.ts'
import { isLanguageTag, LANGUAGES } from '#shared/model/language.ts'
import { UI_LANGUAGE_CHOICES } from '#shared/model/ui-language.ts'
import { formatLanguage } from '../../lib/format.ts'
import { t } from '../../lib/i18n.ts'
import { uiLanguageLabel } from '../../lib/ui-language-label.ts'
import { notifyError } from '../../lib/notify.ts'
import { useSavePreferences, type Preferences } from '../../lib/settings.ts'
import { TitledSection } from '../../ui/titled-section.tsx'
import { BannedWordsField } from './banned-words-field.tsx'

const MIN_CONCURRENCY = 1
const MAX_CONCURRENCY = 256

const SCHEME_LABELS: Readonly<Record<Settings['colorScheme'], () => string>> = {
  system: () => t('settings:appearance.system'),
  light: () => t('settings:appearance.light'),
  dark: () => t('settings:appearance.dark')
}

/** Settings that take effect as they are changed: there is nothing to try out and nothing to lose. */
export function PreferencesSection({ settings }: { readonly settings: Settings }) {
  const savePreferences = useSavePreferences()
  const save = (change: Preferences): void => {
    void savePreferences(change).then((result) => (result.ok ? undefined : notifyError(result.error)))
  }
  return (
    <>
      <TitledSection title={t('settings:writing.title')} text={t('settings:savedAsChanged')}>
        <LanguageSelect value={settings.language} onChange={(language) => save({ language })} />
        <ConcurrencyInput
          key={settings.concurrency}
          value={settings.concurrency}
          onChange={(concurrency) => save({ concurrency })}
        />
        <BannedWordsField />
      </TitledSection>
      <TitledSection title={t('settings:appearance.title')}>
        <Select
          label={t('settings:uiLanguage.label')}
          description={t('settings:uiLanguage.text')}
          data={UI_LANGUAGE_CHOICES.map((value) => ({ value, label: uiLanguageLabel(value) }))}
          value={settings.uiLanguage}
          onChange={(value) => {
            const uiLanguage = UI_LANGUAGE_CHOICES.find((choice) => choice === value)
            if (uiLanguage) save({ uiLanguage })
          }}
          allowDeselect={false}
          maw={320}
        />
        <Input.Wrapper label={t('settings:appearance.colours')} labelElement="div">
          <SegmentedControl
            aria-label={t('settings:appearance.colours')}
            display="flex"
            maw={320}
            mt={4}
            data={COLOR_SCHEMES.map((value) => ({ value, label: SCHEME_LABELS[value]() }))}
            value={settings.colorScheme}
            onChange={(value) => {
              const colorScheme = COLOR_SCHEMES.find((scheme) => scheme === value)
              if (colorScheme) save({ colorScheme })
            }}
          />
        </Input.Wrapper>
        <Input.Wrapper
          label={t('settings:contrast.label')}
          description={t('settings:contrast.text')}
          labelElement="div"
        >
          <SegmentedControl
            aria-label={t('settings:contrast.label')}
            display="flex"
            maw={320}
            mt={4}
            data={CONTRASTS.map((value) => ({ value, label: t(`settings:contrast.${value}`) }))}
            value={settings.contrast}
            onChange={(value) => {
              const contrast = CONTRASTS.find((each) => each === value)
              if (contrast) save({ contrast })
            }}
          />
        </Input.Wrapper>
      </TitledSection>
    </>
  )
}

interface LanguageSelectProps {
  readonly value: string
  readonly onChange: (language: string) => void
}

/** The languages by name, and any other tag by typing it. */
function LanguageSelect({ value, onChange }: LanguageSelectProps) {
  const [search, setSearch] = useState('')
  const offered = new Set<string>([...LANGUAGES, value, ...(isLanguageTag(search.trim()) ? [search.trim()] : [])])
  return (
    <Select
      label={t('settings:writing.language')}
      description={t('settings:writing.languageText')}
      data={[...offered].map((tag) => ({
        value: tag,
        label: t('settings:writing.languageNamed', { name: formatLanguage(tag), tag })
      }))}
      value={value}
      onChange={(language) => {
        if (language !== null) onChange(language)
      }}
      searchable
      onSearchChange={setSearch}
      allowDeselect={false}
      nothingFoundMessage={t('settings:writing.noLanguage')}
      maw={320}
    />
  )
}

interface ConcurrencyInputProps {
  readonly value: number
  readonly onChange: (concurrency: number) => void
}

function ConcurrencyInput({ value, onChange }: ConcurrencyInputProps) {
  const [typed, setTyped] = useState<number | string>(value)
  const commit = (): void => {
    if (typeof typed !== 'number') return setTyped(value)
    const next = Math.min(MAX_CONCURRENCY, Math.max(MIN_CONCURRENCY, Math.round(typed)))
    setTyped(next)
    if (next !== value) onChange(next)
  }
  return (
    <NumberInput
      label={t('settings:writing.concurrency')}
      description={t('settings:writing.concurrencyText')}
      min={MIN_CONCURRENCY}
      max={MAX_CONCURRENCY}
      allowDecimal={false}
      value={typed}
      onChange={setTyped}
      onBlur={commit}
      onKeyDown={(event) => {
        if (event.key === 'Enter') commit()
      }}
      maw={320}
    />
  )
}
