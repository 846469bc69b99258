import { z } from 'zod'
import {
  bannedWordProblem,
  MAX_BANNED_WORD_LENGTH,
  MAX_BANNED_WORDS,
  type BannedWordProblem
} from '../model/banned-words.ts'
import { procedure } from './procedure.ts'

const Wording = z.object({
  /** Words and phrases that no text of this store may use. */
  bannedWords: z.array(z.string()),
  /** The texts that are there are still being looked through for a changed list. */
  checking: z.boolean()
})

const PROBLEMS: Readonly<Record<BannedWordProblem, string>> = {
  'too-long': `has more than ${MAX_BANNED_WORD_LENGTH} characters`,
  'no-letter': 'has no letter and no digit',
  control: 'has a line break or a control character',
  broken: 'has a broken character'
}

const BannedWord = z.string().superRefine((word, context) => {
  const problem = bannedWordProblem(word)
  if (problem !== undefined)
    context.addIssue({
      code: 'custom',
      message: `"${word.trim().slice(0, MAX_BANNED_WORD_LENGTH)}" ${PROBLEMS[problem]}`
    })
})

export const wordingProcedures = {
  'wording.get': procedure({
    kind: 'query',
    method: 'GET',
    path: '/api/wording',
    summary: 'What the texts of this store may not say.',
    input: z.strictObject({}),
    output: Wording,
    errors: []
  }),
  'wording.put': procedure({
    kind: 'command',
    method: 'PUT',
    path: '/api/wording',
    takesLong: true,
    summary:
      'Replace the list of banned words. New texts of the model are refused for them; texts that are there get or lose their flag soon afterwards.',
    input: z.strictObject({
      bannedWords: z.array(BannedWord).max(MAX_BANNED_WORDS, `A store has ${MAX_BANNED_WORDS} banned words at most`)
    }),
    output: Wording,
    errors: []
  })
} as const
