import type { UiLanguage } from '#shared/model/ui-language.ts'
import { de } from '../../src/renderer/locales/de/resources.ts'
import { en } from '../../src/renderer/locales/en/resources.ts'
import { es } from '../../src/renderer/locales/es/resources.ts'
import { he } from '../../src/renderer/locales/he/resources.ts'

export const RESOURCES: Readonly<Record<UiLanguage, object>> = { de, en, es, he }

/** What the window says under a key in the language that it shows, whatever the values in it are. */
export type Say = (key: string) => RegExp

const VALUE = /\{\{[^}]*\}\}/

/** Matches a text with anything in place of its values. */
export function anyValues(text: string): string {
  return text
    .replaceAll(/<[^>]*>/g, '')
    .split(VALUE)
    .map((part) => part.replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`))
    .join('.*')
}

/** A text with a plural is found in any of its forms. */
export function sayIn(language: UiLanguage): Say {
  return (key) => {
    const [namespace = '', path = ''] = key.split(':')
    const steps = [namespace, ...path.split('.')]
    const last = steps.pop() ?? ''
    let at: unknown = RESOURCES[language]
    for (const step of steps) at = isTree(at) ? at[step] : undefined
    const forms = Object.entries(isTree(at) ? at : {}).filter(([name]) => name === last || name.startsWith(`${last}_`))
    const texts = forms.flatMap(([, text]) => (typeof text === 'string' ? [anyValues(text)] : []))
    if (texts.length === 0) throw new Error(`Nothing is said under ${key}`)
    return new RegExp(`^(?:${texts.join('|')})$`, 'us')
  }
}

function isTree(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null
}
