import { sql as raw } from 'kysely'
import type { Import } from '#shared/contract/imports.ts'
import { ATTRIBUTES } from '#shared/model/attribute.ts'
import type { CsvProduct } from '../../ports/catalog-file.ts'
import type { ImportRow, StoreRead, StoreTx } from '../../ports/store.ts'
import { contentHash, upsertProduct } from './product-upsert.ts'
import type { Sql } from './sql.ts'
import type { Tables } from './tables.ts'

type Reads = Pick<StoreRead, 'getImports' | 'getImport' | 'getJobImports'>
type Writes = Pick<
  StoreTx,
  'createImport' | 'stageProducts' | 'compareStaged' | 'updateImport' | 'applyStaged' | 'dropStaged'
>

/** Staged rows are taken over in pages: a statement that is being iterated blocks every other on its connection. */
const APPLY_PAGE = 500

export function importReads(db: Sql): Reads {
  const rowOf = (row: SelectedImport): ImportRow => ({
    id: row.id,
    instanceId: row.instance_id,
    state: row.state,
    fileName: row.file_name,
    storedFile: row.stored_file,
    bytes: row.bytes,
    shape: row.shape,
    products: row.products,
    newProducts: row.new_products,
    changedProducts: row.changed_products,
    unchangedProducts: row.unchanged_products,
    variants: row.variants,
    mediaRows: row.media_rows,
    refusedRows: row.refused_rows,
    refused: JSON.parse(row.refused) as Import['refused'],
    warnings: JSON.parse(row.warnings) as Import['warnings'],
    preview: JSON.parse(row.preview) as Import['preview'],
    message: row.message,
    createdAt: new Date(row.created_at).toISOString()
  })
  return {
    getImports: (instanceId) =>
      db
        .all(
          db.q.selectFrom('imports').selectAll().where('instance_id', '=', instanceId).orderBy('id', 'desc').limit(200)
        )
        .map(rowOf),
    getImport(instanceId, importId) {
      const row = db.one(
        db.q.selectFrom('imports').selectAll().where('instance_id', '=', instanceId).where('id', '=', importId)
      )
      return row ? rowOf(row) : null
    },
    getJobImports: (instanceId, jobId) =>
      db
        .allRaw<SelectedImport>(raw`
          select * from imports where instance_id = ${instanceId} and id in (
            select p.import_id from job_items i join products p on p.key = i.product_key where i.job_id = ${jobId})
          order by id desc`)
        .map(rowOf)
  }
}

interface SelectedImport {
  readonly id: number
  readonly instance_id: string
  readonly state: Tables['imports']['state']
  readonly file_name: string
  readonly stored_file: string
  readonly bytes: number
  readonly shape: 'v1' | 'v3' | null
  readonly products: number
  readonly new_products: number
  readonly changed_products: number
  readonly unchanged_products: number
  readonly variants: number
  readonly media_rows: number
  readonly refused_rows: number
  readonly refused: string
  readonly warnings: string
  readonly preview: string
  readonly message: string | null
  readonly created_at: number
}

