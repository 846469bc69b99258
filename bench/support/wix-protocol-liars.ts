import { asList, asObject, isObject, type JsonObject } from '../../simulators/wix/json.ts'
import type { Liar } from './wix-protocol-world.ts'

type Edit = (body: JsonObject, path: string) => JsonObject

/** Simulators with one fault of protocol each, by version: every one has to be caught. */
export const LIARS: Readonly<Record<'V1' | 'V3', Readonly<Record<string, Liar>>>> = {
  V1: {
    'hidden products are shown by default': asking((body, path) =>
      path.endsWith('/v1/products/query') ? { ...body, includeHiddenProducts: true } : body
    ),
    'the SDK’s page has no metadata': answering(({ metadata: _metadata, ...body }) => body),
    'the total counts the page': answering((body) =>
      'totalResults' in body ? { ...body, totalResults: asList(body['products']).length } : body
    ),
    'a filter in text is not read': asking((body) =>
      inside(body, 'query', (query) => (typeof query['filter'] === 'string' ? omit(query, 'filter') : query))
    ),
    'sorting is passed over': asking((body) => inside(body, 'query', (query) => omit(query, 'sort'))),
    'an offset beyond the cap is served': asking((body) =>
      inside(body, 'query', (query) =>
        inside(query, 'paging', (paging) => ({ ...paging, offset: Math.min(Number(paging['offset'] ?? 0), 9_999) }))
      )
    ),
    'a long name is cut, not refused': asking((body) => inside(body, 'product', cutName)),
    'SEO data is merged, not replaced': mergedSeo('product'),
    'HTML is rewritten as on V3': answering((body) =>
      inside(body, 'product', (product) => ({
        ...product,
        description: String(product['description']).replaceAll('strong>', 'b>')
      }))
    ),
    'a bulk result lies flat': answering(flatResults),
    'a PATCH answers without the product': answering((body) => ('product' in body ? {} : body)),
    'ids are not ids': answering((body) => renamedIds(body)),
    'errors have no details': refusing((body) => omit(body, 'details')),
    'errors have no request id': (serve) => async (request, env) => {
      const response = await serve(request, env)
      const headers = new Headers(response.headers)
      headers.delete('x-wix-request-id')
      return new Response(response.body, { status: response.status, headers })
    },
    'another version’s call is a plain 400': status(428, 400)
  },
  V3: {
    'a revision is a number': answering((body) =>
      inside(body, 'product', (product) => ({ ...product, revision: Number(product['revision']) }))
    ),
    'a page has no paging metadata': answering((body) => omit(body, 'pagingMetadata')),
    'every member comes, asked for or not': everyField,
    'the cursor is ignored': asking((body) =>
      inside(body, 'query', (query) => inside(query, 'cursorPaging', (paging) => omit(paging, 'cursor')))
    ),
    'HTML comes back as it was sent': answering((body) => inside(body, 'product', unrewritten)),
    'SEO data is merged, not replaced': mergedSeo('product'),
    'a stale revision is taken': currentRevision,
    'a long name is cut, not refused': asking((body) => inside(body, 'product', cutName)),
    'a bulk result lies flat': answering(flatResults),
    'a bulk update does not tell failures': answering((body) =>
      'bulkActionMetadata' in body
        ? {
            ...body,
            results: asList(body['results']).filter(
              (one) => asObject(asObject(one)['itemMetadata'])['success'] === true
            )
          }
        : body
    ),
    'hidden products are counted': asking((body, path) =>
      path.endsWith('/count') ? { ...body, returnNonVisibleProducts: true } : body
    ),
    'hidden products are left out of a query': answering((body) =>
      'products' in body
        ? { ...body, products: asList(body['products']).filter((one) => asObject(one)['visible'] !== false) }
        : body
    ),
    'times are numbers': answering((body) =>
      inside(body, 'product', (product) => ({ ...product, updatedDate: Date.parse(String(product['updatedDate'])) }))
    ),
    'errors have no details': refusing((body) => omit(body, 'details')),
    'field violations have no rule': refusing((body) =>
      inside(body, 'details', (details) =>
        inside(details, 'validationError', (error) => ({
          ...error,
          fieldViolations: asList(error['fieldViolations']).map((one) => omit(asObject(one), 'violatedRule'))
        }))
      )
    ),
    'another version’s call is a plain 400': status(428, 400),
    'a category that is hidden is shown': asking((body, path) =>
      path.endsWith('/categories/query') ? { ...body, returnNonVisibleCategories: true } : body
    ),
    'a section is copied for each product': answering((body, path) =>
      path.includes('/products/') ? inside(body, 'product', oldSections) : body
    )
  }
}

