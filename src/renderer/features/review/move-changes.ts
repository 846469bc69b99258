import type { CallResult, Output } from '#shared/contract/contract.ts'

/**
 * Takes changes back or does them again, one after the other, and counts what came of them together. One that another window has moved already
 * stops none of the others.
 */
export async function moveChanges(
  changeIds: readonly number[],
  move: (changeId: number) => Promise<CallResult<Output<'items.undo'>>>
): Promise<CallResult<Output<'items.undo'>>> {
  let restored = 0
  let left = 0
  const gone: CallResult<Output<'items.undo'>>[] = []
  for (const changeId of changeIds) {
    const moved = await move(changeId)
    if (moved.ok) {
      restored += moved.value.restored
      left += moved.value.left
    } else if (moved.error.code === 'NOT_FOUND') gone.push(moved)
    else return moved
  }
  const [first] = gone
  if (first !== undefined && gone.length === changeIds.length) return first
  return { ok: true, value: { restored, left: left + gone.length } }
}
