export interface RoutePattern {
  readonly method: string
  readonly path: string
}

/** Literal segments before `:names`, so that `/api/products/ids` is never taken for a product called "ids". */
export function bySpecificity(a: RoutePattern, b: RoutePattern): number {
  const left = a.path.split('/')
  const right = b.path.split('/')
  for (let at = 0; at < Math.min(left.length, right.length); at += 1) {
    const difference = Number(left[at]?.startsWith(':')) - Number(right[at]?.startsWith(':'))
    if (difference !== 0) return difference
  }
  return left.length - right.length
}

/** The methods that a path answers to, in the form of an Allow header; empty where no route has the path. */
export function allowedMethods(routes: readonly RoutePattern[], path: string): readonly string[] {
  const segments = path.split('/')
  const methods = new Set<string>()
  for (const route of routes) {
    if (!matches(route.path.split('/'), segments)) continue
    methods.add(route.method)
    if (route.method === 'GET') methods.add('HEAD')
  }
  return methods.size === 0 ? [] : [...methods, 'OPTIONS'].toSorted((a, b) => a.localeCompare(b, 'en'))
}

function matches(pattern: readonly string[], segments: readonly string[]): boolean {
  return (
    pattern.length === segments.length &&
    pattern.every((part, at) => (part.startsWith(':') ? segments[at] !== '' : part === segments[at]))
  )
}
