import {
  createHashHistory,
  createRootRoute,
  createRoute,
  createRouter,
  redirect,
  type RouterHistory
} from '@tanstack/react-router'
import { useCallback } from 'react'
import type { ApiClient } from '#shared/contract/transport.ts'
import { CreditsScreen } from '../features/credits/credits-screen.tsx'
import { ExportScreen } from '../features/export/export-screen.tsx'
import { FirstRunScreen } from '../features/first-run/first-run-screen.tsx'
import { ImportScreen } from '../features/import/import-screen.tsx'
import { JobScreen } from '../features/jobs/job-screen.tsx'
import { JobsScreen } from '../features/jobs/jobs-screen.tsx'
import { OptimizerScreen } from '../features/optimizer/optimizer-screen.tsx'
import { ProductsScreen } from '../features/products/products-screen.tsx'
import { ConflictsScreen } from '../features/publish/conflicts/conflicts-screen.tsx'
import { HistoryScreen } from '../features/publish/history/history-screen.tsx'
import { PublishScreen } from '../features/publish/preview/publish-screen.tsx'
import { RunScreen } from '../features/publish/run/run-screen.tsx'
import { ReviewScreen } from '../features/review/review-screen.tsx'
import { parseReviewSearch, type ReviewSearch } from '../features/review/review-search.ts'
import { SettingsScreen } from '../features/settings/settings-screen.tsx'
import { StoreScreen } from '../features/store/store-screen.tsx'
import { SyncScreen } from '../features/sync/sync-screen.tsx'
import type { ConflictsSearch, CreditsSearch, HistorySearch, StoreSearch } from '../lib/routes.ts'
import { isAttribute } from '#shared/model/attribute.ts'
import { NotFound } from './not-found.tsx'
import { RouteError } from './route-error.tsx'
import { Shell } from './shell/shell.tsx'

// What breaks in the shell itself is for the last net, which is around the router: RouteError is for screens, in the shell.
const rootRoute = createRootRoute({ component: Shell, notFoundComponent: NotFound, errorComponent: false })

const at = <Path extends string>(path: Path, component: () => React.ReactNode) =>
  createRoute({ getParentRoute: () => rootRoute, path, component })

const jobRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/jobs/$jobId',
  params: {
    parse: ({ jobId }) => ({ jobId: Number(jobId) }),
    stringify: ({ jobId }) => ({ jobId: String(jobId) })
  },
  // Anything else in the address is no job of ours.
  beforeLoad: ({ params }) => {
    if (!Number.isSafeInteger(params.jobId) || params.jobId < 1) redirect({ to: '/jobs', replace: true, throw: true })
  }
})

const jobIndexRoute = createRoute({ getParentRoute: () => jobRoute, path: '/', component: JobRoute })
const reviewRoute = createRoute({
  getParentRoute: () => jobRoute,
  path: '/review',
  validateSearch: understood(parseReviewSearch),
  component: JobReviewRoute
})
const allReviewRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/review',
  validateSearch: understood(parseReviewSearch),
  component: ReviewRoute
})
const exportRoute = createRoute({ getParentRoute: () => jobRoute, path: '/export', component: ExportRoute })
const publishRoute = createRoute({ getParentRoute: () => jobRoute, path: '/publish', component: PublishRoute })

// The key makes another job another screen: no state of the last one stays behind.
function JobRoute() {
  const { jobId } = jobRoute.useParams()
  return <JobScreen key={jobId} jobId={jobId} />
}

function JobReviewRoute() {
  const { jobId } = jobRoute.useParams()
  const search = reviewRoute.useSearch()
  const navigate = reviewRoute.useNavigate()
  const onSearch = useCallback(
    (next: ReviewSearch, replace: boolean) => void navigate({ search: next, replace }),
    [navigate]
  )
  return <ReviewScreen key={jobId} jobId={jobId} search={search} onSearch={onSearch} />
}

function ReviewRoute() {
  const search = allReviewRoute.useSearch()
  const navigate = allReviewRoute.useNavigate()
  const onSearch = useCallback(
    (next: ReviewSearch, replace: boolean) => void navigate({ search: next, replace }),
    [navigate]
  )
  return <ReviewScreen search={search} onSearch={onSearch} />
}

function ExportRoute() {
  const { jobId } = jobRoute.useParams()
  return <ExportScreen key={jobId} jobId={jobId} />
}

function PublishRoute() {
  const { jobId } = jobRoute.useParams()
  return <PublishScreen key={jobId} jobId={jobId} />
}

const runRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/publishes/$publishId',
  params: {
    parse: ({ publishId }) => ({ publishId: Number(publishId) }),
    stringify: ({ publishId }) => ({ publishId: String(publishId) })
  },
  beforeLoad: ({ params }) => {
    if (!isId(params.publishId)) redirect({ to: '/history', replace: true, throw: true })
  },
  component: RunRoute
})

function RunRoute() {
  const { publishId } = runRoute.useParams()
  return <RunScreen key={publishId} publishId={publishId} />
}

const conflictsRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/conflicts',
  validateSearch: understood((search): ConflictsSearch => ({
    ...idIn(search, 'jobId'),
    ...idIn(search, 'publishId')
  })),
  component: ConflictsRoute
})

function ConflictsRoute() {
  const search = conflictsRoute.useSearch()
  return <ConflictsScreen key={JSON.stringify(search)} {...search} />
}

const historyRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/history',
  validateSearch: understood((search): HistorySearch => {
    const attribute = String(search['attribute'])
    return {
      ...(search['view'] === 'publishes' ? { view: 'publishes' } : {}),
      ...idIn(search, 'jobId'),
      ...idIn(search, 'publishId'),
      ...textIn(search, 'productId'),
      ...textIn(search, 'query'),
      ...textIn(search, 'from'),
      ...textIn(search, 'to'),
      ...(isAttribute(attribute) ? { attribute } : {})
    }
  }),
  component: HistoryRoute
})

function HistoryRoute() {
  const search = historyRoute.useSearch()
  return <HistoryScreen key={JSON.stringify(search)} {...search} />
}

type Search = Readonly<Record<string, unknown>>

/** What is not read from an address is not there: the router would hand it to the screen as it was typed. */
function understood<T extends object>(read: (search: Search) => T): (search: Search) => T {
  return (search) => ({ ...Object.fromEntries(Object.keys(search).map((name) => [name, undefined])), ...read(search) })
}

function isId(value: number): boolean {
  return Number.isSafeInteger(value) && value > 0
}

function idIn<Name extends string>(search: Search, name: Name): Partial<Record<Name, number>> {
  const value = Number(search[name])
  return isId(value) ? ({ [name]: value } as Partial<Record<Name, number>>) : {}
}

/** The router reads `12` as a number; a name or a day may look like one. */
function textIn<Name extends string>(search: Search, name: Name): Partial<Record<Name, string>> {
  const value = search[name]
  return typeof value === 'string' || typeof value === 'number'
    ? ({ [name]: String(value) } as Partial<Record<Name, string>>)
    : {}
}

const creditsRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/credits',
  validateSearch: understood((search): CreditsSearch => {
    const jobId = Number(search['jobId'])
    const view = search['view']
    return {
      ...(view === 'jobs' || view === 'items' ? { view } : {}),
      ...(Number.isSafeInteger(jobId) && jobId > 0 ? { jobId } : {})
    }
  }),
  component: CreditsRoute
})

function CreditsRoute() {
  const { jobId, view } = creditsRoute.useSearch()
  return <CreditsScreen jobId={jobId} view={view} />
}

const storeRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/store',
  validateSearch: understood((search): StoreSearch => (String(search['connect']) === 'true' ? { connect: true } : {})),
  component: StoreRoute
})

function StoreRoute() {
  const { connect } = storeRoute.useSearch()
  return <StoreScreen connectAnother={connect ?? false} />
}

/** Where the app opens: a store without products is asked what to fill it with. */
const indexRoute = (client: ApiClient) =>
  createRoute({
    getParentRoute: () => rootRoute,
    path: '/',
    beforeLoad: async () => {
      const status = await client.call('app.status', {})
      const empty = status.ok && status.value.instance.productCount === 0
      redirect({ to: empty ? '/welcome' : '/products', replace: true, throw: true })
    }
  })

export function createAppRouter(client: ApiClient, history: RouterHistory = createHashHistory()) {
  return createRouter({
    routeTree: rootRoute.addChildren([
      indexRoute(client),
      at('/welcome', FirstRunScreen),
      at('/products', ProductsScreen),
      at('/optimize', OptimizerScreen),
      at('/import', () => <ImportScreen />),
      at('/jobs', JobsScreen),
      jobRoute.addChildren([jobIndexRoute, reviewRoute, exportRoute, publishRoute]),
      allReviewRoute,
      runRoute,
      conflictsRoute,
      historyRoute,
      creditsRoute,
      storeRoute,
      at('/sync', SyncScreen),
      at('/settings', SettingsScreen)
    ]),
    history,
    defaultPreload: false,
    defaultErrorComponent: RouteError,
    disableGlobalCatchBoundary: true,
    scrollRestoration: false
  })
}

export type AppRouter = ReturnType<typeof createAppRouter>

declare module '@tanstack/react-router' {
  interface Register {
    router: AppRouter
  }
}
