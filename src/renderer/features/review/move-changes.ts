import type { CallResult, Output } from '#shared/contract/contract.ts'

/** Takes changes back or does them again, one after the other, and counts what came of them together. */
export async function moveChanges(
  changeIds: readonly number[],
  move: (changeId: number) => Promise<CallResult<Output<'items.undo'>>>
): Promise<CallResult<Output<'items.undo'>>> {
  let restored = 0
  let left = 0
  for (const changeId of changeIds) {
    const moved = await move(changeId)
    if (!moved.ok) return moved
    restored += moved.value.restored
    left += moved.value.left
  }
  return { ok: true, value: { restored, left } }
}