export function importWrites(db: Sql): Writes {
  return {
    createImport: (row) =>
      db.run(
        db.q.insertInto('imports').values({
          instance_id: row.instanceId,
          state: 'READING',
          file_name: row.fileName,
          stored_file: row.storedFile,
          bytes: row.bytes,
          created_at: row.at
        })
      ).lastId,

    stageProducts(importId, products) {
      for (const product of products) {
        const data = JSON.stringify(product)
        db.runRaw(raw`
          insert into import_products (import_id, position, id, hash, data)
          values (${importId}, ${product.position.record}, ${product.handle}, ${hashOf(product)}, ${data})`)
      }
    },

    compareStaged(importId) {
      const row = db.oneRaw<{ total: number; known: number; same: number }>(raw`
        select count(*) as total, count(p.key) as known, coalesce(sum(p.hash = s.hash), 0) as same
        from import_products s
        join imports i on i.id = s.import_id
        left join products p on p.instance_id = i.instance_id and p.id = s.id and p.gone_at is null
        where s.import_id = ${importId}`)
      if (!row) throw new Error(`No import ${importId}`)
      return {
        newProducts: row.total - row.known,
        changedProducts: row.known - row.same,
        unchangedProducts: row.same
      }
    },

    updateImport(importId, change) {
      db.run(
        db.q
          .updateTable('imports')
          .set({
            ...(change.state === undefined ? {} : { state: change.state }),
            ...(change.shape === undefined ? {} : { shape: change.shape }),
            ...(change.products === undefined ? {} : { products: change.products }),
            ...(change.newProducts === undefined ? {} : { new_products: change.newProducts }),
            ...(change.changedProducts === undefined ? {} : { changed_products: change.changedProducts }),
            ...(change.unchangedProducts === undefined ? {} : { unchanged_products: change.unchangedProducts }),
            ...(change.variants === undefined ? {} : { variants: change.variants }),
            ...(change.mediaRows === undefined ? {} : { media_rows: change.mediaRows }),
            ...(change.refusedRows === undefined ? {} : { refused_rows: change.refusedRows }),
            ...(change.refused === undefined ? {} : { refused: JSON.stringify(change.refused) }),
            ...(change.warnings === undefined ? {} : { warnings: JSON.stringify(change.warnings) }),
            ...(change.preview === undefined ? {} : { preview: JSON.stringify(change.preview) }),
            ...(change.message === undefined ? {} : { message: change.message })
          })
          .where('id', '=', importId)
      )
    },

    applyStaged(importId, at) {
      const row = db.one(db.q.selectFrom('imports').select('instance_id').where('id', '=', importId))
      if (!row) throw new Error(`No import ${importId}`)
      const collectionKeys = new Map<string, number>()
      let after = -1
      for (;;) {
        const staged = db.allRaw<{ position: number; hash: string; data: string }>(raw`
          select position, hash, data from import_products
          where import_id = ${importId} and position > ${after} order by position limit ${APPLY_PAGE}`)
        for (const entry of staged)
          applyProduct(
            db,
            row.instance_id,
            importId,
            JSON.parse(entry.data) as CsvProduct,
            entry.hash,
            at,
            collectionKeys
          )
        const last = staged.at(-1)
        if (!last) break
        after = last.position
      }
      db.run(db.q.deleteFrom('import_products').where('import_id', '=', importId))
      // Without an id of its own, a collection that nothing names any more is gone or has another name.
      db.runRaw(raw`
        delete from collections where instance_id = ${row.instance_id}
          and not exists (select 1 from product_collections pc where pc.collection_key = collections.key)`)
    },

    dropStaged(importId) {
      db.run(db.q.deleteFrom('import_products').where('import_id', '=', importId))
    }
  }
}

/** Where a product stands in its file is not content. */
function hashOf(product: CsvProduct): string {
  const { cells: _cells, position: _position, ...content } = product
  return contentHash(content)
}

function applyProduct(
  db: Sql,
  instanceId: string,
  importId: number,
  product: CsvProduct,
  hash: string,
  at: number,
  collectionKeys: Map<string, number>
): void {
  const cells: Record<string, number> = {}
  for (const attribute of ATTRIBUTES) {
    const position = product.cells[attribute]
    if (position) cells[attribute] = position.record
  }
  const keys = [...new Set(product.collections)].map((name) => {
    const key = collectionKeys.get(name) ?? collectionKey(db, instanceId, name)
    collectionKeys.set(name, key)
    return key
  })
  const { handle, variants } = product
  upsertProduct(
    db,
    instanceId,
    { ...product, id: handle, searched: [handle], variantCount: variants.length, hash },
    // What was known by name only, from another device's job, is in the catalogue from here on.
    { import_id: importId, cells: JSON.stringify(cells), gone_at: null },
    keys,
    at
  )
}

/** Wix's CSV names collections and gives them no id, so the name is the id. */
function collectionKey(db: Sql, instanceId: string, name: string): number {
  const found = db.oneRaw<{ key: number }>(
    raw`select key from collections where instance_id = ${instanceId} and id = ${name}`
  )
  if (found) return found.key
  return db.runRaw(raw`insert into collections (instance_id, id, name) values (${instanceId}, ${name}, ${name})`).lastId
}
