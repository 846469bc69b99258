import { itemOfRow, type ItemRow } from '../../src/main/adapters/db/item-rows.ts'
import { SHOWN_COLUMNS } from '../../src/main/adapters/db/review-lists.ts'
import type { ReviewLists } from '../../src/main/engine/review/review-lists.ts'
import { REVIEW_SORTS, type ReviewFilter, type ReviewSort } from '../../src/shared/contract/review-filter.ts'
import { openBenchEngine, type BenchEngine } from '../support/engine-run.ts'
import type { Figure } from '../support/figure.ts'
import { COMMON_WORD, fillReviewStore, RARE_WORD } from '../support/review-store.ts'
import { median, rounded } from '../support/speed-stats.ts'

const GOAL = 2
const ITEMS = { full: 100_000, short: 10_000 } as const
const ROUNDS = { full: 21, short: 9 } as const
/** Times the rounds. */
const AGAIN = 4
const PAGE = 200
/** Of 100,000. */
const DEPTHS = [0, 11_000, 50_000, 99_000] as const

const FILTERS: Readonly<Record<string, ReviewFilter>> = {
  everything: {},
  'one job': { jobIds: [2] },
  'open and of low risk': { review: ['OPEN'], risk: ['low'] },
  'descriptions in English': { attributes: ['description'], languages: ['en'] },
  'a flag, in two collections': {
    flags: ['number-lost', 'number-added', 'unchanged'],
    collectionIds: ['Collection 1', 'Collection 2']
  },
  edited: { edited: true },
  'a common word': { query: COMMON_WORD }
}

export const figure: Figure = {
  name: 'review-page',
  what: `A page of ${PAGE} items out of ${ITEMS.full.toLocaleString('en-GB')} in several jobs costs the same at any depth, by any filter and in any order, because a list holds its ids: close to what the rows cost by themselves.`,
  unit: `× ${PAGE} items with the same columns read by a range of their ids (worst of all)`,
  goal: `at most ${GOAL}, and the control that reads the same page by OFFSET beyond it`,
  async run({ full, seed, progress }) {
    const items = full ? ITEMS.full : ITEMS.short
    const rounds = full ? ROUNDS.full : ROUNDS.short
    const bench = await openBenchEngine({})
    try {
      await fillReviewStore(bench, items, seed, progress)
      bench.raw.pragma('wal_checkpoint(TRUNCATE)')
      const depths = DEPTHS.map((depth) => (depth * items) / ITEMS.full)
      const pages = measurePages(bench, depths, rounds, progress)
      const worst = pages.reduce((most, page) => (page.ratio > most.ratio ? page : most))
      const control = measureControl(bench, items - PAGE, rounds)
      return {
        value: rounded(worst.ratio, 2),
        against: 1,
        ok: worst.ratio <= GOAL && control > GOAL,
        details: [
          `${pages.length} pages measured, ${rounds} rounds each; median of all ${rounded(median(pages.map(({ ratio }) => ratio)), 2)}`,
          `worst: ${worst.what}, ${rounded(worst.ms, 2)} ms against ${rounded(worst.floorMs, 2)} ms`,
          `against bare rows that nobody makes items of, the median is ${rounded(median(pages.map(({ ms, rowsMs }) => ms / rowsMs)), 2)} ×`,
          `control: the last page by OFFSET in order of risk is ${rounded(control, 1)} ×`,
          ...measureOpening(bench, rounds),
          ...measureSearch(bench, rounds)
        ]
      }
    } finally {
      await bench.close()
    }
  }
}

interface MeasuredPage {
  readonly what: string
  readonly ms: number
  readonly floorMs: number
  readonly rowsMs: number
  readonly ratio: number
}

/** Page and floor in turn, so that both meet the same machine. */
function measurePages(
  bench: BenchEngine,
  depths: readonly number[],
  rounds: number,
  progress: (text: string) => void
): readonly MeasuredPage[] {
  const { reviewLists } = bench.engine
  const floor = floorOf(bench)
  const pages: MeasuredPage[] = []
  for (const [name, filter] of Object.entries(FILTERS)) {
    for (const sort of sorts()) {
      const { listId, total } = reviewLists.open(bench.instanceId, { filter, sort })
      if (total < PAGE) throw new Error(`Only ${total} items are ${name}`)
      for (const depth of new Set(depths.map((wanted) => Math.min(wanted, total - PAGE)))) {
        const read = (): void => readPage(reviewLists, bench.instanceId, listId, depth)
        const runs = [read, () => floor.items(depth), () => floor.rows(depth)] as const
        const first = inTurn(rounds, runs)
        // What comes out above the goal is measured again, longer, and that counts: on a machine that has something else to do a
        // page that is slow once is no slow page.
        const [ms, floorMs, rowsMs] = first[0] / first[1] <= GOAL ? first : inTurn(AGAIN * rounds, runs)
        const what = `${name}, by ${sort.by}${sort.descending ? ' descending' : ''}, at ${depth} of ${total}`
        pages.push({ what, ms, floorMs, rowsMs, ratio: ms / floorMs })
      }
    }
    progress(`pages of ${name} are measured`)
  }
  return pages
}

