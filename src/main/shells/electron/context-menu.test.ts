import { expect, test } from 'vitest'
import { contextTemplate } from './context-menu.ts'

const editFlags = {
  canUndo: false,
  canRedo: false,
  canCut: true,
  canCopy: true,
  canPaste: true,
  canDelete: true,
  canSelectAll: true,
  canEditRichly: false
}
const nothing = { isEditable: false, selectionText: '', misspelledWord: '', dictionarySuggestions: [], editFlags }
const did: string[] = []
const actions = { replace: (word: string) => did.push(word), learn: (word: string) => did.push(`learn ${word}`) }

test('a right click on nothing offers nothing, on chosen text to copy it, in a field the clipboard', () => {
  expect(contextTemplate(nothing, 'win32', actions)).toEqual([])
  const roles = (over: object) => contextTemplate({ ...nothing, ...over }, 'win32', actions).map((item) => item.role)
  expect(roles({ selectionText: 'mug' })).toEqual(['copy'])
  expect(roles({ isEditable: true })).toEqual(['cut', 'copy', 'paste', undefined, 'selectAll'])
})

test('a misspelt word can be replaced or learnt', () => {
  const clicked = { ...nothing, isEditable: true, misspelledWord: 'muug', dictionarySuggestions: ['mug', 'muggy'] }
  const items = contextTemplate(clicked, 'darwin', actions)
  expect(items.slice(0, 3).map((item) => item.label)).toEqual(['mug', 'muggy', 'Add to Dictionary'])
  for (const item of items.slice(0, 3)) (item.click as () => void)()
  expect(did).toEqual(['mug', 'muggy', 'learn muug'])
})
