import {
  createHashHistory,
  createRootRoute,
  createRoute,
  createRouter,
  redirect,
  type RouterHistory
} from '@tanstack/react-router'
import type { ApiClient } from '#shared/contract/transport.ts'
import { CreditsScreen } from '../features/credits/credits-screen.tsx'
import { ExportScreen } from '../features/export/export-screen.tsx'
import { FirstRunScreen } from '../features/first-run/first-run-screen.tsx'
import { ImportScreen } from '../features/import/import-screen.tsx'
import { JobScreen } from '../features/jobs/job-screen.tsx'
import { JobsScreen } from '../features/jobs/jobs-screen.tsx'
import { OptimizerScreen } from '../features/optimizer/optimizer-screen.tsx'
import { ProductsScreen } from '../features/products/products-screen.tsx'
import { ReviewScreen } from '../features/review/review-screen.tsx'
import { SettingsScreen } from '../features/settings/settings-screen.tsx'
import type { CreditsSearch } from '../lib/routes.ts'
import { NotFound } from './not-found.tsx'
import { RouteError } from './route-error.tsx'
import { Shell } from './shell/shell.tsx'

const rootRoute = createRootRoute({ component: Shell, notFoundComponent: NotFound, errorComponent: RouteError })

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
const reviewRoute = createRoute({ getParentRoute: () => jobRoute, path: '/review', component: ReviewRoute })
const exportRoute = createRoute({ getParentRoute: () => jobRoute, path: '/export', component: ExportRoute })

// The key makes another job another screen: no state of the last one stays behind.
function JobRoute() {
  const { jobId } = jobRoute.useParams()
  return <JobScreen key={jobId} jobId={jobId} />
}

function ReviewRoute() {
  const { jobId } = jobRoute.useParams()
  return <ReviewScreen key={jobId} jobId={jobId} />
}

function ExportRoute() {
  const { jobId } = jobRoute.useParams()
  return <ExportScreen key={jobId} jobId={jobId} />
}

const creditsRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/credits',
  validateSearch: (search): CreditsSearch => {
    const jobId = Number(search['jobId'])
    const view = search['view']
    return {
      ...(view === 'jobs' || view === 'items' ? { view } : {}),
      ...(Number.isSafeInteger(jobId) && jobId > 0 ? { jobId } : {})
    }
  },
  component: CreditsRoute
})

function CreditsRoute() {
  const { jobId, view } = creditsRoute.useSearch()
  return <CreditsScreen jobId={jobId} view={view} />
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
      jobRoute.addChildren([jobIndexRoute, reviewRoute, exportRoute]),
      creditsRoute,
      at('/settings', SettingsScreen)
    ]),
    history,
    defaultPreload: false,
    scrollRestoration: false
  })
}

export type AppRouter = ReturnType<typeof createAppRouter>

declare module '@tanstack/react-router' {
  interface Register {
    router: AppRouter
  }
}
