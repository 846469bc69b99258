import {
  Coins,
  FileInput,
  History,
  ListChecks,
  ListTodo,
  Package,
  PenLine,
  RefreshCw,
  Settings2,
  Store,
  type LucideIcon
} from 'lucide-react'
import { t } from '../../lib/i18n.ts'
import { routes, type RoutePath } from '../../lib/routes.ts'

type PlaceName =
  | 'products'
  | 'optimize'
  | 'jobs'
  | 'review'
  | 'history'
  | 'store'
  | 'import'
  | 'credits'
  | 'sync'
  | 'settings'

export interface Place {
  /** Of the texts in `app:place`. */
  readonly name: PlaceName
  readonly icon: LucideIcon
  readonly path: RoutePath
  /** The letter after `g`. */
  readonly letter: string
  readonly keywords: readonly string[]
  /** Other addresses that belong to it. */
  readonly also?: readonly string[]
}

/** The main places of the window, in the order of the navigation and of Ctrl and a digit. */
export const PLACES: readonly Place[] = [
  { name: 'products', icon: Package, path: routes.products(), letter: 'p', keywords: ['catalogue', 'collections'] },
  {
    name: 'optimize',
    icon: PenLine,
    path: routes.optimize(),
    letter: 'o',
    keywords: ['new job', 'rewrite', 'optimize']
  },
  { name: 'jobs', icon: ListChecks, path: routes.jobs(), letter: 'j', keywords: ['progress'] },
  {
    name: 'review',
    icon: ListTodo,
    path: routes.reviewAll(),
    letter: 'r',
    keywords: ['approve', 'reject', 'before', 'after', 'risk']
  },
  {
    name: 'history',
    icon: History,
    path: routes.history(),
    letter: 'h',
    keywords: ['published', 'publishes', 'undo', 'schedule'],
    also: ['/publishes', '/conflicts']
  },
  {
    name: 'store',
    icon: Store,
    path: routes.store(),
    letter: 'w',
    keywords: ['connect', 'fetch', 'pull', 'key', 'catalogue']
  },
  { name: 'import', icon: FileInput, path: routes.import(), letter: 'i', keywords: ['csv', 'file'] },
  { name: 'credits', icon: Coins, path: routes.credits(), letter: 'c', keywords: ['balance', 'ledger'] },
  {
    name: 'sync',
    icon: RefreshCw,
    path: routes.sync(),
    letter: 'y',
    keywords: ['backend', 'devices', 'link', 'pair', 'sign out', 'log']
  },
  { name: 'settings', icon: Settings2, path: routes.settings(), letter: 's', keywords: ['model', 'key', 'appearance'] }
]

/** Whether a place is where the window is: `/jobs/3/review` is in Jobs. */
export function isAt(place: Place, pathname: string): boolean {
  return [place.path.slice(1), ...(place.also ?? [])].some(
    (path) => pathname === path || pathname.startsWith(`${path}/`)
  )
}

/** What the place is called in the window's language. */
export function placeLabel({ name }: Place): string {
  return t(`app:place.${name}`)
}
