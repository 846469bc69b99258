import type { Pull } from '#shared/contract/shop.ts'
import type { PullRow, PullStep } from '../../ports/shop-store.ts'

const STAGES: Readonly<Record<PullStep, Pull['stage']>> = {
  COLLECTIONS: 'COLLECTIONS',
  MAP: 'PRODUCTS',
  PRODUCTS: 'PRODUCTS',
  LIST: 'SWEEP',
  SWEEP: 'SWEEP'
}

/** A pull as callers see it. */
export function pullView(row: PullRow): Pull {
  return {
    id: row.id,
    kind: row.kind,
    state: row.state,
    stage: STAGES[row.step],
    total: row.total,
    seen: row.seen,
    newProducts: row.newProducts,
    changedProducts: row.changedProducts,
    unchangedProducts: row.unchangedProducts,
    goneProducts: row.goneProducts,
    problem: row.problem,
    message: row.message,
    createdAt: new Date(row.createdAt).toISOString(),
    finishedAt: row.finishedAt === null ? null : new Date(row.finishedAt).toISOString()
  }
}
