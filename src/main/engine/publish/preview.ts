import type { Output, Parsed } from '#shared/contract/contract.ts'
import type { ErrorBody } from '#shared/contract/errors.ts'
import { err, ok, type Result } from '#shared/lib/result.ts'
import type { PreviewTotals } from '../../ports/publish-store.ts'
import type { EngineDeps } from '../deps.ts'
import { notFound } from '../not-found.ts'
import { FIRST_RATE } from '../shop/pace.ts'
import type { ShopSessions } from '../shop/shop-session.ts'
import { selectionOf } from './create-publish.ts'
import { requestsFor } from './estimate-requests.ts'
import { publishTarget } from './publish-target.ts'
import { SKIP_WORDS } from './publish-words.ts'

/** From the catalogue as it was last pulled; nothing is asked of Wix. */
export function previewPublish(
  deps: EngineDeps,
  sessions: Pick<ShopSessions, 'pace'>,
  instanceId: string,
  input: Parsed<'publishes.preview'>
): Result<Output<'publishes.preview'>, ErrorBody> {
  return deps.store.read((db) => {
    const target = publishTarget(db, instanceId)
    if (!target.ok) return target
    if (!db.getJob(instanceId, input.jobId)) return err(notFound('Job', input.jobId))
    const { name, catalogVersion } = target.value
    const totals = db.previewPublish(instanceId, catalogVersion, selectionOf(input))
    const requests = requestsFor(catalogVersion, totals)
    const pace = sessions.pace(instanceId)
    const perMinute = pace && pace.requestsPerMinute > 0 ? pace.requestsPerMinute : FIRST_RATE
    const { currentAsOf } = db.getPullBase(instanceId)
    return ok({
      storeName: name,
      catalogVersion,
      currentAsOf: currentAsOf === null ? null : new Date(currentAsOf).toISOString(),
      counts: countsOf(totals),
      products: totals.changedProducts,
      attributes: [...totals.changedAttributes],
      requests,
      seconds: Math.ceil((requests * 60) / perMinute + (pace?.heldMs ?? 0) / 1_000),
      skipped: totals.groups.flatMap(({ code, items }) => (code === null ? [] : [{ reason: SKIP_WORDS[code], items }]))
    })
  })
}

function countsOf({ groups }: PreviewTotals): Output<'publishes.preview'>['counts'] {
  const of = (verdict: PreviewTotals['groups'][number]['verdict']): number =>
    groups.reduce((sum, group) => sum + (group.verdict === verdict ? group.items : 0), 0)
  return {
    change: of('change'),
    unchanged: of('unchanged'),
    conflict: of('conflict'),
    reverted: of('reverted'),
    skipped: of('skipped')
  }
}

export function previewItems(
  deps: EngineDeps,
  instanceId: string,
  input: Parsed<'publishes.previewItems'>
): Result<Output<'publishes.previewItems'>, ErrorBody> {
  return deps.store.read((db) => {
    const target = publishTarget(db, instanceId)
    if (!target.ok) return target
    if (!db.getJob(instanceId, input.jobId)) return err(notFound('Job', input.jobId))
    const { verdict, cursor, limit } = input
    const version = target.value.catalogVersion
    const page = db.getPreviewItems(instanceId, version, selectionOf(input), verdict, { cursor, limit })
    return ok({
      items: page.rows.map(({ code, ...row }) => ({ ...row, reason: reasonOf(row.verdict, code) })),
      nextCursor: page.nextCursor,
      total: page.total
    })
  })
}

function reasonOf(verdict: string, code: keyof typeof SKIP_WORDS | null): string | null {
  if (code !== null) return SKIP_WORDS[code]
  return verdict === 'conflict' ? 'It was changed on Wix since the text was written.' : null
}
