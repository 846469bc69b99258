import type { StoreRead } from '../../ports/store.ts'

/** What a result was written with, beside the product, language and prompt: the model, its rules and the store's banned words. */
export function askedWith(model: { readonly asked: string }, bannedKey: string): string {
  return bannedKey === '' ? model.asked : `${model.asked} ${bannedKey}`
}

/** What an earlier result of the store must have been written with to stand for a new one. */
export function askedOf(
  db: Pick<StoreRead, 'getBannedWords'>,
  instanceId: string,
  model: { readonly asked: string }
): string {
  return askedWith(model, db.getBannedWords(instanceId).key)
}