/** Changes what the simulator is asked, wherever it stands: body, `.r` or plain parameters. */
function asking(edit: Edit): Liar {
  return (serve) => async (request, env) => {
    const url = new URL(request.url)
    const { method, headers } = request
    if (method !== 'GET') {
      const text = await request.text()
      const body = text === '' ? {} : asObject(JSON.parse(text))
      return serve(new Request(url, { method, headers, body: JSON.stringify(edit(body, url.pathname)) }), env)
    }
    const packed = url.searchParams.get('.r')
    const asked = packed === null ? {} : asObject(JSON.parse(Buffer.from(packed, 'base64url').toString('utf8')))
    const edited = edit(asked, url.pathname)
    if (packed === null && Object.keys(edited).length === 0) return serve(request, env)
    url.searchParams.set('.r', Buffer.from(JSON.stringify(edited)).toString('base64url'))
    return serve(new Request(url, { method, headers }), env)
  }
}

/** Changes every 200. */
function answering(edit: Edit): Liar {
  return rewritten((code) => code === 200, edit)
}

/** Changes every error. */
function refusing(edit: Edit): Liar {
  return rewritten((code) => code !== 200, edit)
}

function rewritten(applies: (code: number) => boolean, edit: Edit): Liar {
  return (serve) => async (request, env) => {
    const response = await serve(request, env)
    const text = await response.text()
    const json = (response.headers.get('content-type') ?? '').startsWith('application/json') && text !== ''
    const body =
      json && applies(response.status)
        ? JSON.stringify(edit(asObject(JSON.parse(text)), new URL(request.url).pathname))
        : text
    return new Response(body, { status: response.status, headers: response.headers })
  }
}

function status(from: number, to: number): Liar {
  return (serve) => async (request, env) => {
    const response = await serve(request, env)
    return response.status === from ? new Response(response.body, { status: to, headers: response.headers }) : response
  }
}

/** Asks for all members at each address that has any to choose. */
function everyField(...[serve]: Parameters<Liar>): ReturnType<Liar> {
  const all = ['PLAIN_DESCRIPTION', 'MEDIA_ITEMS_INFO', 'URL', 'INFO_SECTION', 'INFO_SECTION_PLAIN_DESCRIPTION']
  return (request, env) => {
    const url = new URL(request.url)
    if (request.method !== 'GET' || !url.pathname.includes('/v3/products/')) return serve(request, env)
    const packed = url.searchParams.get('.r')
    if (packed === null) {
      url.searchParams.delete('fields')
      for (const field of all) url.searchParams.append('fields', field)
    } else {
      const asked = asObject(JSON.parse(Buffer.from(packed, 'base64url').toString('utf8')))
      url.searchParams.set('.r', Buffer.from(JSON.stringify({ ...asked, fields: all })).toString('base64url'))
    }
    return serve(new Request(url, { method: 'GET', headers: request.headers }), env)
  }
}

/** Puts the store's own revision in the place of whichever was sent. */
function currentRevision(...[serve, simulator]: Parameters<Liar>): ReturnType<Liar> {
  return asking((body) =>
    inside(body, 'product', (product) => {
      const stored = simulator.store.products.get(String(product['id']))
      return stored === undefined ? product : { ...product, revision: String(stored.revision) }
    })
  )(serve, simulator)
}

function mergedSeo(name: string): Liar {
  return (serve, simulator) =>
    asking((body) =>
      inside(body, name, (product) => {
        const stored = simulator.store.products.get(String(product['id']))?.seo
        if (!isObject(product['seoData']) || stored === null || stored === undefined) return product
        return {
          ...product,
          seoData: { ...product['seoData'], tags: [...asList(product['seoData']['tags']), ...stored.tags] }
        }
      })
    )(serve, simulator)
}

function flatResults(body: JsonObject): JsonObject {
  if (!('bulkActionMetadata' in body)) return body
  return { ...body, results: asList(body['results']).map((one) => asObject(asObject(one)['itemMetadata'])) }
}

function renamedIds(body: JsonObject): JsonObject {
  return inside(body, 'product', ({ id, ...product }) => ({ ...product, productId: id }))
}

function cutName(product: JsonObject): JsonObject {
  return typeof product['name'] === 'string' ? { ...product, name: product['name'].slice(0, 80) } : product
}

function unrewritten(product: JsonObject): JsonObject {
  const html = product['plainDescription']
  if (typeof html !== 'string') return product
  const plain = html
    .replaceAll(/<span style="font-weight: 700">(.*?)<\/span>/g, '<strong>$1</strong>')
    .replaceAll(/<li><p>(.*?)<\/p><\/li>/g, '<li>$1</li>')
    .replaceAll(' target="_self"', '')
  return { ...product, plainDescription: plain }
}

function oldSections(product: JsonObject): JsonObject {
  const sections = asList(product['infoSections']).map((one) => ({
    ...asObject(one),
    plainDescription: '<p>As it was.</p>'
  }))
  return sections.length === 0 ? product : { ...product, infoSections: sections }
}

/** The body with one member edited, where it has it. */
function inside(body: JsonObject, name: string, edit: (member: JsonObject) => JsonObject): JsonObject {
  const member = body[name]
  return isObject(member) ? { ...body, [name]: edit(member) } : body
}

function omit(body: JsonObject, name: string): JsonObject {
  return Object.fromEntries(Object.entries(body).filter(([key]) => key !== name))
}
