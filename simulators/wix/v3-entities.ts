import { asList, asObject, asRevision, asText } from './json.ts'
import type { StoredName, StoredSection } from './model.ts'
import {
  applicationError,
  lengthViolation,
  validationError,
  type FieldViolation,
  type WixAnswer,
  type WixRequest,
  type WixRoute
} from './route.ts'
import type { WixStore } from './store.ts'
import { isFields, readFields, SECTION_FIELDS, unparsable } from './v3-fields.ts'
import type { V3QueryRules } from './v3-filter.ts'
import { isV3Page, queryV3 } from './v3-query.ts'
import { readHtml, V3_LIMITS } from './v3-read.ts'
import { v3Name, v3Section } from './v3-shape.ts'
import { stale } from './v3-write.ts'

const PAGE_LIMIT = 100

const SECTION_RULES: V3QueryRules<StoredSection> = {
  limit: PAGE_LIMIT,
  filterable: new Set(['id', 'uniqueName', 'title', 'createdDate', 'updatedDate']),
  sortable: new Set(['uniqueName', 'title', 'createdDate', 'updatedDate']),
  read(section, field) {
    switch (field) {
      case 'id':
      case 'uniqueName':
      case 'title':
      case 'createdDate':
      case 'updatedDate':
        return section[field]
      default:
        return undefined
    }
  }
}

const NAME_RULES: V3QueryRules<StoredName> = {
  limit: PAGE_LIMIT,
  filterable: new Set(['id', 'name']),
  sortable: new Set(['name']),
  read: (item, field) => (field === 'id' || field === 'name' ? item[field] : undefined)
}

/** Info sections, which any number of products share, and the two kinds of names. */
export const V3_ENTITY_ROUTES: readonly WixRoute[] = [
  ...(['GET', 'POST'] as const).map((method) => read(method, '/stores/v3/info-sections/query', querySections)),
  read('GET', '/stores/v3/info-sections/:id', (request, store) => {
    const fields = readFields(request.query.getAll('fields'), SECTION_FIELDS)
    if (!isFields(fields)) return fields
    const section = store.sections.get(request.params['id'] ?? '')
    return section === undefined
      ? notFound('Info section')
      : { status: 200, body: { infoSection: v3Section(store, section, fields) } }
  }),
  write('POST', '/stores/v3/info-sections', createSection),
  write('POST', '/stores/v3/info-sections/get-or-create', getOrCreateSection),
  write('PATCH', '/stores/v3/info-sections/:id', updateSection),
  ...nameRoutes(
    'ribbon',
    30,
    (store) => store.ribbons,
    (store, name) => store.ribbonByName(name)
  ),
  ...nameRoutes(
    'brand',
    50,
    (store) => store.brands,
    (store, name) => store.brandByName(name)
  )
]

function read(method: WixRoute['method'], path: string, handle: WixRoute['handle']): WixRoute {
  return { method, path, catalog: 'V3', permission: 'read-products', handle }
}

function write(method: WixRoute['method'], path: string, handle: WixRoute['handle']): WixRoute {
  return { method, path, catalog: 'V3', permission: 'write-products', handle }
}

function querySections(request: WixRequest, store: WixStore): WixAnswer {
  const fields = readFields(request.body['fields'], SECTION_FIELDS)
  if (!isFields(fields)) return fields
  const page = queryV3(store.sections.values(), asObject(request.body['query']), SECTION_RULES)
  if (!isV3Page(page)) return page
  const infoSections = page.items.map((section) => v3Section(store, section, fields))
  return { status: 200, body: { infoSections, pagingMetadata: page.metadata } }
}

function getOrCreateSection(request: WixRequest, store: WixStore): WixAnswer {
  const wish = asObject(request.body['infoSection'])
  const uniqueName = asText(wish['uniqueName']) ?? ''
  const known = [...store.sections.values()].find((section) => section.uniqueName === uniqueName)
  return known === undefined
    ? createSection(request, store)
    : { status: 200, body: { infoSection: v3Section(store, known, new Set()) } }
}

