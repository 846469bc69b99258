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
import { routes, type RoutePath } from '../../lib/routes.ts'

export interface Place {
  readonly label: string
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
  { label: 'Products', icon: Package, path: routes.products(), letter: 'p', keywords: ['catalogue', 'collections'] },
  {
    label: 'Optimise',
    icon: PenLine,
    path: routes.optimize(),
    letter: 'o',
    keywords: ['new job', 'rewrite', 'optimize']
  },
  { label: 'Jobs', icon: ListChecks, path: routes.jobs(), letter: 'j', keywords: ['progress'] },
  {
    label: 'Review',
    icon: ListTodo,
    path: routes.reviewAll(),
    letter: 'r',
    keywords: ['approve', 'reject', 'before', 'after', 'risk']
  },
  {
    label: 'History',
    icon: History,
    path: routes.history(),
    letter: 'h',
    keywords: ['published', 'publishes', 'undo', 'schedule'],
    also: ['/publishes', '/conflicts']
  },
  {
    label: 'Wix store',
    icon: Store,
    path: routes.store(),
    letter: 'w',
    keywords: ['connect', 'fetch', 'pull', 'key', 'catalogue']
  },
  { label: 'Import', icon: FileInput, path: routes.import(), letter: 'i', keywords: ['csv', 'file'] },
  { label: 'Credits', icon: Coins, path: routes.credits(), letter: 'c', keywords: ['balance', 'ledger'] },
  {
    label: 'Sync',
    icon: RefreshCw,
    path: routes.sync(),
    letter: 'y',
    keywords: ['backend', 'devices', 'link', 'pair', 'sign out', 'log']
  },
  { label: 'Settings', icon: Settings2, path: routes.settings(), letter: 's', keywords: ['model', 'key', 'appearance'] }
]

/** Whether a place is where the window is: `/jobs/3/review` is in Jobs. */
export function isAt(place: Place, pathname: string): boolean {
  return [place.path.slice(1), ...(place.also ?? [])].some(
    (path) => pathname === path || pathname.startsWith(`${path}/`)
  )
}
