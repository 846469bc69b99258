import type { WixRoute } from './route.ts'
import type { WixStore } from './store.ts'

/** Catalogue version and the site's own properties: what a client asks before anything else. */
export const SITE_ROUTES: readonly WixRoute[] = [
  {
    method: 'GET',
    path: '/stores/v3/provision/version',
    catalog: 'any',
    permission: 'read-products',
    handle: (_request, store) => ({ status: 200, body: { catalogVersion: catalogVersion(store) } })
  },
  {
    method: 'GET',
    path: '/site-properties/v4/properties',
    catalog: 'any',
    permission: 'read-site',
    handle(request, store) {
      const { site } = store
      const all: Readonly<Record<string, unknown>> = {
        siteDisplayName: site.name,
        businessName: site.name,
        paymentCurrency: site.currency,
        language: site.language,
        locale: { languageCode: site.language, country: 'DE' },
        timeZone: 'Europe/Berlin',
        description: '',
        phone: '',
        email: 'shop@example.com'
      }
      const wanted = new Set(fieldNames(request.query))
      const properties =
        wanted.size === 0 ? all : Object.fromEntries(Object.entries(all).filter(([name]) => wanted.has(name)))
      return { status: 200, body: { properties, version: '1' } }
    }
  }
]

/** A fresh site still says V1 while it is being set up for V3, as measured. */
function catalogVersion(store: WixStore): string {
  switch (store.version) {
    case 'V1':
    case 'PROVISIONING':
      return 'V1_CATALOG'
    case 'V3':
      return 'V3_CATALOG'
    case 'STORES_NOT_INSTALLED':
      return 'STORES_NOT_INSTALLED'
  }
}

/** A field mask in either spelling: one list with commas, or `fields.paths` repeated. */
function fieldNames(query: URLSearchParams): readonly string[] {
  return [...query.getAll('fields'), ...query.getAll('fields.paths')].flatMap((text) => text.split(',')).filter(Boolean)
}
