import { Combobox, InputBase, useCombobox } from '@mantine/core'
import { useState } from 'react'
import { isLanguageTag, LANGUAGES } from '#shared/model/language.ts'
import { formatLanguage } from '../../lib/format.ts'
import { t } from '../../lib/i18n.ts'

export interface LanguageSelectProps {
  readonly value: string
  readonly onChange: (tag: string) => void
  readonly error: string | undefined
}

/** A language by name, or any BCP 47 tag typed as it is (`pt-BR`). */
export function LanguageSelect({ value, onChange, error }: LanguageSelectProps) {
  const combobox = useCombobox({
    onDropdownClose: () => {
      combobox.resetSelectedOption()
      setSearch(null)
    }
  })
  /** Null while nothing is being typed: the chosen language is shown. */
  const [search, setSearch] = useState<string | null>(null)
  const wanted = (search ?? '').trim()
  const shown = LANGUAGES.filter((tag) => matches(tag, wanted))
  const typed = canonicalTag(wanted)
  const offersTyped = typed !== null && !LANGUAGES.some((tag) => tag === typed)

  return (
    <Combobox
      store={combobox}
      withinPortal={false}
      onOptionSubmit={(tag) => {
        onChange(tag)
        combobox.closeDropdown()
      }}
    >
      <Combobox.Target withExpandedAttribute>
        <InputBase
          role="combobox"
          aria-controls={combobox.listId ?? undefined}
          aria-expanded={combobox.dropdownOpened}
          label={t('optimizer:language.label')}
          rightSection={<Combobox.Chevron />}
          rightSectionPointerEvents="none"
          value={search ?? label(value)}
          error={error}
          w={280}
          onChange={(event) => {
            setSearch(event.currentTarget.value)
            combobox.openDropdown()
            combobox.updateSelectedOptionIndex()
          }}
          onClick={() => combobox.openDropdown()}
          onFocus={(event) => event.currentTarget.select()}
          onBlur={() => {
            if (typed !== null) onChange(typed)
            combobox.closeDropdown()
          }}
        />
      </Combobox.Target>
      <Combobox.Dropdown>
        <Combobox.Options aria-label={t('optimizer:language.options')} mah={260} style={{ overflowY: 'auto' }}>
          {offersTyped && (
            <Combobox.Option value={typed}>
              {formatLanguage(typed)} ({typed})
            </Combobox.Option>
          )}
          {shown.map((tag) => (
            <Combobox.Option key={tag} value={tag} active={tag === value}>
              {label(tag)}
            </Combobox.Option>
          ))}
          {shown.length === 0 && !offersTyped && <Combobox.Empty>{t('optimizer:language.none')}</Combobox.Empty>}
        </Combobox.Options>
      </Combobox.Dropdown>
    </Combobox>
  )
}

function label(tag: string): string {
  const name = formatLanguage(tag)
  return name === tag ? tag : `${name} (${tag})`
}

function matches(tag: string, wanted: string): boolean {
  const text = wanted.toLocaleLowerCase()
  return tag.startsWith(text) || formatLanguage(tag).toLocaleLowerCase().includes(text)
}

/** `PT-br` → `pt-BR`; null for what is no tag. A plain word such as `French` is a search, not a tag. */
function canonicalTag(text: string): string | null {
  if (!/^[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*$/.test(text)) return null
  try {
    const tag = Intl.getCanonicalLocales(text)[0] ?? ''
    return isLanguageTag(tag) ? tag : null
  } catch {
    return null
  }
}
