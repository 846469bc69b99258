import { asList, asObject, isObject, type JsonObject } from '../../simulators/wix/json.ts'
import type { Exchange } from './wix-protocol-app.ts'

type Edit = (exchange: Exchange) => Exchange

/** Apps with one fault each, by store version: what they send has to be called a violation. */
export const APP_FAULTS: Readonly<Record<'V1' | 'V3', Readonly<Record<string, Edit>>>> = {
  V1: {
    'the key is sent with Bearer': header('authorization', (key) => `Bearer ${key}`),
    'the site is not named': header('wix-site-id', () => undefined),
    'visibility is written': product((one) => ({ ...one, visible: true })),
    'a price is written': product((one) => ({ ...one, priceData: { price: 1 } })),
    'stock is written': product((one) => ({ ...one, stock: { quantity: 1 } })),
    'media are written': product((one) => ({ ...one, media: { items: [] } })),
    'a name is too long': product((one) => ('name' in one ? { ...one, name: 'x'.repeat(81) } : one)),
    'tags are left out': product((one) => ('seoData' in one ? { ...one, seoData: { settings: {} } } : one)),
    'pages hold more than a hundred': query((one) => ({ ...one, paging: { ...asObject(one['paging']), limit: 101 } })),
    'pages are counted beyond the cap': query((one) => ({ ...one, paging: { limit: 100, offset: 10_000 } })),
    'a filter is by what can’t be filtered': query((one) => ({ ...one, filter: '{"weight":1}' }))
  },
  V3: {
    'the key is sent with Bearer': header('authorization', (key) => `Bearer ${key}`),
    'a revision is a number': product((one) => ({ ...one, revision: Number(one['revision']) })),
    'a revision is left out': product(({ revision: _revision, ...one }) => one),
    'visibility is written': product((one) => ({ ...one, visible: true })),
    'variants are written': product((one) => ({ ...one, variantsInfo: { variants: [] } })),
    'a field mask is sent': body((one) => ('products' in one ? { ...one, fieldMask: { paths: ['name'] } } : one)),
    'an alt text is empty': product((one) => inside(one, 'media', emptyAltTexts)),
    'read-only members of media are sent back': product((one) => inside(one, 'media', readOnlyMedia)),
    'a title is a custom tag': product((one) => inside(one, 'seoData', customTitle)),
    'further pages ask for no fields': body((one) => (hasCursor(one) ? { ...one, fields: [] } : one)),
    'further pages are filtered': body((one) =>
      hasCursor(one) ? inside(one, 'query', (asked) => ({ ...asked, filter: { visible: true } })) : one
    ),
    'pages hold more than a hundred': query((one) =>
      inside(one, 'cursorPaging', (paging) => ({ ...paging, limit: 101 }))
    ),
    'a product comes twice in one update': body((one) =>
      'products' in one ? { ...one, products: [...asList(one['products']), ...asList(one['products'])] } : one
    )
  }
}

function header(name: string, edit: (value: string) => string | undefined): Edit {
  return (exchange) => ({
    ...exchange,
    headers: exchange.headers.flatMap(([key, value]): readonly (readonly [string, string])[] => {
      if (key !== name) return [[key, value]]
      const edited = edit(value)
      return edited === undefined ? [] : [[key, edited]]
    })
  })
}

/** Edits what is asked, in a body or packed into the address. */
function body(edit: (body: JsonObject) => JsonObject): Edit {
  return (exchange) => {
    if (exchange.body !== '') return { ...exchange, body: JSON.stringify(edit(asObject(JSON.parse(exchange.body)))) }
    const url = new URL(exchange.url)
    const packed = url.searchParams.get('.r')
    if (packed === null) return exchange
    const asked = asObject(JSON.parse(Buffer.from(packed, 'base64url').toString('utf8')))
    url.searchParams.set('.r', Buffer.from(JSON.stringify(edit(asked))).toString('base64url'))
    return { ...exchange, url: url.href }
  }
}

/** Edits every product that is written, alone or in a bulk update. */
function product(edit: (product: JsonObject) => JsonObject): Edit {
  return body((one) => {
    const bulk = one['products']
    if (!Array.isArray(bulk)) return inside(one, 'product', edit)
    return { ...one, products: bulk.map((entry: unknown) => inside(asObject(entry), 'product', edit)) }
  })
}

function query(edit: (query: JsonObject) => JsonObject): Edit {
  return body((one) => inside(one, 'query', edit))
}

function inside(whole: JsonObject, name: string, edit: (member: JsonObject) => JsonObject): JsonObject {
  const member = whole[name]
  return isObject(member) ? { ...whole, [name]: edit(member) } : whole
}

function hasCursor(asked: JsonObject): boolean {
  return typeof asObject(asObject(asked['query'])['cursorPaging'])['cursor'] === 'string'
}

function emptyAltTexts(media: JsonObject): JsonObject {
  return eachItem(media, (item) => ({ ...item, altText: '' }))
}

function readOnlyMedia(media: JsonObject): JsonObject {
  return eachItem(media, (item) => ({ ...item, mediaType: 'IMAGE' }))
}

function eachItem(media: JsonObject, edit: (item: JsonObject) => JsonObject): JsonObject {
  return inside(media, 'itemsInfo', (info) => ({
    ...info,
    items: asList(info['items']).map((item) => edit(asObject(item)))
  }))
}

function customTitle(seo: JsonObject): JsonObject {
  return { ...seo, tags: [...asList(seo['tags']), { type: 'title', children: 'x', custom: true }] }
}