function createSection(request: WixRequest, store: WixStore): WixAnswer {
  const wish = asObject(request.body['infoSection'])
  const uniqueName = asText(wish['uniqueName']) ?? ''
  // Assumed: Wix documents 409 for what exists already, and no code for a section.
  if ([...store.sections.values()].some((section) => section.uniqueName === uniqueName))
    return applicationError(409, 'ALREADY_EXISTS', `An info section named ${uniqueName} exists already`)
  const violations: FieldViolation[] = []
  const title = asText(wish['title']) ?? ''
  for (const [field, text, most] of [
    ['infoSection.uniqueName', uniqueName, V3_LIMITS.sectionUniqueName],
    ['infoSection.title', title, V3_LIMITS.sectionTitle]
  ] as const) {
    const violation = lengthViolation(field, text, 1, most)
    if (violation !== undefined) violations.push(violation)
  }
  const html = readHtml(asText(wish['plainDescription']) ?? '', 'infoSection.plainDescription', violations)
  if (violations.length > 0) return validationError('infoSection', violations)
  if (title.trim() === '') return applicationError(400, 'ONLY_SPACES_STRING_ERROR', 'Title holds only spaces')
  const section = store.addSection({ uniqueName, title, html })
  return { status: 200, body: { infoSection: v3Section(store, section, new Set()) } }
}

/** Changes the text in every product that shows the section. */
function updateSection(request: WixRequest, store: WixStore): WixAnswer {
  const wish = asObject(request.body['infoSection'])
  const before = store.sections.get(request.params['id'] ?? '')
  if (before === undefined) return notFound('Info section')
  const revision = asRevision(wish['revision'])
  if (revision === undefined) return noRevision('infoSection')
  const violations: FieldViolation[] = []
  const title = asText(wish['title'])
  if (title !== undefined) {
    const violation = lengthViolation('infoSection.title', title, 1, V3_LIMITS.sectionTitle)
    if (violation !== undefined) violations.push(violation)
  }
  const plain = asText(wish['plainDescription'])
  const html = plain === undefined ? undefined : readHtml(plain, 'infoSection.plainDescription', violations)
  if (violations.length > 0) return validationError('infoSection', violations)
  if (revision !== String(before.revision)) return stale(request.staleBody)
  const section = store.updateSection(before.id, {
    ...(title === undefined ? {} : { title }),
    ...(html === undefined ? {} : { html })
  })
  return { status: 200, body: { infoSection: v3Section(store, section ?? before, new Set()) } }
}

function nameRoutes(
  member: 'ribbon' | 'brand',
  most: number,
  all: (store: WixStore) => ReadonlyMap<string, StoredName>,
  make: (store: WixStore, name: string) => StoredName
): readonly WixRoute[] {
  const path = `/stores/v3/${member}s`
  return [
    write('POST', `${path}/get-or-create`, (request, store) => {
      const name = asText(request.body[`${member}Name`])
      if (name === undefined) return unparsable()
      const violation = lengthViolation(`${member}Name`, name, 1, most)
      if (violation !== undefined) return validationError(member, [violation])
      return { status: 200, body: { [member]: v3Name(make(store, name)) } }
    }),
    write('POST', `/stores/v3/bulk/${member}s/get-or-create`, (request, store) => {
      const names = asList(request.body[`${member}Names`])
      if (!names.every((name) => typeof name === 'string') || names.length < 1 || names.length > 100)
        return unparsable()
      const results = names.map((name, originalIndex) => {
        const made = make(store, name)
        return { itemMetadata: { id: made.id, originalIndex, success: true }, item: v3Name(made) }
      })
      const bulkActionMetadata = { totalSuccesses: results.length, totalFailures: 0, undetailedFailures: 0 }
      return { status: 200, body: { results, bulkActionMetadata } }
    }),
    read('POST', `${path}/query`, (request, store) => {
      const page = queryV3(all(store).values(), asObject(request.body['query']), NAME_RULES)
      if (!isV3Page(page)) return page
      return { status: 200, body: { [`${member}s`]: page.items.map(v3Name), pagingMetadata: page.metadata } }
    }),
    read('GET', `${path}/:id`, (request, store) => {
      const found = all(store).get(request.params['id'] ?? '')
      return found === undefined ? notFound(member) : { status: 200, body: { [member]: v3Name(found) } }
    })
  ]
}

export function notFound(what: string): WixAnswer {
  return applicationError(404, 'NOT_FOUND', `${what} not found`)
}

export function noRevision(subject: string): WixAnswer {
  return { status: 400, body: { message: `${subject} is invalid: revision must not be empty`, details: {} } }
}
