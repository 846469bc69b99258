import { textHash } from '../lib/text-hash.ts'

interface Texts {
  readonly proposal: string | null
  readonly edit: string | null
  readonly otherEdit: { readonly text: string } | null
}

/** How an item with two people's texts reads: whoever chooses one of them says so of both, because the other one is lost by it. */
export function bothHashes({ proposal, edit, otherEdit }: Texts): { readonly this: number; readonly other: number } {
  return { this: textHash(edit ?? proposal ?? ''), other: textHash(otherEdit?.text ?? '') }
}
