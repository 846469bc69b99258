import { getCatalogVersion } from '@wix/auto_sdk_stores_catalog-versioning'
import { getSiteProperties } from '@wix/auto_sdk_business-tools_site-properties'
import { queryProducts as queryV1Products, updateProduct as updateV1Product } from '@wix/auto_sdk_stores_products'
import { queryProducts, updateProduct } from '@wix/auto_sdk_stores_products-v-3'
import { FULL_KEY } from '../../simulators/wix/access.ts'
import type { WixFaultKind } from '../../simulators/wix/faults.ts'
import { changesOnly, refused, same, type ProtocolCheck, type Refusal } from './wix-protocol-expect.ts'
import { at } from './wix-protocol-v3.ts'
import type { ProtocolWorld } from './wix-protocol-world.ts'

/** What the SDK makes of answers that name no code: the status itself, as a number. */
const ANSWERED: readonly (readonly [WixFaultKind, Refusal])[] = [
  ['rate-limit', { status: 429, code: 429 }],
  ['error-500', { status: 500, code: 500 }],
  ['error-502-html', { status: 502, code: 502 }],
  ['error-503-empty', { status: 503, code: 503 }],
  ['error-504', { status: 504, code: 504 }]
]

/** For either version, and last: they leave the store as it is. */
export function errorChecks(version: 'V1' | 'V3'): readonly ProtocolCheck<ProtocolWorld>[] {
  const query = (wix: ProtocolWorld['wix']) => () =>
    version === 'V1' ? wix.use(queryV1Products)().find() : wix.use(queryProducts)().find()
  const update = (wix: ProtocolWorld['wix'], id: string, revision: number) => () =>
    version === 'V1'
      ? wix.use(updateV1Product)(id, { name: 'Not written' })
      : wix.use(updateProduct)(id, { revision: String(revision), name: 'Not written' })

  return [
    {
      name: `${version}: the site by name; a wrong key is 401, a key that lacks a permission or is for another site 403`,
      async run({ wix, client, simulator: { store, control } }) {
        const { properties } = await wix.use(getSiteProperties)()
        const { id, revision } = at(store.products, 50)
        control.setKeys([FULL_KEY, { key: 'reader', permissions: ['read-products'] }])
        const reader = client('reader')
        try {
          return await changesOnly('refused', store, [], async () => [
            ...same('name', properties?.siteDisplayName, store.site.name),
            ...(await refused('a wrong key', { status: 401 }, query(client('wrong')))),
            ...(await refused('another site', { status: 403 }, query(client(FULL_KEY.key, 'other')))),
            ...(await refused('writing with a key that reads', { status: 403 }, update(reader, id, revision))),
            ...same('reading with it', (await reader.use(getCatalogVersion)()).catalogVersion, `${version}_CATALOG`)
          ])
        } finally {
          control.setKeys([FULL_KEY])
        }
      }
    },
    {
      name: `${version}: errors without a code reach the SDK with their status, and nothing was done`,
      async run({ wix, simulator: { store, control } }) {
        const { id, revision } = at(store.products, 51)
        try {
          return await changesOnly('refused', store, [], async () => {
            const wrong: string[] = []
            for (const [kind, refusal] of ANSWERED) {
              control.setFaults([{ kind }])
              wrong.push(...(await refused(kind, refusal, query(wix))))
              wrong.push(...(await refused(`${kind}, writing`, refusal, update(wix, id, revision))))
            }
            return wrong
          })
        } finally {
          control.setFaults([])
        }
      }
    }
  ]
}
