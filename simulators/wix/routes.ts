import { CATEGORY_ROUTES } from './categories.ts'
import type { WixRoute } from './route.ts'
import { SITE_ROUTES } from './site-routes.ts'
import { V1_COLLECTION_ROUTES } from './v1-collections.ts'
import { V1_PRODUCT_ROUTES } from './v1-products.ts'
import { V3_ENTITY_ROUTES } from './v3-entities.ts'
import { V3_PRODUCT_ROUTES } from './v3-products.ts'

/** Every endpoint that the simulator knows; others are answered with 404. */
export const WIX_ROUTES: readonly WixRoute[] = [
  ...SITE_ROUTES,
  ...V1_PRODUCT_ROUTES,
  ...V1_COLLECTION_ROUTES,
  ...V3_PRODUCT_ROUTES,
  ...V3_ENTITY_ROUTES,
  ...CATEGORY_ROUTES
]
