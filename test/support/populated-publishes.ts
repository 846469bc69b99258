import type { OpenStore, Populated } from './populated-store.ts'
import type { NewPublish, OpChange } from '../../src/main/ports/publish-store.ts'
import type { PublishOpState } from '../../src/shared/model/publish-state.ts'

const AT = Date.UTC(2026, 10, 23, 13)

export interface PopulatedPublishes {
  /** A text that was published, in a run that is done. */
  readonly publishId: number
  readonly opId: number
  /** The undo that took it back. */
  readonly undoOpId: number
  /** A run that goes on, with a text in dispute. */
  readonly runningId: number
  readonly conflictId: number
}

/** Makes a populated store one on Wix, with a text that was published and taken back and another that is in dispute. */
export function populatePublishes(
  { raw, store }: OpenStore,
  { instanceId, jobId, itemIds }: Populated
): PopulatedPublishes {
  raw.exec(`
    update app_instances set source = 'wix', site_id = 'site', site_url = 'https://${instanceId}.test', catalog_version = 'V3'
      where instance_id = '${instanceId}'`)
  return store.write((tx) => {
    const [first, second] = itemIds
    if (first === undefined || second === undefined) throw new Error('Two items were delivered')
    tx.applyReview(
      [{ itemId: second, jobId, reviewBefore: 'OPEN', editBefore: null, reviewAfter: 'APPROVED', editAfter: null }],
      AT
    )
    tx.setMeta('device', 'device-1')
    const run = (key: string): NewPublish => ({
      instanceId,
      uid: `${instanceId}-${key}`,
      storeName: instanceId,
      version: 'V3',
      dueAt: null,
      idempotencyKey: key,
      requestHash: 'hash',
      at: AT
    })
    const opOf = (publishId: number): number => {
      const [op] = tx.getPublishOps(instanceId, publishId, undefined, { cursor: undefined, limit: 1 }).rows
      if (!op) throw new Error('There was something to publish')
      return op.id
    }
    const move = (publishId: number, from: PublishOpState, change: OpChange): void => {
      tx.moveOps(publishId, [{ id: opOf(publishId), from, change }], AT)
    }
    const finish = (publishId: number, before: string, stored: string): number => {
      const writeOp = opOf(publishId)
      const sending = { to: 'SENDING', before, beforeBasis: null, revision: '1', bootId: 'boot', writeOp } as const
      move(publishId, 'PLANNED', sending)
      move(publishId, 'SENDING', { to: 'PUBLISHED', stored, storedBasis: null })
      tx.updatePublishState(publishId, { from: 'RUNNING', to: 'DONE', at: AT })
      return writeOp
    }
    const idOf = (publish: { readonly id: number } | null): number => {
      if (!publish) throw new Error('There was something to publish')
      return publish.id
    }

    const publishId = idOf(tx.createPublish(run('key'), { jobId, itemIds: [first], except: [], again: [] }))
    tx.setIdempotentPublish(publishId, {})
    const opId = finish(publishId, 'Product 1', 'An edit')
    const undo = idOf(tx.createUndo(run('undo'), { instanceId, opIds: [opId], filter: null, except: [] }))
    const undoOpId = finish(undo, 'An edit', 'Product 1')
    const runningId = idOf(tx.createPublish(run('key-2'), { jobId, itemIds: [second], except: [], again: [] }))
    move(runningId, 'PLANNED', { to: 'CONFLICT', live: 'Live', message: null })
    return { publishId, opId, undoOpId, runningId, conflictId: opOf(runningId) }
  })
}
