import type { ContextMenuParams, MenuItemConstructorOptions } from 'electron'
import { titleCase } from './title-case.ts'

export interface ContextActions {
  readonly replace: (word: string) => void
  readonly learn: (word: string) => void
}

type Clicked = Pick<
  ContextMenuParams,
  'isEditable' | 'selectionText' | 'misspelledWord' | 'dictionarySuggestions' | 'editFlags'
>

const LINE: MenuItemConstructorOptions = { type: 'separator' }

/** What a right click offers: other spellings of the word, and the clipboard. Empty where there is nothing to offer. */
export function contextTemplate(
  { isEditable, selectionText, misspelledWord, dictionarySuggestions, editFlags }: Clicked,
  platform: NodeJS.Platform,
  { replace, learn }: ContextActions
): MenuItemConstructorOptions[] {
  const named = (label: string): string => (platform === 'darwin' ? titleCase(label) : label)
  const spelling: MenuItemConstructorOptions[] =
    misspelledWord === ''
      ? []
      : [
          ...(dictionarySuggestions.length === 0
            ? [{ label: named('No other spelling is known'), enabled: false }]
            : dictionarySuggestions.map((word) => ({
                label: word.replaceAll('&', '&&'),
                click: () => replace(word)
              }))),
          { id: 'learn', label: named('Add to dictionary'), click: () => learn(misspelledWord) },
          LINE
        ]
  if (isEditable)
    return [
      ...spelling,
      { role: 'cut', enabled: editFlags.canCut },
      { role: 'copy', enabled: editFlags.canCopy },
      { role: 'paste', enabled: editFlags.canPaste },
      LINE,
      { role: 'selectAll', enabled: editFlags.canSelectAll }
    ]
  return selectionText.trim() === '' ? [] : [{ role: 'copy' }]
}
