import type { ContextMenuParams, MenuItemConstructorOptions } from 'electron'
import { roleItem } from './role-items.ts'
import { sayInMenu } from './texts.ts'

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
  const spelling: MenuItemConstructorOptions[] =
    misspelledWord === ''
      ? []
      : [
          ...(dictionarySuggestions.length === 0
            ? [{ label: sayInMenu('context.noSpelling', platform), enabled: false }]
            : dictionarySuggestions.map((word) => ({
                label: word.replaceAll('&', '&&'),
                click: () => replace(word)
              }))),
          { id: 'learn', label: sayInMenu('context.learn', platform), click: () => learn(misspelledWord) },
          LINE
        ]
  if (isEditable)
    return [
      ...spelling,
      roleItem('cut', { enabled: editFlags.canCut }),
      roleItem('copy', { enabled: editFlags.canCopy }),
      roleItem('paste', { enabled: editFlags.canPaste }),
      LINE,
      roleItem('selectAll', { enabled: editFlags.canSelectAll })
    ]
  return selectionText.trim() === '' ? [] : [roleItem('copy')]
}
