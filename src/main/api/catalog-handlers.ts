import { err, ok } from '#shared/lib/result.ts'
import { exportJob } from '../engine/catalog/export-job.ts'
import { importView } from '../engine/catalog/import-view.ts'
import type { Engine } from '../engine/engine.ts'
import { notFound } from '../engine/not-found.ts'
import type { HandlersOf } from './handlers.ts'

type CatalogHandlers = HandlersOf<
  | 'products.list'
  | 'products.ids'
  | 'products.get'
  | 'collections.list'
  | 'imports.create'
  | 'imports.list'
  | 'imports.get'
  | 'imports.apply'
  | 'imports.cancel'
  | 'sample.load'
  | 'exports.create'
>

export function catalogHandlers({ deps, importer }: Engine): CatalogHandlers {
  const { store } = deps
  return {
    'products.list': ({ sort, cursor, limit, ...filter }, { instanceId }) => {
      const page = store.read((db) => db.getProducts(instanceId, filter, sort, { cursor, limit }))
      return ok({ products: [...page.rows], nextCursor: page.nextCursor, total: page.total })
    },
    'products.ids': (filter, { instanceId }) => {
      const ids = [...store.read((db) => db.getProductIds(instanceId, filter))]
      return ok({ ids, total: ids.length })
    },
    'products.get': ({ id }, { instanceId }) => {
      const product = store.read((db) => db.getProduct(instanceId, id))
      return product ? ok(product) : err(notFound('Product', id))
    },
    'collections.list': (_input, { instanceId }) =>
      ok({ collections: [...store.read((db) => db.getCollections(instanceId))] }),

    'imports.create': (input, { instanceId }) => importer.importUpload(instanceId, input),
    'imports.list': (_input, { instanceId }) =>
      ok({ imports: store.read((db) => db.getImports(instanceId)).map(importView) }),
    'imports.get': ({ id }, { instanceId }) => {
      const row = store.read((db) => db.getImport(instanceId, id))
      return row ? ok(importView(row)) : err(notFound('Import', id))
    },
    'imports.apply': ({ id }, { instanceId }) => importer.apply(instanceId, id),
    'imports.cancel': ({ id }, { instanceId }) => importer.cancel(instanceId, id),
    'sample.load': (_input, { instanceId }) => importer.loadSample(instanceId),

    'exports.create': (input, { instanceId }) => exportJob(deps, instanceId, input)
  }
}
