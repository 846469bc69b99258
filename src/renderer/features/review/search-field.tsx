import { CloseButton, TextInput } from '@mantine/core'
import { useDebouncedCallback } from '@mantine/hooks'
import { Search } from 'lucide-react'
import { useState, type RefObject } from 'react'
import { t } from '../../lib/i18n.ts'

/** Quiet time after the last key before the engine is asked, in milliseconds. */
const ASK_AFTER_MS = 150

export interface SearchFieldProps {
  readonly query: string
  readonly onQuery: (query: string) => void
  readonly field: RefObject<HTMLInputElement | null>
  readonly className: string | undefined
}

/** What is typed is here at once and asked for a moment later; another address brings its own words. */
export function SearchField({ query, onQuery, field, className }: SearchFieldProps) {
  const [text, setText] = useState(query)
  const [told, setTold] = useState(query)
  // Not where it is what was typed here: the next letters may be there already.
  if (query !== told) {
    setTold(query)
    setText(query)
  }
  const tell = (words: string): void => {
    setTold(words.trim())
    onQuery(words.trim())
  }
  const tellLater = useDebouncedCallback(tell, ASK_AFTER_MS)
  return (
    <TextInput
      ref={field}
      size="xs"
      {...(className === undefined ? {} : { className })}
      aria-label={t('review:toolbar.searchLabel')}
      placeholder={t('review:toolbar.search')}
      leftSection={<Search size={14} aria-hidden />}
      rightSection={
        text === '' ? null : (
          <CloseButton
            size="xs"
            aria-label={t('review:toolbar.clearSearch')}
            onClick={() => {
              tellLater.cancel()
              setText('')
              tell('')
            }}
          />
        )
      }
      maxLength={200}
      value={text}
      onChange={(event) => {
        setText(event.currentTarget.value)
        tellLater(event.currentTarget.value)
      }}
      onKeyDown={(event) => {
        if (event.key === 'Escape') event.currentTarget.blur()
      }}
    />
  )
}