function sorts(): readonly ReviewSort[] {
  return REVIEW_SORTS.flatMap((by) => [false, true].map((descending) => ({ by, descending })))
}

function readPage(lists: ReviewLists, instanceId: string, id: string, offset: number): void {
  const page = lists.rows(instanceId, { id, offset, limit: PAGE })
  if (!page.ok || page.value.rows.length !== PAGE || page.value.rows.some(({ item }) => item === null))
    throw new Error(`A page at ${offset} is not whole`)
}

const TABLES = 'job_items i cross join products p on p.key = i.product_key'

interface Floor {
  /** As they come out of SQLite. */
  rows(depth: number): void
  /** And made what a page is made of: times as text, lists out of JSON. */
  items(depth: number): void
}

/** The least that a page can cost: its rows lie side by side, and nothing is found but by their ids. */
function floorOf({ raw, engine }: BenchEngine): Floor {
  const range = raw.prepare<[number, number], ItemRow>(
    `select ${SHOWN_COLUMNS} from ${TABLES} where i.id > ? and i.id <= ?`
  )
  const read = (depth: number): readonly ItemRow[] => {
    const rows = engine.deps.store.read(() => range.all(depth, depth + PAGE))
    if (rows.length !== PAGE) throw new Error(`The rows behind ${depth} are not all there`)
    return rows
  }
  return { rows: read, items: (depth) => read(depth).map(itemOfRow) }
}

function measureControl(bench: BenchEngine, depth: number, rounds: number): number {
  const floor = floorOf(bench)
  const page = bench.raw.prepare<[number], ItemRow>(
    `select ${SHOWN_COLUMNS} from ${TABLES} where i.status = 'DONE' order by i.risk, i.job_id desc, i.position limit ${PAGE} offset ?`
  )
  const [ms, floorMs] = inTurn(Math.ceil(rounds / 3), [() => page.all(depth).map(itemOfRow), () => floor.items(depth)])
  return ms / floorMs
}

/** Opening has no goal: it is done once for all the pages that follow. */
function measureOpening({ raw, engine, instanceId }: BenchEngine, rounds: number): readonly string[] {
  const index = raw.prepare(
    `select sum(shown_hash & 1) from job_items indexed by job_items_review where status = 'DONE'`
  )
  const table = raw.prepare(`select sum(length(proposal)) from job_items not indexed where status = 'DONE'`)
  const open = (by: ReviewSort['by']) => () =>
    engine.reviewLists.open(instanceId, { filter: {}, sort: { by, descending: false } })
  const [indexMs, tableMs, ...opened] = inTurn(Math.ceil(rounds / 3), [
    () => index.get(),
    () => table.get(),
    ...REVIEW_SORTS.map(open)
  ])
  return [
    `a scan of the list's index takes ${rounded(indexMs, 1)} ms, one of the table ${rounded(tableMs, 1)} ms`,
    ...REVIEW_SORTS.map((by, at) => {
      const ms = opened[at] ?? Number.NaN
      return `a list of everything by ${by} is opened in ${rounded(ms, 1)} ms, ${rounded(ms / tableMs, 2)} × the table`
    })
  ]
}

/** Against the plainest scan that gives the same rows: no order, no counts, only how many. */
function measureSearch({ raw, engine, instanceId }: BenchEngine, rounds: number): readonly string[] {
  const scan = raw.prepare<[{ readonly text: string }]>(
    `select count(*) from job_items i not indexed cross join products p on p.key = i.product_key where i.status = 'DONE' and
      (p.search like @text or i.original like @text or i.proposal like @text or i.edit like @text)`
  )
  return [COMMON_WORD, RARE_WORD].map((word) => {
    const found = engine.reviewLists.open(instanceId, {
      filter: { query: word },
      sort: { by: 'job', descending: false }
    })
    const [ms, scanMs, openMs] = inTurn(Math.ceil(rounds / 3), [
      () => engine.reviewLists.open(instanceId, { filter: { query: word }, sort: { by: 'job', descending: false } }),
      () => scan.get({ text: `%${word}%` }),
      () =>
        engine.reviewLists.open(instanceId, {
          filter: { query: word, review: ['OPEN'], risk: ['high'] },
          sort: { by: 'job', descending: false }
        })
    ])
    return `"${word}" is found in ${found.total} items in ${rounded(ms, 1)} ms, ${rounded(ms / scanMs, 2)} × a LIKE scan; among the open ones of high risk in ${rounded(openMs, 1)} ms, ${rounded(openMs / scanMs, 2)} ×`
  })
}

/** The median milliseconds of each, run one after the other in every round, each first in some; the first round warms up. */
function inTurn<const R extends readonly (() => unknown)[]>(rounds: number, runs: R): { [K in keyof R]: number } {
  const times = runs.map((): number[] => [])
  for (let round = 0; round <= rounds; round += 1) {
    for (let step = 0; step < runs.length; step += 1) {
      const at = (round + step) % runs.length
      const started = performance.now()
      runs[at]?.()
      if (round > 0) times[at]?.push(performance.now() - started)
    }
  }
  return times.map(median) as { [K in keyof R]: number }
}
