import type { WixRoute } from './route.ts'
import { SITE_ROUTES } from './site-routes.ts'

/** Every endpoint that the simulator knows; others are answered with 404. */
export const WIX_ROUTES: readonly WixRoute[] = [...SITE_ROUTES]
